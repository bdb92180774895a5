import { addDays, dateOfDayNumber, dayNumber } from './calendar-date.ts'
import { atTime, dateIn, endOfDay } from './local-time.ts'
import { isWorkingDay, minutesOf, nextWorkingDay, type WorkingCalendar } from './working-calendar.ts'

const MINUTE_MS = 60_000

/** A stretch of working time, in milliseconds since 1970: from ≤ instant < until. */
interface WorkingStretch {
  readonly from: number
  readonly until: number
}

/**
 * The instant by which that much working time has run, several spans a day, rest days left out.
 * @param minutes ≥ 0; zero gives `at` itself, even at night
 * Filling a span exactly gives its end (12:00), not the start of the next.
 */
export function addWorkingMinutes(calendar: WorkingCalendar, at: Date, minutes: number): Date {
  if (!(minutes >= 0 && Number.isFinite(minutes)))
    throw new RangeError(`Working minutes to add must be 0 or more, got ${minutes}`)
  let left = Math.round(minutes * MINUTE_MS)
  if (left === 0) return at
  let now = at.getTime()
  for (let on = firstWorkingDayFrom(calendar, at); ; on = nextWorkingDay(calendar, on)) {
    for (const stretch of workingStretches(calendar, on)) {
      const from = Math.max(now, stretch.from)
      if (from >= stretch.until) continue
      if (left <= stretch.until - from) return new Date(from + left)
      left -= stretch.until - from
      now = stretch.until
    }
  }
}

/**
 * Working time between two instants in minutes (seconds as a fraction); negative when `until` is the
 * earlier. Additive: a→b plus b→c is a→c.
 */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Date, until: Date): number {
  if (until < from) return -workingMinutesBetween(calendar, until, from)
  const [fromMs, untilMs] = [from.getTime(), until.getTime()]
  const lastDay = dayNumber(dateIn(calendar.timeZone, until))
  let sum = 0
  for (let day = dayNumber(dateIn(calendar.timeZone, from)); day <= lastDay; day += 1) {
    const on = dateOfDayNumber(day)
    if (!isWorkingDay(calendar, on)) continue
    for (const stretch of workingStretches(calendar, on))
      sum += Math.max(0, Math.min(untilMs, stretch.until) - Math.max(fromMs, stretch.from))
  }
  return sum / MINUTE_MS
}

/** `at` when it lies in working hours, else the start of the next working span. */
export function nextWorkingStart(calendar: WorkingCalendar, at: Date): Date {
  const atMs = at.getTime()
  for (let on = firstWorkingDayFrom(calendar, at); ; on = nextWorkingDay(calendar, on)) {
    const stretch = workingStretches(calendar, on).find(({ until }) => atMs < until)
    if (stretch !== undefined) return stretch.from <= atMs ? at : new Date(stretch.from)
  }
}

/** The end of the last working span of the date, whether or not anyone works on it. */
export function endOfWorkingHours(calendar: WorkingCalendar, on: string): Date {
  return timeOn(calendar, on, calendar.workingHours.at(-1)?.end ?? '24:00')
}

function firstWorkingDayFrom(calendar: WorkingCalendar, at: Date): string {
  return nextWorkingDay(calendar, addDays(dateIn(calendar.timeZone, at), -1))
}

function workingStretches(calendar: WorkingCalendar, on: string): WorkingStretch[] {
  return calendar.workingHours.map(({ start, end }) => ({
    from: timeOn(calendar, on, start).getTime(),
    until: timeOn(calendar, on, end).getTime(),
  }))
}

function timeOn(calendar: WorkingCalendar, on: string, clockTime: string): Date {
  return clockTime === '24:00'
    ? endOfDay(calendar.timeZone, on)
    : atTime(calendar.timeZone, on, minutesOf(clockTime))
}
