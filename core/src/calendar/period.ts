import { Temporal } from 'temporal-polyfill'
import type { Bilingual } from '../assessment/types.ts'
import { addDays } from './calendar-date.ts'
import { calendarPeriods, clockOfMinutes, minutesOfClock } from './period-rule.ts'
import type { PeriodRule } from './period-rule.ts'
import { startOfWeek, weekKey, weekOf } from './week.ts'

/** A stretch of days that is assessed or reported on (R18.1: any run of months, and what cities make of them). */
export interface Period {
  /** `2023-10`, `2025-Q1`, `2023`, `2026-W07`, `2022-01/2022-02`, `2023-10-13/2023-10-19`, or with times of day. */
  readonly key: string
  /** First and last day, both included, 'YYYY-MM-DD'. */
  readonly from: string
  readonly until: string
  /** Minutes after midnight at which each of these days begins; 0 is midnight. */
  readonly dayStartsAt: number
  /** As a bulletin names it: 2022 年 1-2 月. */
  readonly label: Bilingual
}

/**
 * Reads the key of a period; undefined for anything that is none, an end before its beginning among them. `rule` says
 * where months, weeks and days of the city begin; without it they are those of the calendar.
 */
export function parsePeriod(key: string, rule: PeriodRule = calendarPeriods): Period | undefined {
  const stretch = namedStretch(key, rule) ?? stretchOfDays(key)
  if (stretch) return inDays(key, stretch, rule)
  return stretchOfInstants(key)
}

/** The key that says the stretch itself, whatever a rule made of the name: what a list of orders is asked by. */
export function plainKey({ from, until, dayStartsAt }: Period): string {
  if (dayStartsAt === 0) return `${from}/${until}`
  const time = clockOfMinutes(dayStartsAt)
  return `${from}T${time}/${addDays(until, 1)}T${time}`
}

/** Days of a period, both ends included. */
export function daysOf({ from, until }: Pick<Period, 'from' | 'until'>): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until)).days + 1
}

/** The period of the same kind just before: the one a 环比 is taken of. */
export function previousPeriod(key: string, rule: PeriodRule = calendarPeriods): string | undefined {
  const period = parsePeriod(key, rule)
  if (!period) return undefined
  const week = weekIn(key, rule)
  if (week) return weekKey(weekOf(addDays(week.from, -7), rule.weekStartsOn))
  if (key.includes('T')) {
    const days = daysOf(period)
    return plainKey({ ...period, from: addDays(period.from, -days), until: addDays(period.until, -days) })
  }
  if (/^\d{4}$/.test(key)) return String(Number(key) - 1)
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key)
  if (quarter) {
    const index = Number(quarter[1]) * 4 + Number(quarter[2]) - 2
    return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`
  }
  const [from = '', until = from] = key.split('/')
  if (isMonth(from)) {
    const [first, last] = [Temporal.PlainYearMonth.from(from), Temporal.PlainYearMonth.from(until)]
    const length = { months: first.until(last, { largestUnit: 'months' }).months + 1 }
    const [before, end] = [first.subtract(length).toString(), last.subtract(length).toString()]
    return before === end ? before : `${before}/${end}`
  }
  const days = { days: daysOf(period) }
  const ends = [from, until].map((day) => Temporal.PlainDate.from(day).subtract(days).toString())
  return ends.join('/')
}

interface Stretch {
  readonly from: string
  readonly until: string
  readonly label: Bilingual
  /** The name alone does not say these days: they are printed with it. */
  readonly isMoved: boolean
}

/** Years, quarters, months, runs of months, weeks. */
function namedStretch(key: string, rule: PeriodRule): Stretch | undefined {
  const year = /^(\d{4})$/.exec(key)
  if (year) return months(rule, `${key}-01`, `${key}-12`, `${key} 年`, key)
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key)
  if (quarter) {
    const [, of = '', number = ''] = quarter
    const first = Number(number) * 3 - 2
    const names = ['一', '二', '三', '四']
    return months(
      rule,
      monthKey(of, first),
      monthKey(of, first + 2),
      `${of} 年第${names[Number(number) - 1]}季度`,
      `Q${number} ${of}`,
    )
  }
  const [from = '', until = from, ...more] = key.split('/')
  if (more.length === 0 && isMonth(from) && isMonth(until)) {
    if (key.includes('/') && from >= until) return undefined
    return months(rule, from, until, ...nameOfMonths(from, until))
  }
  return weekIn(key, rule)
}

function weekIn(key: string, { weekStartsOn }: PeriodRule): Stretch | undefined {
  const week = /^(\d{4})-W(\d{2})$/.exec(key)
  if (!week) return undefined
  const [year, number] = [Number(week[1]), Number(week[2])]
  const from = startOfWeek({ year, number }, weekStartsOn)
  if (from === undefined) return undefined
  const label = { zh: `${year} 年第 ${number} 周`, en: `week ${number} of ${year}` }
  return { from, until: addDays(from, 6), label, isMoved: true }
}

function stretchOfDays(key: string): Stretch | undefined {
  const [from = '', until = '', ...more] = key.split('/')
  if (more.length > 0 || !isDay(from) || !isDay(until) || from > until) return undefined
  return { from, until, label: { zh: `${from} 至 ${until}`, en: `${from} to ${until}` }, isMoved: false }
}

/** `2023-10-13T12:00/2023-10-20T12:00`: both ends at the same time of day, the second not included. */
function stretchOfInstants(key: string): Period | undefined {
  const ends = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})\/(\d{4}-\d{2}-\d{2})T\2$/.exec(key)
  const [, from = '', time = '', end = ''] = ends ?? []
  const dayStartsAt = minutesOfClock(time)
  if (dayStartsAt === undefined || !isDay(from) || !isDay(end) || from >= end) return undefined
  return { key, from, until: addDays(end, -1), dayStartsAt, label: labelOfInstants(from, end, time) }
}

/** Days that begin at another hour than midnight, on the day they are named after or the day before. */
function inDays(key: string, stretch: Stretch, { dayStartsAt, dayStartsOn }: PeriodRule): Period {
  const back = dayStartsAt > 0 && dayStartsOn === 'previousDay' ? -1 : 0
  const [from, until] = [addDays(stretch.from, back), addDays(stretch.until, back)]
  const days =
    dayStartsAt === 0
      ? { zh: `${from} 至 ${until}`, en: `${from} to ${until}` }
      : labelOfInstants(from, addDays(until, 1), clockOfMinutes(dayStartsAt))
  const isPlain = dayStartsAt === 0 && !stretch.isMoved
  const label = isPlain
    ? stretch.label
    : isDay(key.slice(0, 10))
      ? days
      : { zh: `${stretch.label.zh}（${days.zh}）`, en: `${stretch.label.en} (${days.en})` }
  return { key, from, until, dayStartsAt, label }
}

function labelOfInstants(from: string, end: string, time: string): Bilingual {
  return { zh: `${from} ${time} 至 ${end} ${time}`, en: `${from} ${time} to ${end} ${time}` }
}

/** From the first day of one month to the last of another. */
function months(rule: PeriodRule, first: string, last: string, zh: string, en: string): Stretch {
  const back = rule.monthStartsOn > 1 && rule.monthStartsIn === 'previousMonth' ? 1 : 0
  const start = Temporal.PlainYearMonth.from(first).subtract({ months: back })
  const end = Temporal.PlainYearMonth.from(last).add({ months: 1 - back })
  return {
    from: start.toPlainDate({ day: rule.monthStartsOn }).toString(),
    until: end.toPlainDate({ day: rule.monthStartsOn }).subtract({ days: 1 }).toString(),
    label: { zh, en },
    isMoved: rule.monthStartsOn > 1,
  }
}

function nameOfMonths(from: string, until: string): [string, string] {
  const [year = '', month = ''] = from.split('-')
  const [endYear = '', endMonth = ''] = until.split('-')
  const start = `${year} 年 ${Number(month)}`
  if (from === until) return [`${start} 月`, from]
  if (year === endYear) return [`${start}-${Number(endMonth)} 月`, `${from} to ${until}`]
  return [`${start} 月至 ${endYear} 年 ${Number(endMonth)} 月`, `${from} to ${until}`]
}

function monthKey(year: string, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}

function isMonth(text: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}
