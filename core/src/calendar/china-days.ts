import notices from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

import type { DayKind, SpecialDay } from './working-calendar.ts'

/**
 * The package's functions default their arguments to today (they would ask the clock), so only its data
 * file is read: date → 'English,中文,days off'. Its third table, inLieuDays, repeats holidays and is not
 * needed. Years 2004 and later.
 */
const TABLES: readonly (readonly [DayKind, Readonly<Record<string, string>>])[] = [
  ['publicHoliday', notices.holidays],
  ['makeUpWorkday', notices.workdays],
]

/** The package shortens three names; the State Council's notices print them in full. */
const FULL_NAMES: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

/**
 * The days of rest and of make-up work that the State Council announced, in order of date, for the
 * calendar years `fromYear` to `toYear` inclusive. Weekends inside a holiday are listed as well. Years the
 * package does not know give nothing: see `chinaKnownUntil`.
 */
export function chinaSpecialDays(fromYear: number, toYear: number): SpecialDay[] {
  return TABLES.flatMap(([kind, days]) =>
    Object.entries(days)
      .filter(([on]) => yearOf(on) >= fromYear && yearOf(on) <= toYear)
      .map(([on, names]) => ({ on, kind, name: chineseName(names) })),
  ).sort((a, b) => (a.on < b.on ? -1 : 1))
}

/** The last year whose notice the package carries. */
export function chinaLastYear(): number {
  return Math.max(...TABLES.flatMap(([, days]) => Object.keys(days).map(yearOf)))
}

/**
 * The last date that is settled once the notice for `year` is loaded. Not 31 December: the next year's
 * notice may reach back for New Year's Day (2018-12-29 became a make-up workday by the notice for 2019,
 * 2022-12-31 a holiday by that for 2023), never yet before the 29th.
 */
export function chinaKnownUntil(year: number): string {
  return `${year}-12-28`
}

function yearOf(on: string): number {
  return Number(on.slice(0, 4))
}

function chineseName(names: string): string {
  const name = names.split(',')[1] ?? names
  return FULL_NAMES[name] ?? name
}
