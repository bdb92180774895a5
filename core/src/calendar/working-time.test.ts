import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { chinaSpecialDays } from './china-days.ts'
import { makeCalendar, type DailySpan, type WorkingCalendar } from './working-calendar.ts'
import {
  addWorkingMinutes,
  endOfWorkingHours,
  nextWorkingStart,
  workingMinutesBetween,
} from './working-time.ts'

function make(timeZone: string, workingHours: readonly DailySpan[]): WorkingCalendar {
  const made = makeCalendar({
    timeZone,
    workingHours,
    specialDays: chinaSpecialDays(2022, 2026),
    knownFrom: '2022-01-01',
    knownUntil: '2026-12-28',
  })
  if (!made.ok) throw new Error(made.code)
  return made.value
}

const SPLIT = [
  { start: '09:00', end: '12:00' },
  { start: '13:30', end: '17:30' },
]
const calendar = make('Asia/Shanghai', SPLIT)
const calendars = [calendar, make('America/New_York', [{ start: '00:00', end: '24:00' }]), make('UTC', SPLIT)]
const anyCalendar = fc.constantFrom(...calendars)
const anyInstant = fc.date({ min: new Date('2023-01-01'), max: new Date('2026-12-01'), noInvalidDate: true })
const anyMinutes = fc.integer({ min: 0, max: 6000 })

/** Shanghai wall time as an instant. */
function local(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}:00+08:00`)
}

describe('adding working minutes', () => {
  it('skips lunch, nights, National Day 2023, and works the weekend after it', () => {
    expect(addWorkingMinutes(calendar, local('2023-09-28 11:30'), 60)).toEqual(local('2023-09-28 14:00'))
    expect(addWorkingMinutes(calendar, local('2023-09-28 17:00'), 60)).toEqual(local('2023-10-07 09:30'))
    expect(addWorkingMinutes(calendar, local('2023-10-06 23:00'), 7 * 60)).toEqual(local('2023-10-07 17:30'))
  })

  it('ends at the end of a span filled exactly, and stays where it is for none', () => {
    expect(addWorkingMinutes(calendar, local('2023-09-28 09:00'), 180)).toEqual(local('2023-09-28 12:00'))
    expect(addWorkingMinutes(calendar, local('2023-10-01 03:00'), 0)).toEqual(local('2023-10-01 03:00'))
  })

  it('is additive, and is what workingMinutesBetween measures', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyMinutes, anyMinutes, (c, at, a, b) => {
        const inTwo = addWorkingMinutes(c, addWorkingMinutes(c, at, a), b)
        expect(inTwo).toEqual(addWorkingMinutes(c, at, a + b))
        expect(workingMinutesBetween(c, at, inTwo)).toBeCloseTo(a + b, 6)
      }),
    )
  })

  it('throws on minutes that are none', () => {
    expect(() => addWorkingMinutes(calendar, new Date(0), -1)).toThrow(RangeError)
    expect(() => addWorkingMinutes(calendar, new Date(0), Number.NaN)).toThrow(RangeError)
  })
})

describe('measuring working time', () => {
  it('leaves out the weekend', () => {
    expect(workingMinutesBetween(calendar, local('2023-10-13 17:00'), local('2023-10-16 09:30'))).toBe(60)
    expect(workingMinutesBetween(calendar, local('2023-10-14 00:00'), local('2023-10-16 00:00'))).toBe(0)
    expect(workingMinutesBetween(calendar, local('2023-10-16 09:30'), local('2023-10-13 17:00'))).toBe(-60)
  })

  it('is additive', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyInstant, anyInstant, (c, x, y, z) => {
        const whole = workingMinutesBetween(c, x, y) + workingMinutesBetween(c, y, z)
        expect(whole).toBeCloseTo(workingMinutesBetween(c, x, z), 6)
      }),
      { numRuns: 40 },
    )
  })

  it('measures real time when the clock is put back', () => {
    const whole = make('America/New_York', [{ start: '00:00', end: '24:00' }])
    const everyDay = { ...whole, restDays: [], specialDays: new Map() }
    const [from, until] = [new Date('2024-11-03T04:00:00Z'), new Date('2024-11-04T05:00:00Z')]
    expect(workingMinutesBetween(everyDay, from, until)).toBe(25 * 60)
  })
})

it('finds the next working start', () => {
  expect(nextWorkingStart(calendar, local('2023-09-28 09:00'))).toEqual(local('2023-09-28 09:00'))
  expect(nextWorkingStart(calendar, local('2023-09-28 07:00'))).toEqual(local('2023-09-28 09:00'))
  expect(nextWorkingStart(calendar, local('2023-09-28 12:00'))).toEqual(local('2023-09-28 13:30'))
  expect(nextWorkingStart(calendar, local('2023-09-28 17:30'))).toEqual(local('2023-10-07 09:00'))
})

it('finds the end of working hours, on days of rest too', () => {
  expect(endOfWorkingHours(calendar, '2023-10-01')).toEqual(local('2023-10-01 17:30'))
})
