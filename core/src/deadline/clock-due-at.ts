import { endOfDay } from '../calendar/local-time.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { addWorkingMinutes, endOfWorkingHours, workingMinutesBetween } from '../calendar/working-time.ts'
import { openPause, type Clock } from './clock.ts'
import { dueAt, dueOn, extendedDueAt, isWorkingUnit, type Limit } from './limit.ts'

/**
 * When a clock is due: its limit from the start, then the extensions, each adding its limit to the due time
 * before, then the pauses. Undefined while a pause is open: nobody knows then.
 *
 * A pause moves the due time by the paused time in the limit's own unit: working limits by the working time
 * in the pause, so a weekend inside it, which the limit had left out already, is not given twice
 * (glpi#10594, frappe/helpdesk#2449); the others by real time. A pause that begins when the clock is already
 * overdue moves nothing: late stays late, and the due time is known even while it lasts.
 */
export function clockDueAt(clock: Clock, calendar: WorkingCalendar): Date | undefined {
  const { due, isWaiting } = dueSoFar(clock, calendar)
  return isWaiting ? undefined : due
}

/** True when the clock was stopped, or is still running at `now`, after its due time. Paused: not overdue. */
export function isOverdue(clock: Clock, now: Date, calendar: WorkingCalendar): boolean {
  const due = clockDueAt(clock, calendar)
  return due !== undefined && (clock.stoppedAt ?? now) > due
}

export interface Remaining {
  /** Minutes left, negative when overdue; a fraction where seconds are left. */
  readonly minutes: number
  /** Working minutes for limits in working units, else minutes around the clock. */
  readonly isWorkingTime: boolean
  /** While paused the minutes stand still at what was left when the pause began. */
  readonly isPaused: boolean
}

/** Time left at `now`; at the moment of stopping for a stopped clock, of pausing for a paused one. */
export function remaining(clock: Clock, now: Date, calendar: WorkingCalendar): Remaining {
  const { due, isWaiting } = dueSoFar(clock, calendar)
  const pausedFrom = isWaiting ? openPause(clock)?.from : undefined
  const at = clock.stoppedAt ?? pausedFrom ?? now
  const isWorkingTime = isWorkingUnit(clock.limit.unit)
  return { minutes: minutesBetween(clock.limit, at, due, calendar), isWorkingTime, isPaused: isWaiting }
}

/** The due time by all that has ended; `isWaiting` when an open pause will still move it. */
function dueSoFar(clock: Clock, calendar: WorkingCalendar): { due: Date; isWaiting: boolean } {
  let due = dueAt(clock.limit, clock.startedAt, calendar)
  for (const extension of clock.extensions) due = extendedDueAt(extension.limit, due, calendar)
  for (const { from, to } of clock.pauses) {
    if (from >= due) break
    if (to === undefined) return { due, isWaiting: true }
    due = movedDueAt(clock.limit, due, minutesBetween(clock.limit, from, to, calendar), calendar)
  }
  return { due, isWaiting: false }
}

/** Minutes of the limit’s own kind between two instants: working minutes for working units. */
export function minutesBetween(limit: Limit, from: Date, until: Date, calendar: WorkingCalendar): number {
  return isWorkingUnit(limit.unit)
    ? workingMinutesBetween(calendar, from, until)
    : (until.getTime() - from.getTime()) / 60_000
}

/**
 * A limit due at 24:00 that is moved by whole working days would come to rest at closing time; it keeps its
 * evening. In working time the two are the same point.
 */
export function movedDueAt(limit: Limit, due: Date, minutes: number, calendar: WorkingCalendar): Date {
  if (!isWorkingUnit(limit.unit)) return new Date(due.getTime() + Math.round(minutes * 60_000))
  if (minutes === 0) return due
  const moved = addWorkingMinutes(calendar, due, minutes)
  if (limit.unit !== 'workingDays' || (limit.dueTime ?? 'endOfDay') !== 'endOfDay') return moved
  const on = dueOn(calendar.timeZone, moved)
  return moved.getTime() === endOfWorkingHours(calendar, on).getTime()
    ? endOfDay(calendar.timeZone, on)
    : moved
}
