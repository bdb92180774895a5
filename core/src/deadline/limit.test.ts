import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { dueText, limitText, parseLimit } from './limit-text.ts'
import {
  checkLimit,
  dueAt,
  dueOn,
  extendedDueAt,
  isProvisional,
  type Limit,
  type LimitUnit,
} from './limit.ts'
import { local, testCalendar as calendar, testCalendarElsewhere } from './test-calendar.ts'

const UNITS: readonly LimitUnit[] = ['minutes', 'hours', 'workingHours', 'calendarDays', 'workingDays']
const anyLimit: fc.Arbitrary<Limit> = fc.record(
  {
    amount: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom(...UNITS),
    dueTime: fc.constantFrom('endOfDay' as const, 'endOfWorkingHours' as const, 'sameTime' as const),
    lateStart: fc.constantFrom('nextWorkingStart' as const, 'asGiven' as const),
    endsOnWorkingDay: fc.boolean(),
  },
  { requiredKeys: ['amount', 'unit'] },
)
const anyStart = fc.date({ min: new Date('2023-01-01'), max: new Date('2026-10-01'), noInvalidDate: true })
const anyCalendar = fc.constantFrom(calendar, testCalendarElsewhere)

afterEach(() => {
  vi.unstubAllEnvs()
})

function due(amount: number, unit: LimitUnit, start: string, rest: Partial<Limit> = {}): Date {
  return dueAt({ amount, unit, ...rest }, local(start), calendar)
}

describe('due times', () => {
  it('run around the clock for minutes and hours, National Day or not', () => {
    expect(due(15, 'minutes', '2023-10-01 23:50')).toEqual(local('2023-10-02 00:05'))
    expect(due(2, 'hours', '2023-10-01 23:00')).toEqual(local('2023-10-02 01:00'))
  })

  it('run in working hours only for working hours', () => {
    expect(due(4, 'workingHours', '2023-09-28 16:30')).toEqual(local('2023-10-07 12:00'))
    expect(due(4, 'workingHours', '2023-10-03 10:00')).toEqual(local('2023-10-07 14:30'))
  })

  it('end at 24:00 of the last calendar day', () => {
    expect(due(7, 'calendarDays', '2023-09-28 16:30')).toEqual(local('2023-10-05 24:00'))
    expect(due(7, 'calendarDays', '2023-09-28 16:30', { endsOnWorkingDay: true })).toEqual(
      local('2023-10-07 24:00'),
    )
    expect(due(10, 'calendarDays', '2023-09-28 16:30', { endsOnWorkingDay: true })).toEqual(
      local('2023-10-08 24:00'),
    )
  })

  it('count working days from the day after, over National Day 2023 and its working weekend', () => {
    expect(due(5, 'workingDays', '2023-09-27 10:00')).toEqual(local('2023-10-10 24:00'))
    expect(due(5, 'workingDays', '2023-09-27 10:00', { dueTime: 'endOfWorkingHours' })).toEqual(
      local('2023-10-10 17:30'),
    )
    expect(due(5, 'workingDays', '2023-09-27 10:00', { dueTime: 'sameTime' })).toEqual(
      local('2023-10-10 10:00'),
    )
  })

  it('count over Spring Festival 2026, from a working Saturday to a working Saturday', () => {
    expect(due(5, 'workingDays', '2026-02-14 10:00')).toEqual(local('2026-02-28 24:00'))
  })

  it('take a start after hours or on a day of rest as the next working start', () => {
    expect(due(1, 'workingDays', '2023-10-13 17:29')).toEqual(local('2023-10-16 24:00'))
    expect(due(1, 'workingDays', '2023-10-13 17:30')).toEqual(local('2023-10-17 24:00'))
    expect(due(1, 'workingDays', '2023-10-14 10:00')).toEqual(local('2023-10-17 24:00'))
    expect(due(1, 'workingDays', '2023-10-14 10:00', { lateStart: 'asGiven' })).toEqual(
      local('2023-10-16 24:00'),
    )
    expect(due(1, 'workingDays', '2023-10-14 10:00', { dueTime: 'sameTime' })).toEqual(
      local('2023-10-17 09:00'),
    )
    expect(due(1, 'workingDays', '2023-10-16 06:00')).toEqual(local('2023-10-17 24:00'))
  })

  it('are never before the start, and no later start is due earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyLimit, anyStart, anyStart, (c, limit, one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one]
        expect(dueAt(limit, early, c) > early).toBe(true)
        expect(dueAt(limit, early, c) <= dueAt(limit, late, c)).toBe(true)
        expect(
          dueAt(limit, early, c) < dueAt({ ...limit, amount: limit.amount + 1 }, early, c) ||
            limit.endsOnWorkingDay,
        ).toBe(true)
      }),
    )
  })

  it('do not depend on the time zone of the machine', () => {
    const expected = local('2023-10-10 24:00')
    const offsets = ['Asia/Shanghai', 'America/Los_Angeles'].map((zone) => {
      vi.stubEnv('TZ', zone)
      expect(due(5, 'workingDays', '2023-09-27 10:00')).toEqual(expected)
      return new Date(0).getTimezoneOffset()
    })
    expect(offsets).toEqual([-480, 480])
  })

  it('throw for an impossible limit', () => {
    expect(() => due(0, 'minutes', '2023-10-13 17:29')).toThrow(RangeError)
  })
})

describe('the date of a due time', () => {
  it('is the day that ends at 24:00', () => {
    expect(dueOn('Asia/Shanghai', local('2023-10-31 24:00'))).toBe('2023-10-31')
    expect(dueOn('Asia/Shanghai', local('2023-10-31 17:30'))).toBe('2023-10-31')
    expect(dueText('Asia/Shanghai', local('2023-10-31 24:00'))).toBe('2023-10-31 24:00')
    expect(dueText('Asia/Shanghai', local('2023-10-31 09:05'))).toBe('2023-10-31 09:05')
  })

  it('is where an extension starts to count', () => {
    const friday = local('2023-10-13 24:00')
    expect(extendedDueAt({ amount: 5, unit: 'workingDays' }, friday, calendar)).toEqual(
      local('2023-10-20 24:00'),
    )
    expect(extendedDueAt({ amount: 1, unit: 'calendarDays', dueTime: 'sameTime' }, friday, calendar)).toEqual(
      local('2023-10-14 24:00'),
    )
    expect(extendedDueAt({ amount: 2, unit: 'workingHours' }, friday, calendar)).toEqual(
      local('2023-10-16 11:00'),
    )
  })
})

it('is provisional past the last notice, unless it runs around the clock', () => {
  const start = local('2026-12-27 10:00')
  const check = (limit: Limit): boolean =>
    isProvisional(limit, start, dueAt(limit, start, calendar), calendar)
  expect(check({ amount: 5, unit: 'workingDays' })).toBe(true)
  expect(check({ amount: 9, unit: 'calendarDays' })).toBe(false)
  expect(check({ amount: 9, unit: 'calendarDays', endsOnWorkingDay: true })).toBe(true)
  expect(
    isProvisional(
      { amount: 1, unit: 'workingDays' },
      local('2026-12-21 10:00'),
      local('2026-12-28 24:00'),
      calendar,
    ),
  ).toBe(false)
})

it('refuses limits that are none', () => {
  for (const [amount, unit] of [
    [0, 'minutes'],
    [-1, 'workingDays'],
    [1.5, 'workingDays'],
    [0.3, 'hours'],
    [Number.NaN, 'hours'],
    [Number.POSITIVE_INFINITY, 'hours'],
    [4000, 'calendarDays'],
  ] as const)
    expect(checkLimit({ amount, unit })).toMatchObject({ ok: false, code: 'limitInvalid' })
  expect(checkLimit({ amount: 0.5, unit: 'hours' }).ok).toBe(true)
})

describe('limits in words', () => {
  it('are printed and read back', () => {
    expect(limitText({ amount: 5, unit: 'workingDays' }, 'zh')).toBe('5个工作日')
    expect(limitText({ amount: 1, unit: 'workingHours' }, 'en')).toBe('1 working hour')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.constantFrom(...UNITS), (amount, unit) => {
        for (const language of ['zh', 'en'] as const)
          expect(parseLimit(limitText({ amount, unit }, language))).toEqual({
            ok: true,
            value: { amount, unit },
          })
      }),
    )
  })

  it.each([
    ['三个工作日', 3, 'workingDays'],
    ['十五个工作日', 15, 'workingDays'],
    ['二十日', 20, 'calendarDays'],
    ['两小时', 2, 'hours'],
    ['半小时', 0.5, 'hours'],
    ['１５ 分钟', 15, 'minutes'],
    ['7天', 7, 'calendarDays'],
    ['2 h', 2, 'hours'],
    ['5 wd', 5, 'workingDays'],
  ] as const)('reads %s', (text, amount, unit) => {
    expect(parseLimit(text)).toEqual({ ok: true, value: { amount, unit } })
  })

  it.each(['', '5', '工作日', '五六个工作日', '1.2.3小时', '5 weeks', '很快'])('refuses %j', (text) => {
    expect(parseLimit(text)).toMatchObject({ ok: false, code: 'limitUnreadable', details: { text } })
  })

  it('refuses a readable limit that is none', () => {
    expect(parseLimit('0个工作日')).toMatchObject({ ok: false, code: 'limitInvalid' })
  })
})
