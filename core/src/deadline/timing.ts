import { dateIn } from '../calendar/local-time.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Timing } from '../order/timing.ts'
import { chooseLimit } from './choose-limit.ts'
import type { LimitFacts, LimitRow } from './choose-limit.ts'
import { minutesBetween, movedDueAt } from './clock-due-at.ts'
import { dueAt, extendedDueAt } from './limit.ts'
import type { Limit } from './limit.ts'

/** A centre's calendar and its dated limits: all that due times are made of. */
export interface TimePolicy {
  readonly calendar: WorkingCalendar
  readonly limits: readonly LimitRow[]
}

/** Used where a centre's table names no handling limit: nothing may be without a due time. */
const fallback: Limit = { amount: 15, unit: 'workingDays' }

/**
 * Due times of one order by its centre's policy. Without a sign limit there is no sign clock; without a handling limit
 * 15 working days hold. Refuses nothing: an ambiguous table is refused when it is edited (`findAmbiguousLimits`).
 */
export function timingOf(policy: TimePolicy, facts: Omit<LimitFacts, 'clock'>): Timing {
  const limitOf = (clock: LimitFacts['clock'], startAt: Date): Limit | undefined => {
    const chosen = chooseLimit(policy.limits, { ...facts, clock }, dateIn(policy.calendar.timeZone, startAt))
    return chosen.ok ? chosen.value.limit : undefined
  }
  const ownDueAt = (clock: LimitFacts['clock'], startAt: Date): Date | null => {
    const limit = limitOf(clock, startAt)
    return limit ? dueAt(limit, startAt, policy.calendar) : null
  }
  const handling = (startAt: Date) => limitOf('handle', startAt) ?? fallback
  return {
    signDueAt: (dispatchedAt) => ownDueAt('sign', dispatchedAt),
    contactDueAt: (dispatchedAt) => ownDueAt('contact', dispatchedAt),
    reviewDueAt: (answeredAt) => ownDueAt('review', answeredAt),
    callbackDueAt: (reviewedAt) => ownDueAt('callBack', reviewedAt),
    workingDaysLater: (at, workingDays) =>
      dueAt({ amount: workingDays, unit: 'workingDays' }, at, policy.calendar),
    handlingDueAt: (startedAt) => dueAt(handling(startedAt), startedAt, policy.calendar),
    extendedDueAt: (due, workingDays) =>
      extendedDueAt({ amount: workingDays, unit: 'workingDays' }, due, policy.calendar),
    resumedDueAt: (due, pausedAt, resumedAt) => {
      if (pausedAt >= due) return due
      const limit = handling(pausedAt)
      return movedDueAt(
        limit,
        due,
        minutesBetween(limit, pausedAt, resumedAt, policy.calendar),
        policy.calendar,
      )
    },
  }
}
