import { addDays } from '@yihu/core/calendar/calendar-date'
import { atTime } from '@yihu/core/calendar/local-time'
import { parsePeriod } from '@yihu/core/calendar/period'
import type { PeriodRule } from '@yihu/core/calendar/period-rule'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { Span } from '../storage/screens/assessment-counts.ts'

/**
 * The instants of a period (`2023-10`, `2025-Q1`, `2026-W07`, `2022-01/2022-02`) in a time zone, by a scheme's own rule
 * where it has one; refuses anything that is none.
 */
export function periodSpan(
  period: string,
  timeZone: string,
  rule?: PeriodRule,
): Result<Span, 'invalidPeriod'> {
  const parsed = parsePeriod(period, rule)
  if (!parsed) return refused('invalidPeriod', { period })
  return accepted(daysSpan(parsed, timeZone))
}

/** From the first instant of a day to the last of another; days begin at midnight unless the stretch says otherwise. */
export function daysSpan(
  { from, until, dayStartsAt = 0 }: { from: string; until: string; dayStartsAt?: number },
  timeZone: string,
): Span {
  return {
    from: atTime(timeZone, from, dayStartsAt),
    before: atTime(timeZone, addDays(until, 1), dayStartsAt),
  }
}

/** First and last day of a period that `periodSpan` takes. */
export function periodDays(
  period: string,
  rule?: PeriodRule,
): { from: string; until: string; dayStartsAt: number } {
  const parsed = parsePeriod(period, rule)
  if (!parsed) throw new Error(`no period: ${period}`)
  return { from: parsed.from, until: parsed.until, dayStartsAt: parsed.dayStartsAt }
}
