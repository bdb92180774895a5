/**
 * Dates are 'YYYY-MM-DD' strings, which sort as text. Arithmetic goes through the day number
 * (days since 1970-01-01), so neither the machine's time zone nor daylight saving can move a date.
 */
const DAY_MS = 86_400_000
const DATE_FORM = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * Due times walk over the same few hundred days again and again, and building the text of a date costs more
 * than all else in it. The texts of the days from 1970 to 2079 are therefore kept once built.
 */
const LAST_KEPT_DAY = 40_000
const dateTexts: string[] = []
const dayNumbers = new Map<string, number>()

/** True for a date that exists: '2024-02-29' yes, '2023-02-29' and '2023-2-9' no. */
export function isDate(on: string): boolean {
  return !Number.isNaN(parseDayNumber(on))
}

/** Days since 1970-01-01. A string that is no date is a defect and throws. */
export function dayNumber(on: string): number {
  const day = parseDayNumber(on)
  if (Number.isNaN(day)) throw new RangeError(`Not a date: ${on}`)
  return day
}

/** The date of a day number; the inverse of `dayNumber`. */
export function dateOfDayNumber(day: number): string {
  const kept = dateTexts[day]
  if (kept !== undefined) return kept
  const on = new Date(day * DAY_MS).toISOString().slice(0, 10)
  if (day >= 0 && day <= LAST_KEPT_DAY) {
    dateTexts[day] = on
    dayNumbers.set(on, day)
  }
  return on
}

/** The date `days` later (or earlier, when negative). */
export function addDays(on: string, days: number): string {
  return dateOfDayNumber(dayNumber(on) + days)
}

/** Days from `from` to `until`; negative when `until` is the earlier. */
export function daysBetween(from: string, until: string): number {
  return dayNumber(until) - dayNumber(from)
}

/** ISO weekday, 1 = Monday … 7 = Sunday. */
export function isoWeekday(on: string): number {
  return weekdayOfDayNumber(dayNumber(on))
}

/** ISO weekday of a day number; 1970-01-01 was a Thursday. */
export function weekdayOfDayNumber(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function parseDayNumber(on: string): number {
  const kept = dayNumbers.get(on)
  if (kept !== undefined) return kept
  const match = DATE_FORM.exec(on)
  if (match === null) return Number.NaN
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS
  // Date.UTC carries 30 February over into March.
  return dateOfDayNumber(day) === on ? day : Number.NaN
}
