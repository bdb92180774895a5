import { loadScheme } from '@yihu/core/assessment/load-scheme'
import { dateIn } from '@yihu/core/calendar/local-time'
import type { PeriodRule } from '@yihu/core/calendar/period-rule'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import {
  findClosing,
  findClosingOfPeriod,
  holdAllPeriods,
  holdPeriod,
  listClosingsInForce,
} from '../storage/closings.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { periodSpan } from './period.ts'

/**
 * Holds a period that is not closed until the transaction is over: nobody can close it between the question and what
 * is written. With a scheme, only that scheme's closing counts; what is entered for a period needs all of them open.
 */
export async function holdOpenPeriod(
  tx: Transaction,
  context: Context,
  period: string,
  scheme?: string,
): Promise<Result<null, 'periodClosed'>> {
  await holdPeriod(tx, period)
  const closing =
    scheme === undefined ? await findClosingOfPeriod(tx, period) : await findClosing(tx, scheme, period)
  return closing ? closed(context, closing) : accepted(null)
}

/**
 * The same for what belongs to a period by its due time and not by a name: every closing in force refuses whose days,
 * by the rule of its own scheme, the instant falls into.
 */
export async function holdOpenPeriodOf(
  tx: Transaction,
  context: Context,
  dueAt: Date,
): Promise<Result<null, 'periodClosed'>> {
  await holdAllPeriods(tx)
  const rules = new Map<string, PeriodRule | undefined>()
  for (const closing of await listClosingsInForce(tx)) {
    const scheme = `${closing.scheme_key} ${closing.scheme_version}`
    if (!rules.has(scheme)) rules.set(scheme, periodRuleOf(closing.source, closing.scheme_key))
    const span = periodSpan(closing.period, context.centre.timeZone, rules.get(scheme))
    // At midnight, the first instant of the next period, what was due that day was still of this one.
    if (span.ok && span.value.from < dueAt && dueAt <= span.value.before) return closed(context, closing)
  }
  return accepted(null)
}

/** Where the periods of a scheme begin; those of the calendar where its text cannot be read. */
export function periodRuleOf(source: string, key: string): PeriodRule | undefined {
  const loaded = loadScheme(source, key)
  return loaded.ok ? loaded.scheme.period : undefined
}

function closed(
  { centre }: Context,
  closing: { readonly period: string; readonly closer: string | null; readonly closed_at: Date },
) {
  const closedOn = dateIn(centre.timeZone, closing.closed_at)
  return refused('periodClosed' as const, { period: closing.period, closer: closing.closer ?? '', closedOn })
}
