import { addDays } from '../calendar/calendar-date.ts'
import { atTime, dateIn, endOfDay, minuteOfDay } from '../calendar/local-time.ts'
import {
  addWorkingDays,
  isKnown,
  isWorkingDay,
  nextWorkingDay,
  type WorkingCalendar,
} from '../calendar/working-calendar.ts'
import { addWorkingMinutes, endOfWorkingHours, nextWorkingStart } from '../calendar/working-time.ts'
import { accepted, refused, type Result } from '../refusal.ts'

export type LimitUnit = 'minutes' | 'hours' | 'workingHours' | 'calendarDays' | 'workingDays'

/** When on the last day a limit counted in days ends. */
export type DueTime = 'endOfDay' | 'endOfWorkingHours' | 'sameTime'

/**
 * 时限, as places write it: "15 minutes, every day of the week", "5 working days" (domain A3). The fields
 * after the unit only matter for limits in days and have defaults:
 * - `dueTime` endOfDay (24:00 local, 民法典 203): a unit may answer in the evening of the last day.
 * - `lateStart` nextWorkingStart: what comes after hours or on a day of rest counts as come at the next
 *   working start, so its first counted working day is the one after that. asGiven counts from the date it
 *   came (an order of Saturday has Monday as its first day, 民法典 201).
 * - `endsOnWorkingDay` false: whether calendar days that end on a day of rest run on to the next working day.
 */
export interface Limit {
  readonly amount: number
  readonly unit: LimitUnit
  readonly dueTime?: DueTime
  readonly lateStart?: 'nextWorkingStart' | 'asGiven'
  readonly endsOnWorkingDay?: boolean
}

/** Ten years; a greater amount is a slip of the pen. */
const GREATEST: Readonly<Record<LimitUnit, number>> = {
  minutes: 5_259_600,
  hours: 87_660,
  workingHours: 20_000,
  calendarDays: 3_653,
  workingDays: 2_500,
}

/** Accepts a limit with a whole amount (half hours too) from above zero to ten years. */
export function checkLimit(limit: Limit): Result<Limit, 'limitInvalid'> {
  const step = limit.unit === 'hours' || limit.unit === 'workingHours' ? 0.5 : 1
  const isRight =
    limit.amount > 0 && limit.amount <= GREATEST[limit.unit] && Number.isInteger(limit.amount / step)
  return isRight ? accepted(limit) : refused('limitInvalid', { amount: limit.amount, unit: limit.unit })
}

/**
 * The instant by which the work must be done; still in time at that very instant, overdue after it.
 * Minutes and hours run around the clock, for urgent classes run on all days (domain A3). Working hours
 * run in the calendar's spans only. Days count from the day after the start.
 * 24:00 is the same instant as 00:00 of the next day: to say or file the date of a due time use `dueOn`.
 */
export function dueAt(limit: Limit, startAt: Date, calendar: WorkingCalendar): Date {
  const isLateMoved = limit.unit === 'workingDays' && limit.lateStart !== 'asGiven'
  const start = isLateMoved ? nextWorkingStart(calendar, startAt) : startAt
  const { timeZone } = calendar
  return limitFrom(limit, start, dateIn(timeZone, start), minuteOfDay(timeZone, start), calendar)
}

/**
 * The due time after an extension: its limit counted from the due time before. A due time of 24:00 Friday
 * belongs to Friday, so five more working days end on the next Friday.
 */
export function extendedDueAt(extension: Limit, dueBefore: Date, calendar: WorkingCalendar): Date {
  const on = dueOn(calendar.timeZone, dueBefore)
  const minute = minuteOfDay(calendar.timeZone, dueBefore)
  return limitFrom(extension, dueBefore, on, minute === 0 ? 1440 : minute, calendar)
}

/** The date a due time belongs to: 24:00 of the 31st is of the 31st, and counts in that month (R8.2). */
export function dueOn(timeZone: string, due: Date): string {
  return dateIn(timeZone, new Date(due.getTime() - 1))
}

/**
 * True when the due time leans on days for which no notice is loaded yet; it is to be computed again when
 * the notice arrives. Limits that run around the clock never are.
 */
export function isProvisional(limit: Limit, startAt: Date, due: Date, calendar: WorkingCalendar): boolean {
  const asksCalendar = isWorkingUnit(limit.unit) || limit.endsOnWorkingDay === true
  return (
    asksCalendar &&
    !(
      isKnown(calendar, dateIn(calendar.timeZone, startAt)) &&
      isKnown(calendar, dueOn(calendar.timeZone, due))
    )
  )
}

/** True for units that stand still outside working time. */
export function isWorkingUnit(unit: LimitUnit): boolean {
  return unit === 'workingHours' || unit === 'workingDays'
}

/** Counts the limit from an instant; `on` and `minute` are its date and time of day as the limit sees them. */
function limitFrom(limit: Limit, at: Date, on: string, minute: number, calendar: WorkingCalendar): Date {
  const { amount, unit } = limit
  if (!checkLimit(limit).ok) throw new RangeError(`Impossible limit: ${amount} ${unit}`)
  if (unit === 'minutes') return new Date(at.getTime() + amount * 60_000)
  if (unit === 'hours') return new Date(at.getTime() + amount * 3_600_000)
  if (unit === 'workingHours') return addWorkingMinutes(calendar, at, amount * 60)

  const isCalendar = unit === 'calendarDays'
  let last = isCalendar ? addDays(on, amount) : addWorkingDays(calendar, on, amount)
  if (isCalendar && limit.endsOnWorkingDay === true && !isWorkingDay(calendar, last))
    last = nextWorkingDay(calendar, last)
  if (limit.dueTime === 'endOfWorkingHours') return endOfWorkingHours(calendar, last)
  if (limit.dueTime === 'sameTime' && minute < 1440) return atTime(calendar.timeZone, last, minute)
  return endOfDay(calendar.timeZone, last)
}
