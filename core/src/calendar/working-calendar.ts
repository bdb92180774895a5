import { accepted, refused, type Result } from '../refusal.ts'
import { dateOfDayNumber, dayNumber, isDate, weekdayOfDayNumber } from './calendar-date.ts'
import { isTimeZone } from './local-time.ts'

/** 法定节假日 rests although it may be a weekday; 调休上班日 works although it is a weekend. */
export type DayKind = 'publicHoliday' | 'makeUpWorkday'

/** One day on which the rule of the week does not hold. */
export interface SpecialDay {
  readonly on: string
  readonly kind: DayKind
  /** The festival's Chinese name, for example 国庆节. */
  readonly name: string
}

/** A span of working hours by the wall clock, '09:00' to '12:00'; the end may be '24:00'. */
export interface DailySpan {
  readonly start: string
  readonly end: string
}

/** A centre's calendar: data, dated, changed by an administrator (no city's days are in the code). */
export interface WorkingCalendar {
  readonly timeZone: string
  /** ISO weekdays of rest, 1 = Monday; China rests on 6 and 7. */
  readonly restDays: readonly number[]
  /** In order of the day, apart from each other; the same on every working day. */
  readonly workingHours: readonly DailySpan[]
  readonly specialDays: ReadonlyMap<string, SpecialDay>
  /** First and last date for which a State Council notice is loaded; outside, only the week is known. */
  readonly knownFrom: string
  readonly knownUntil: string
}

export interface CalendarFields {
  readonly timeZone: string
  readonly restDays?: readonly number[]
  readonly workingHours: readonly DailySpan[]
  readonly specialDays: readonly SpecialDay[]
  readonly knownFrom: string
  readonly knownUntil: string
}

export type CalendarRefusal =
  | 'timeZoneUnknown'
  | 'restDaysInvalid'
  | 'workingHoursInvalid'
  | 'workingHoursOverlap'
  | 'dateInvalid'
  | 'specialDayTwice'
  | 'knownRangeInvalid'

/**
 * Makes a calendar of the fields kept in `working_calendars`.
 * Refuses an unknown time zone, rest days that are no weekdays or leave no day to work, spans that are
 * empty, impossible or overlap, dates that do not exist, a day named twice, and a known range that ends
 * before it starts. Spans that touch (…12:00, 12:00…) are allowed.
 */
export function makeCalendar(fields: CalendarFields): Result<WorkingCalendar, CalendarRefusal> {
  const { timeZone, restDays = [6, 7], knownFrom, knownUntil } = fields
  if (!isTimeZone(timeZone)) return refused('timeZoneUnknown', { timeZone })
  // A week without a working day would send every search for the next one into the void.
  if (new Set(restDays).size > 6 || !restDays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7))
    return refused('restDaysInvalid', { restDays })

  const workingHours = fields.workingHours.toSorted((a, b) => minutesOf(a.start) - minutesOf(b.start))
  if (workingHours.length === 0) return refused('workingHoursInvalid', { workingHours })
  for (const [index, span] of workingHours.entries()) {
    if (!(minutesOf(span.start) < minutesOf(span.end))) return refused('workingHoursInvalid', { span })
    const earlier = workingHours[index - 1]
    if (earlier !== undefined && minutesOf(earlier.end) > minutesOf(span.start))
      return refused('workingHoursOverlap', { span, earlier })
  }

  const specialDays = new Map<string, SpecialDay>()
  for (const day of fields.specialDays) {
    if (!isDate(day.on)) return refused('dateInvalid', { on: day.on })
    if (specialDays.has(day.on)) return refused('specialDayTwice', { on: day.on })
    specialDays.set(day.on, day)
  }
  for (const on of [knownFrom, knownUntil]) if (!isDate(on)) return refused('dateInvalid', { on })
  if (knownUntil < knownFrom) return refused('knownRangeInvalid', { knownFrom, knownUntil })
  return accepted({ timeZone, restDays, workingHours, specialDays, knownFrom, knownUntil })
}

/** A special day's kind, else what the week says. */
export function kindOfDay(calendar: WorkingCalendar, on: string): DayKind | 'workingDay' | 'restDay' {
  return kindOfDayNumber(calendar, dayNumber(on))
}

/** True on working days and make-up workdays. */
export function isWorkingDay(calendar: WorkingCalendar, on: string): boolean {
  return isWorking(calendar, dayNumber(on))
}

/**
 * False past the loaded notices, where only the rule of the week answers: a due time that leans on such a
 * day is provisional, and is computed again when the notice arrives (R8, anchors row 46).
 */
export function isKnown(calendar: WorkingCalendar, on: string): boolean {
  return calendar.knownFrom <= on && on <= calendar.knownUntil
}

/** The first working day after the date (never the date itself). */
export function nextWorkingDay(calendar: WorkingCalendar, on: string): string {
  return addWorkingDays(calendar, on, 1)
}

/** The nth working day after the date, which is not counted itself (民法典 201); n = 0 gives the date. */
export function addWorkingDays(calendar: WorkingCalendar, on: string, n: number): string {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`Working days to add must be a count, got ${n}`)
  let day = dayNumber(on)
  for (let left = n; left > 0;) if (isWorking(calendar, ++day)) left -= 1
  return dateOfDayNumber(day)
}

/**
 * Working days after `from` up to and including `until`, so that
 * `addWorkingDays(c, from, workingDaysBetween(c, from, until))` is the last working day up to `until`.
 * Negative when `until` is the earlier.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, until: string): number {
  if (until < from) return -workingDaysBetween(calendar, until, from)
  const last = dayNumber(until)
  let count = 0
  for (let day = dayNumber(from) + 1; day <= last; day += 1) if (isWorking(calendar, day)) count += 1
  return count
}

/** Minutes since midnight of 'HH:MM', 1440 for '24:00'; NaN for anything else. */
export function minutesOf(clockTime: string): number {
  const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(clockTime)
  if (match === null) return Number.NaN
  return match[1] === undefined ? 1440 : Number(match[1]) * 60 + Number(match[2])
}

function isWorking(calendar: WorkingCalendar, day: number): boolean {
  const kind = kindOfDayNumber(calendar, day)
  return kind === 'workingDay' || kind === 'makeUpWorkday'
}

function kindOfDayNumber(calendar: WorkingCalendar, day: number): DayKind | 'workingDay' | 'restDay' {
  const special = calendar.specialDays.get(dateOfDayNumber(day))
  if (special !== undefined) return special.kind
  return calendar.restDays.includes(weekdayOfDayNumber(day)) ? 'restDay' : 'workingDay'
}
