import { dateIn } from '../calendar/local-time.ts'
import { workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar.ts'
import { workingMinutesBetween } from '../calendar/working-time.ts'
import { daysBetween } from '../calendar/calendar-date.ts'
import { dueOn, type Limit } from './limit.ts'

/** 红黄绿灯: green in good time, yellow due soon (临期), red overdue (超期). */
export type Light = 'green' | 'yellow' | 'red'

/** Yellow when either condition holds; with neither given, at 70 % of the time. */
export interface LightPolicy {
  /** Share of the time from start to due that has gone, 0 to 1. */
  readonly yellowFromShare?: number
  /**
   * Time left at most: 2 hours; 4 working hours; for days, counted from the day after `now` to the due
   * date, so that 1 working day means due today or on the next working day.
   */
  readonly yellowWithin?: Limit
}

export const DEFAULT_LIGHT: LightPolicy = { yellowFromShare: 0.7 }

/**
 * The light of an order with these times. Give `calendar` for limits in working units: the share is then of
 * working time, so that a weekend turns nothing yellow. `yellowWithin` in days or working units needs it.
 */
export function light(
  startAt: Date,
  dueAt: Date,
  now: Date,
  policy: LightPolicy = DEFAULT_LIGHT,
  calendar?: WorkingCalendar,
): Light {
  if (now > dueAt) return 'red'
  const { yellowFromShare, yellowWithin } = policy
  const share = yellowFromShare ?? (yellowWithin === undefined ? DEFAULT_LIGHT.yellowFromShare : undefined)
  if (share !== undefined && shareGone(startAt, dueAt, now, calendar) >= share) return 'yellow'
  return yellowWithin !== undefined && isWithin(yellowWithin, dueAt, now, calendar) ? 'yellow' : 'green'
}

/** 临期: not yet overdue, and near enough for a warning. */
export function isDueSoon(
  startAt: Date,
  dueAt: Date,
  now: Date,
  policy: LightPolicy = DEFAULT_LIGHT,
  calendar?: WorkingCalendar,
): boolean {
  return light(startAt, dueAt, now, policy, calendar) === 'yellow'
}

function shareGone(startAt: Date, dueAt: Date, now: Date, calendar: WorkingCalendar | undefined): number {
  const whole = minutesBetween(startAt, dueAt, calendar)
  return whole <= 0 ? 1 : minutesBetween(startAt, now, calendar) / whole
}

function isWithin(within: Limit, dueAt: Date, now: Date, calendar: WorkingCalendar | undefined): boolean {
  const { amount, unit } = within
  if (unit === 'minutes') return minutesBetween(now, dueAt) <= amount
  if (unit === 'hours') return minutesBetween(now, dueAt) <= amount * 60
  if (calendar === undefined) throw new TypeError(`yellowWithin in ${unit} needs the working calendar`)
  if (unit === 'workingHours') return minutesBetween(now, dueAt, calendar) <= amount * 60
  const [today, lastDay] = [dateIn(calendar.timeZone, now), dueOn(calendar.timeZone, dueAt)]
  return (
    (unit === 'calendarDays' ? daysBetween(today, lastDay) : workingDaysBetween(calendar, today, lastDay)) <=
    amount
  )
}

function minutesBetween(from: Date, until: Date, calendar?: WorkingCalendar): number {
  if (calendar !== undefined) return workingMinutesBetween(calendar, from, until)
  return (until.getTime() - from.getTime()) / 60_000
}
