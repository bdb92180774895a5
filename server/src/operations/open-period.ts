import { dateIn } from '@yihu/core/calendar/local-time'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { findClosing, findClosingOfPeriod, holdPeriod } from '../storage/closings.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'

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
  if (!closing) return accepted(null)
  const closedOn = dateIn(context.centre.timeZone, closing.closed_at)
  return refused('periodClosed', { period, closer: closing.closer ?? '', closedOn })
}
