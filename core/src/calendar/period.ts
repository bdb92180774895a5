import { Temporal } from 'temporal-polyfill'
import type { Bilingual } from '../assessment/types.ts'

/** A stretch of days that is assessed or reported on (R18.1: any run of months, and what cities make of them). */
export interface Period {
  /** `2023-10`, `2025-Q1`, `2023`, `2022-01/2022-02`, `2023-10-13/2023-10-19`. */
  readonly key: string
  /** First and last day, both included, 'YYYY-MM-DD'. */
  readonly from: string
  readonly until: string
  /** As a bulletin names it: 2022 年 1-2 月. */
  readonly label: Bilingual
}

/** Reads the key of a period; undefined for anything that is none, an end before its beginning among them. */
export function parsePeriod(key: string): Period | undefined {
  const year = /^(\d{4})$/.exec(key)
  if (year) return months(key, `${key}-01`, `${key}-12`, `${key} 年`, key)
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key)
  if (quarter) {
    const [, of = '', number = ''] = quarter
    const first = Number(number) * 3 - 2
    const names = ['一', '二', '三', '四']
    return months(
      key,
      monthKey(of, first),
      monthKey(of, first + 2),
      `${of} 年第${names[Number(number) - 1]}季度`,
      `Q${number} ${of}`,
    )
  }
  const [from = '', until = from, ...more] = key.split('/')
  if (more.length > 0) return undefined
  if (isMonth(from) && isMonth(until)) {
    if (key.includes('/') && from >= until) return undefined
    const [zh, en] = nameOfMonths(from, until)
    return months(key, from, until, zh, en)
  }
  if (!key.includes('/') || !isDay(from) || !isDay(until) || from > until) return undefined
  return { key, from, until, label: { zh: `${from} 至 ${until}`, en: `${from} to ${until}` } }
}

/** Days of a period, both ends included. */
export function daysOf({ from, until }: Pick<Period, 'from' | 'until'>): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until)).days + 1
}

/** The period of the same kind just before: the one a 环比 is taken of. */
export function previousPeriod(key: string): string | undefined {
  const period = parsePeriod(key)
  if (!period) return undefined
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

/** From the first day of one month to the last of another. */
function months(key: string, first: string, last: string, zh: string, en: string): Period {
  const end = Temporal.PlainYearMonth.from(last)
  const until = end.toPlainDate({ day: end.daysInMonth }).toString()
  return { key, from: `${first}-01`, until, label: { zh, en } }
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
