import { addDays } from '@yihu/core/calendar/calendar-date'
import { startOfDay } from '@yihu/core/calendar/local-time'
import { parsePeriod } from '@yihu/core/calendar/period'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { Span } from '../storage/screens/assessment-counts.ts'

/** The instants of a period (`2023-10`, `2025-Q1`, `2022-01/2022-02`) in a time zone; refuses anything that is none. */
export function periodSpan(period: string, timeZone: string): Result<Span, 'invalidPeriod'> {
  const parsed = parsePeriod(period)
  if (!parsed) return refused('invalidPeriod', { period })
  return accepted(daysSpan(parsed, timeZone))
}

/** From the first instant of a day to the last of another. */
export function daysSpan({ from, until }: { from: string; until: string }, timeZone: string): Span {
  return { from: startOfDay(timeZone, from), before: startOfDay(timeZone, addDays(until, 1)) }
}

/** First and last day of a period that `periodSpan` takes. */
export function periodDays(period: string): { from: string; until: string } {
  const parsed = parsePeriod(period)
  if (!parsed) throw new Error(`no period: ${period}`)
  return { from: parsed.from, until: parsed.until }
}
