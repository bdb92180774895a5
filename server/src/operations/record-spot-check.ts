import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { holdSampleOrder, saveSpotCheck } from '../storage/samples.ts'
import type { Transaction } from '../storage/storage.ts'
import { actOnOrder } from './act-on-order.ts'
import type { ActOnOrderRefusal } from './act-on-order.ts'
import type { Context } from './context.ts'
import type { Answers } from './record-callback.ts'

/**
 * Records the spot check of a drawn order and what it adds to the sample, in the caller's transaction. Not reached, the
 * order stays in the list unless this was the last attempt.
 */
export async function recordSpotCheck(
  tx: Transaction,
  context: Context,
  place: { readonly sampleId: string; readonly orderId: string },
  { answers, isLast }: { readonly answers: Answers; readonly isLast: boolean },
  seenVersion: number,
): Promise<Result<{ orderId: string }, ActOnOrderRefusal | 'notInSample' | 'spotCheckDone'>> {
  const { sampleId, orderId } = place
  const held = await holdSampleOrder(tx, sampleId, orderId)
  if (!held) return refused('notInSample')
  if (held.isDone) return refused('spotCheckDone')
  const fields = { ...answers, method: 'spotCheck' as const }
  const recorded = await actOnOrder(tx, context, orderId, { action: 'recordCallback', fields }, seenVersion)
  if (!recorded.ok) return recorded
  const { isReached = false, satisfaction = 'unrated' } = answers
  await saveSpotCheck(tx, place, {
    doneAt: isReached || isLast ? context.now : null,
    isReached,
    satisfaction,
  })
  return accepted({ orderId })
}
