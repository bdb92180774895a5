import { startOfDay } from '@yihu/core/calendar/local-time'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { Span } from '../storage/screens/assessment-counts.ts'

/** The instants of a calendar month, `2023-10`, in a time zone; refuses anything that is no month. */
export function periodSpan(period: string, timeZone: string): Result<Span, 'invalidPeriod'> {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period)
  if (!match) return refused('invalidPeriod', { period })
  const [year, month] = [Number(match[1]), Number(match[2])]
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  return accepted({ from: startOfDay(timeZone, `${period}-01`), before: startOfDay(timeZone, `${next}-01`) })
}

/** First and last day of a month. */
export function periodDays(period: string): { from: string; until: string } {
  const [year, month] = period.split('-').map(Number)
  const last = new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate()
  return { from: `${period}-01`, until: `${period}-${last}` }
}
