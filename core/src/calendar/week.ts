import { addDays, dayNumber, isoWeekday } from './calendar-date.ts'

/*
 * Weeks with a number, as ISO 8601 has them and for a week that begins on any day: a week belongs to the year in which
 * its fourth day lies, and the first such week is week 1. From Monday this is the ISO week.
 */

export interface Week {
  readonly year: number
  /** 1 to 53. */
  readonly number: number
}

/** The first day of a numbered week; undefined when the year has no such week. `startsOn`: ISO weekday, 1 to 7. */
export function startOfWeek({ year, number }: Week, startsOn: number): string | undefined {
  const first = firstWeek(year, startsOn)
  const start = addDays(first, (number - 1) * 7)
  return number >= 1 && start < firstWeek(year + 1, startsOn) ? start : undefined
}

/** The week a day lies in. */
export function weekOf(on: string, startsOn: number): Week {
  const start = addDays(on, -((isoWeekday(on) - startsOn + 7) % 7))
  const year = Number(addDays(start, 3).slice(0, 4))
  return { year, number: (dayNumber(start) - dayNumber(firstWeek(year, startsOn))) / 7 + 1 }
}

/** `2026-W07` */
export function weekKey({ year, number }: Week): string {
  return `${year}-W${String(number).padStart(2, '0')}`
}

/** 4 January has three days of its year before it, so its week is always the first. */
function firstWeek(year: number, startsOn: number): string {
  const fourth = `${String(year).padStart(4, '0')}-01-04`
  return addDays(fourth, -((isoWeekday(fourth) - startsOn + 7) % 7))
}
