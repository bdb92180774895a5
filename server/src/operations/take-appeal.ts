import type { NewAppeal } from '@yihu/core/appeal/appeal'
import { extraFieldsOf, extraProblems } from '@yihu/core/appeal/extra-fields'
import type { ExtraField } from '@yihu/core/appeal/extra-fields'
import { extraProblemTexts } from '@yihu/core/appeal/extra-texts'
import type { Command } from '@yihu/core/order/command'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { addAnsweringDayOrder } from '../storage/answering-days.ts'
import { loadDeskFields } from '../storage/desk-fields.ts'
import { linkOrder } from '../storage/order-links.ts'
import { loadOrder } from '../storage/orders.ts'
import type { Transaction } from '../storage/storage.ts'
import { acceptAppeal } from './accept-appeal.ts'
import type { DeskTaking } from './accept-appeal.ts'
import { actOnOrder } from './act-on-order.ts'
import type { ActOnOrderRefusal } from './act-on-order.ts'
import { openAnsweringDay } from './answering-days.ts'
import type { Context } from './context.ts'
import { mayActOn } from './scope.ts'

/** A call as it ends at the desk: the appeal, what the desk asked more, and how it goes on. */
export interface TakenAppeal extends DeskTaking {
  readonly appeal: NewAppeal
  /** An earlier order of the same matter the new one is linked to. */
  readonly earlierOrderId: string | null
  /** The leaders' answering day at which the call was taken, which gets the order into its ledger. */
  readonly answeringDayId: string | null
  /** What is done with the order at once; null leaves it to the dispatchers. */
  readonly end: Command | null
}

export type TakeAppealRefusal =
  | ActOnOrderRefusal
  | 'unknownChannel'
  | 'unknownCategory'
  | 'unknownDesk'
  | 'extraAnswerWrong'
  | 'answeringDayNotFound'
  | 'answeringDayEnded'

/**
 * Takes an appeal at the agent desk and ends it as the agent chose, in one transaction: a refused end leaves no order
 * behind, so that the agent mends the form and sends it again.
 */
export async function takeAppeal(
  tx: Transaction,
  context: Context,
  taken: TakenAppeal,
): Promise<Result<{ orderId: string }, TakeAppealRefusal>> {
  const { appeal, earlierOrderId } = taken
  const deskFields = appeal.deskCode === null ? [] : await loadDeskFields(tx, appeal.deskCode)
  if (!deskFields) return refused('unknownDesk', { deskCode: appeal.deskCode })
  const wrong = wrongAnswer(extraFieldsOf(appeal.kind, deskFields), taken)
  if (wrong) return wrong
  if (earlierOrderId !== null) {
    const earlier = await loadOrder(tx, earlierOrderId)
    if (!earlier || !mayActOn(context.actor, earlier.order))
      return refused('unknownOrder', { orderId: earlierOrderId })
  }
  if (taken.answeringDayId !== null) {
    const day = await openAnsweringDay(tx, taken.answeringDayId)
    if (!day.ok) return day
  }
  const outcome = await acceptAppeal(tx, context, appeal, undefined, taken)
  if (!outcome.ok) return outcome
  const { orderId } = outcome.value.order
  if (earlierOrderId !== null)
    await linkOrder(tx, { orderId, earlierOrderId, at: context.now, by: context.actor.userId })
  if (taken.answeringDayId !== null)
    await addAnsweringDayOrder(tx, {
      answeringDayId: taken.answeringDayId,
      orderId,
      by: context.actor.userId,
      at: context.now,
    })
  if (taken.end !== null) {
    const acted = await actOnOrder(tx, context, orderId, taken.end, null)
    if (!acted.ok) return acted
  }
  return accepted({ orderId })
}

function wrongAnswer(fields: readonly ExtraField[], { extra }: TakenAppeal) {
  const [problem] = extraProblems(fields, extra)
  if (!problem) return undefined
  const field = fields.find(({ key }) => key === problem.key)
  const words = extraProblemTexts[problem.problem]
  return refused('extraAnswerWrong', {
    field: { zh: field?.zh ?? problem.key, en: field?.en ?? problem.key },
    problem: words,
  })
}
