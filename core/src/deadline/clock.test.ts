import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { addWorkingMinutes, workingMinutesBetween } from '../calendar/working-time.ts'
import type { Result } from '../refusal.ts'
import { clockDueAt, isOverdue, remaining } from './clock-due-at.ts'
import { extendClock, pauseClock, resumeClock, startClock, stopClock, type Clock } from './clock.ts'
import type { Limit } from './limit.ts'
import { local, testCalendar as calendar } from './test-calendar.ts'

const FIVE_DAYS: Limit = { amount: 5, unit: 'workingDays' }
/** Monday 16 October 2023; five working days end on Monday the 23rd. */
const started = startClock('handle', FIVE_DAYS, local('2023-10-16 10:00'))

const anyAmount = fc.integer({ min: 1, max: 20 })
const dueTime = fc.constantFrom('endOfDay' as const, 'endOfWorkingHours' as const, 'sameTime' as const)
const anyWorkingLimit: fc.Arbitrary<Limit> = fc.record({
  amount: anyAmount,
  unit: fc.constantFrom('workingHours' as const, 'workingDays' as const),
  dueTime,
})
const anyLimit: fc.Arbitrary<Limit> = fc.record({
  amount: anyAmount,
  unit: fc.constantFrom('minutes', 'hours', 'workingHours', 'calendarDays', 'workingDays'),
  dueTime,
})
const anyStart = fc
  .integer({ min: Date.UTC(2023, 0, 1) / 60_000, max: Date.UTC(2026, 8, 1) / 60_000 })
  .map((minute) => new Date(minute * 60_000))

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.code)
  return result.value
}

function paused(clock: Clock, from: Date, to: Date): Clock {
  return must(resumeClock(must(pauseClock(clock, from)), to))
}

describe('a pause', () => {
  it('over a weekend is not given twice', () => {
    const clock = paused(started, local('2023-10-20 17:30'), local('2023-10-23 09:00'))
    expect(clockDueAt(clock, calendar)).toEqual(local('2023-10-23 24:00'))
  })

  it('over National Day 2023 gives the working weekend after it and no more', () => {
    const clock = startClock('handle', FIVE_DAYS, local('2023-09-27 10:00'))
    expect(clockDueAt(clock, calendar)).toEqual(local('2023-10-10 24:00'))
    const waiting = paused(clock, local('2023-09-28 17:30'), local('2023-10-09 09:00'))
    expect(clockDueAt(waiting, calendar)).toEqual(local('2023-10-12 24:00'))
  })

  it('of a working day moves 24:00 to 24:00, of two hours to that hour', () => {
    const day = paused(started, local('2023-10-17 10:00'), local('2023-10-18 10:00'))
    expect(clockDueAt(day, calendar)).toEqual(local('2023-10-24 24:00'))
    const hours = paused(started, local('2023-10-17 10:00'), local('2023-10-17 12:00'))
    expect(clockDueAt(hours, calendar)).toEqual(local('2023-10-24 11:00'))
    expect(clockDueAt(paused(hours, local('2023-10-18 09:00'), local('2023-10-18 15:30')), calendar)).toEqual(
      local('2023-10-24 24:00'),
    )
  })

  it('moves limits around the clock by real time', () => {
    const clock = startClock('contact', { amount: 24, unit: 'hours' }, local('2023-10-20 10:00'))
    const moved = paused(clock, local('2023-10-20 18:00'), local('2023-10-21 20:30'))
    expect(clockDueAt(moved, calendar)).toEqual(local('2023-10-22 12:30'))
  })

  it('leaves no due time while it lasts', () => {
    const waiting = must(pauseClock(started, local('2023-10-17 10:00')))
    expect(clockDueAt(waiting, calendar)).toBeUndefined()
    expect(isOverdue(waiting, local('2024-10-17 10:00'), calendar)).toBe(false)
    const left = { minutes: 4 * 420 + 120 + 240, isWorkingTime: true, isPaused: true }
    expect(remaining(waiting, local('2023-10-19 10:00'), calendar)).toEqual(left)
  })

  it('of an overdue clock does not make it good', () => {
    const late = must(pauseClock(started, local('2023-10-24 09:00')))
    expect(clockDueAt(late, calendar)).toEqual(local('2023-10-23 24:00'))
    expect(isOverdue(late, local('2023-10-24 10:00'), calendar)).toBe(true)
    const resumed = must(resumeClock(late, local('2023-10-24 17:30')))
    expect(isOverdue(resumed, local('2023-10-24 17:31'), calendar)).toBe(true)
  })

  it('of no length changes nothing', () => {
    fc.assert(
      fc.property(anyLimit, anyStart, fc.integer({ min: 0, max: 20_000 }), (limit, startAt, minutes) => {
        const clock = startClock('handle', limit, startAt)
        const at = later(startAt, minutes)
        expect(clockDueAt(paused(clock, at, at), calendar)).toEqual(clockDueAt(clock, calendar))
      }),
    )
  })

  it('moves the due time by the paused working time, for one pause or several', () => {
    const gap = fc.integer({ min: 0, max: 8000 })
    fc.assert(
      fc.property(
        anyWorkingLimit,
        anyStart,
        fc.array(fc.tuple(gap, gap), { maxLength: 4 }),
        (limit, startAt, gaps) => {
          let clock = startClock('handle', limit, startAt)
          const without = due(clock)
          let [at, pausedMinutes] = [startAt, 0]
          for (const [run, wait] of gaps) {
            const from = later(at, run)
            at = later(from, wait)
            if (from < due(clock)) pausedMinutes += workingMinutesBetween(calendar, from, at)
            clock = paused(clock, from, at)
          }
          expect(workingMinutesBetween(calendar, without, due(clock))).toBeCloseTo(pausedMinutes, 6)
          expect(due(clock) >= addWorkingMinutes(calendar, without, pausedMinutes)).toBe(true)
        },
      ),
    )
  })
})

describe('an extension', () => {
  it('adds its limit to the due time before', () => {
    const once = must(extendClock(started, { amount: 10, unit: 'workingDays' }, local('2023-10-20 10:00')))
    expect(clockDueAt(once, calendar)).toEqual(local('2023-11-06 24:00'))
    const twice = must(extendClock(once, { amount: 2, unit: 'hours' }, local('2023-10-25 10:00')))
    expect(clockDueAt(twice, calendar)).toEqual(local('2023-11-07 02:00'))
  })

  it('lengthens the time in which a pause counts', () => {
    const clock = must(extendClock(started, FIVE_DAYS, local('2023-10-20 10:00')))
    expect(clockDueAt(clock, calendar)).toEqual(local('2023-10-30 24:00'))
    expect(clockDueAt(paused(clock, local('2023-10-25 09:00'), local('2023-10-25 17:30')), calendar)).toEqual(
      local('2023-10-31 24:00'),
    )
  })

  it('never brings the due time forward, and a longer one is due later', () => {
    fc.assert(
      fc.property(anyLimit, anyStart, anyLimit, (limit, startAt, extension) => {
        const clock = startClock('handle', limit, startAt)
        const extended = must(extendClock(clock, extension, startAt))
        const longer = must(extendClock(clock, { ...extension, amount: extension.amount + 1 }, startAt))
        expect(due(extended) > due(clock)).toBe(true)
        expect(due(longer) > due(extended)).toBe(true)
      }),
    )
  })
})

describe('overdue and remaining', () => {
  it('is in time at the due instant and late after it', () => {
    expect(isOverdue(started, local('2023-10-23 24:00'), calendar)).toBe(false)
    expect(isOverdue(started, new Date(local('2023-10-23 24:00').getTime() + 1), calendar)).toBe(true)
  })

  it('judges a stopped clock by when it was stopped', () => {
    const inTime = must(stopClock(started, local('2023-10-23 20:00')))
    expect(isOverdue(inTime, local('2024-01-01 00:00'), calendar)).toBe(false)
    const late = must(stopClock(started, local('2023-10-24 00:01')))
    expect(isOverdue(late, local('2023-10-01 00:00'), calendar)).toBe(true)
  })

  it('counts down in the unit of the limit, below zero when overdue', () => {
    const left = (at: string): number => remaining(started, local(at), calendar).minutes
    expect(left('2023-10-21 12:00')).toBe(420)
    expect(left('2023-10-23 16:30')).toBe(60)
    expect(left('2023-10-24 10:00')).toBe(-60)
    const hours = startClock('sign', { amount: 2, unit: 'hours' }, local('2023-10-21 10:00'))
    expect(remaining(hours, local('2023-10-21 11:30'), calendar)).toEqual({
      minutes: 30,
      isWorkingTime: false,
      isPaused: false,
    })
  })
})

describe('what a clock refuses', () => {
  const at = local('2023-10-17 10:00')
  const waiting = must(pauseClock(started, at))
  const stopped = must(stopClock(started, at))
  it.each([
    ['clockPaused', pauseClock(waiting, at)],
    ['clockNotPaused', resumeClock(started, at)],
    ['clockTimeBackwards', pauseClock(started, local('2023-10-16 09:59'))],
    ['clockTimeBackwards', resumeClock(waiting, local('2023-10-17 09:59'))],
    ['clockTimeBackwards', pauseClock(paused(started, at, local('2023-10-18 10:00')), at)],
    ['clockTimeBackwards', stopClock(waiting, local('2023-10-16 12:00'))],
    ['clockTimeBackwards', extendClock(started, FIVE_DAYS, local('2023-10-16 09:00'))],
    ['clockStopped', pauseClock(stopped, at)],
    ['clockStopped', resumeClock(stopped, at)],
    ['clockStopped', stopClock(stopped, at)],
    ['clockStopped', extendClock(stopped, FIVE_DAYS, at)],
  ])('%s (case %#)', (code, result) => {
    expect(result).toEqual({ ok: false, code, details: { name: 'handle' } })
  })

  it('but stopping ends an open pause', () => {
    const clock = must(stopClock(waiting, local('2023-10-18 10:00')))
    expect(clock.pauses).toEqual([{ from: at, to: local('2023-10-18 10:00') }])
    expect(clockDueAt(clock, calendar)).toEqual(local('2023-10-24 24:00'))
    expect(started.pauses).toEqual([])
  })
})

function later(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}

function due(clock: Clock): Date {
  const at = clockDueAt(clock, calendar)
  if (at === undefined) throw new Error('paused')
  return at
}
