import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { addDays, dateOfDayNumber, dayNumber, daysBetween, isDate, isoWeekday } from './calendar-date.ts'
import { chinaSpecialDays } from './china-days.ts'
import {
  addWorkingDays,
  isKnown,
  isWorkingDay,
  kindOfDay,
  makeCalendar,
  nextWorkingDay,
  workingDaysBetween,
  type CalendarFields,
  type WorkingCalendar,
} from './working-calendar.ts'

/**
 * The State Council's notices, copied out by hand and kept apart from the package's data: first and last
 * day of each holiday, and the weekend days worked for it.
 */
const NOTICES: readonly { rest: readonly [string, string]; work: readonly string[] }[] = [
  { rest: ['2022-12-31', '2023-01-02'], work: [] },
  { rest: ['2023-01-21', '2023-01-27'], work: ['2023-01-28', '2023-01-29'] },
  { rest: ['2023-04-05', '2023-04-05'], work: [] },
  { rest: ['2023-04-29', '2023-05-03'], work: ['2023-04-23', '2023-05-06'] },
  { rest: ['2023-06-22', '2023-06-24'], work: ['2023-06-25'] },
  { rest: ['2023-09-29', '2023-10-06'], work: ['2023-10-07', '2023-10-08'] },
  { rest: ['2024-01-01', '2024-01-01'], work: [] },
  { rest: ['2024-02-10', '2024-02-17'], work: ['2024-02-04', '2024-02-18'] },
  { rest: ['2024-04-04', '2024-04-06'], work: ['2024-04-07'] },
  { rest: ['2024-05-01', '2024-05-05'], work: ['2024-04-28', '2024-05-11'] },
  { rest: ['2024-06-10', '2024-06-10'], work: [] },
  { rest: ['2024-09-15', '2024-09-17'], work: ['2024-09-14'] },
  { rest: ['2024-10-01', '2024-10-07'], work: ['2024-09-29', '2024-10-12'] },
  { rest: ['2025-01-01', '2025-01-01'], work: [] },
  { rest: ['2025-01-28', '2025-02-04'], work: ['2025-01-26', '2025-02-08'] },
  { rest: ['2025-04-04', '2025-04-06'], work: [] },
  { rest: ['2025-05-01', '2025-05-05'], work: ['2025-04-27'] },
  { rest: ['2025-05-31', '2025-06-02'], work: [] },
  { rest: ['2025-10-01', '2025-10-08'], work: ['2025-09-28', '2025-10-11'] },
  { rest: ['2026-01-01', '2026-01-03'], work: ['2026-01-04'] },
  { rest: ['2026-02-15', '2026-02-23'], work: ['2026-02-14', '2026-02-28'] },
  { rest: ['2026-04-04', '2026-04-06'], work: [] },
  { rest: ['2026-05-01', '2026-05-05'], work: ['2026-05-09'] },
  { rest: ['2026-06-19', '2026-06-21'], work: [] },
  { rest: ['2026-09-25', '2026-09-27'], work: [] },
  { rest: ['2026-10-01', '2026-10-07'], work: ['2026-09-20', '2026-10-10'] },
]

const FIELDS: CalendarFields = {
  timeZone: 'Asia/Shanghai',
  workingHours: [
    { start: '09:00', end: '12:00' },
    { start: '13:30', end: '17:30' },
  ],
  specialDays: chinaSpecialDays(2022, 2026),
  knownFrom: '2022-01-01',
  knownUntil: '2026-12-28',
}

function make(fields: Partial<CalendarFields> = {}): WorkingCalendar {
  const made = makeCalendar({ ...FIELDS, ...fields })
  if (!made.ok) throw new Error(made.code)
  return made.value
}
const calendar = make()
const anyDate = fc
  .integer({ min: dayNumber('2022-01-01'), max: dayNumber('2027-06-30') })
  .map(dateOfDayNumber)

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('every day of 2023 to 2026', () => {
  it('is a working day exactly when the notices say so', () => {
    const wrong: string[] = []
    let days = 0
    let worked = 0
    for (let on = '2023-01-01'; on <= '2026-12-31'; on = addDays(on, 1)) {
      const isRest = NOTICES.some(({ rest: [first, last] }) => first <= on && on <= last)
      const isMadeUp = NOTICES.some(({ work }) => work.includes(on))
      const weekday = new Date(`${on}T00:00:00Z`).getUTCDay()
      const expected = isMadeUp || (!isRest && weekday !== 0 && weekday !== 6)
      if (isWorkingDay(calendar, on) !== expected) wrong.push(on)
      if (isMadeUp && kindOfDay(calendar, on) !== 'makeUpWorkday') wrong.push(on)
      days += 1
      worked += Number(expected)
    }
    expect(wrong).toEqual([])
    expect(days).toBe(1461)
    // Days less weekends less legal holidays: 2023 365-105-11, 2024 366-104-11, 2025 and 2026 365-104-13.
    expect(worked).toBe(249 + 251 + 248 + 248)
    expect(workingDaysBetween(calendar, '2022-12-31', '2026-12-31')).toBe(worked)
  })

  it('has the six make-up weekends of 2026', () => {
    const made = [...calendar.specialDays.values()].filter((day) => day.kind === 'makeUpWorkday')
    expect(made.filter((day) => day.on.startsWith('2026')).map((day) => day.on)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ])
  })
})

describe('counting working days', () => {
  it('crosses National Day 2023 into the working weekend after it', () => {
    expect(nextWorkingDay(calendar, '2023-09-28')).toBe('2023-10-07')
    expect(addWorkingDays(calendar, '2023-09-27', 5)).toBe('2023-10-10')
    expect(workingDaysBetween(calendar, '2023-09-28', '2023-10-09')).toBe(3)
  })

  it('crosses Spring Festival 2026, nine days off between two working Saturdays', () => {
    expect(nextWorkingDay(calendar, '2026-02-13')).toBe('2026-02-14')
    expect(nextWorkingDay(calendar, '2026-02-14')).toBe('2026-02-24')
    expect(addWorkingDays(calendar, '2026-02-24', 4)).toBe('2026-02-28')
  })

  it('is additive and monotone', () => {
    const count = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(anyDate, anyDate, count, count, (one, other, m, n) => {
        expect(addWorkingDays(calendar, addWorkingDays(calendar, one, m), n)).toBe(
          addWorkingDays(calendar, one, m + n),
        )
        const [early, late] = one < other ? [one, other] : [other, one]
        expect(addWorkingDays(calendar, early, n) <= addWorkingDays(calendar, late, n)).toBe(true)
        expect(isWorkingDay(calendar, addWorkingDays(calendar, one, n + 1))).toBe(true)
      }),
    )
  })

  it('counts between dates what adding steps over', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 60 }), anyDate, (from, n, other) => {
        expect(workingDaysBetween(calendar, from, addWorkingDays(calendar, from, n))).toBe(n)
        expect(
          workingDaysBetween(calendar, from, other) + workingDaysBetween(calendar, other, from),
        ).toBeCloseTo(0)
      }),
    )
  })

  it('throws on a count that is none', () => {
    expect(() => addWorkingDays(calendar, '2023-01-01', -1)).toThrow(RangeError)
    expect(() => addWorkingDays(calendar, '2023-01-01', 1.5)).toThrow(RangeError)
    expect(() => addWorkingDays(calendar, '2023-02-30', 1)).toThrow(RangeError)
  })

  it('does not depend on the time zone of the machine', () => {
    const days = ['2023-09-27', '2024-02-09', '2026-02-13']
    const expected = days.map((on) => addWorkingDays(calendar, on, 5))
    const offsets = ['Pacific/Kiritimati', 'America/New_York', 'UTC'].map((zone) => {
      vi.stubEnv('TZ', zone)
      expect(days.map((on) => addWorkingDays(calendar, on, 5))).toEqual(expected)
      return new Date(0).getTimezoneOffset()
    })
    // The machine really was elsewhere.
    expect(new Set(offsets).size).toBe(3)
  })
})

describe('making a calendar', () => {
  it.each([
    ['timeZoneUnknown', { timeZone: 'Asia/Nowhere' }],
    ['restDaysInvalid', { restDays: [1, 2, 3, 4, 5, 6, 7] }],
    ['restDaysInvalid', { restDays: [0] }],
    ['workingHoursInvalid', { workingHours: [] }],
    ['workingHoursInvalid', { workingHours: [{ start: '12:00', end: '12:00' }] }],
    ['workingHoursInvalid', { workingHours: [{ start: '9:00', end: '12:00' }] }],
    ['workingHoursInvalid', { workingHours: [{ start: '09:00', end: '24:30' }] }],
    [
      'workingHoursOverlap',
      {
        workingHours: [
          { start: '13:00', end: '17:00' },
          { start: '09:00', end: '13:01' },
        ],
      },
    ],
    ['dateInvalid', { specialDays: [{ on: '2023-02-29', kind: 'publicHoliday', name: '无' }] }],
    ['dateInvalid', { knownUntil: '2026-13-01' }],
    [
      'specialDayTwice',
      {
        specialDays: [
          { on: '2023-01-01', kind: 'publicHoliday', name: '元旦' },
          { on: '2023-01-01', kind: 'makeUpWorkday', name: '元旦' },
        ],
      },
    ],
    ['knownRangeInvalid', { knownFrom: '2027-01-01' }],
  ] as const)('refuses %s (case %#)', (code, fields) => {
    expect(makeCalendar({ ...FIELDS, ...(fields as Partial<CalendarFields>) })).toMatchObject({
      ok: false,
      code,
    })
  })

  it('orders the spans and allows them to touch, to 24:00', () => {
    const workingHours = [
      { start: '12:00', end: '24:00' },
      { start: '00:00', end: '12:00' },
    ]
    expect(make({ workingHours }).workingHours.map((span) => span.start)).toEqual(['00:00', '12:00'])
  })

  it('rests on other weekdays where a centre does', () => {
    const friday = make({ restDays: [5], specialDays: [] })
    expect(nextWorkingDay(friday, '2023-10-12')).toBe('2023-10-14')
  })

  it('says which dates no notice covers', () => {
    expect(isKnown(calendar, '2026-12-28')).toBe(true)
    expect(isKnown(calendar, '2026-12-29')).toBe(false)
    expect(isKnown(calendar, '2021-12-31')).toBe(false)
    expect(kindOfDay(calendar, '2027-10-01')).toBe('workingDay')
  })
})

describe('dates', () => {
  it('knows which exist', () => {
    expect(['2024-02-29', '2000-02-29'].every(isDate)).toBe(true)
    expect(['2023-02-29', '2023-2-9', '', '2023-00-10', '2023-04-31', '20230401'].some(isDate)).toBe(false)
  })

  it('counts days and weekdays, before 1970 too', () => {
    expect(daysBetween('2023-12-31', '2024-03-01')).toBe(61)
    expect(isoWeekday('2023-10-01')).toBe(7)
    expect(isoWeekday('2023-10-02')).toBe(1)
    expect(isoWeekday('1949-10-01')).toBe(6)
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: -500, max: 500 }),
        (on, n) => daysBetween(on, addDays(on, n)) === n,
      ),
    )
  })
})
