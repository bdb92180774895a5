import { dateIn } from '@yihu/core/calendar/local-time'
import type { CallbackMethod } from '@yihu/core/callback/callback'
import { followOf } from '@yihu/core/callback/follow-callback'
import type { ActionFields } from '@yihu/core/order/command'
import type { Order } from '@yihu/core/order/order'
import { policyOn } from '@yihu/core/order/policy'
import type { Outcome } from '@yihu/core/order/act'
import type { Result } from '@yihu/core/refusal'
import type { Transaction } from '../storage/storage.ts'
import { actOnOrder } from './act-on-order.ts'
import type { ActOnOrderRefusal } from './act-on-order.ts'
import type { Context } from './context.ts'

/** What the appellant was asked, each question apart (domain B3), and what they said. */
export type Answers = Pick<
  ActionFields,
  'isReached' | 'isResponded' | 'isResolved' | 'isTrue' | 'satisfaction' | 'note'
>

/**
 * Records a call-back and, when nothing stands against it, closes the order, both in the caller's transaction: an order
 * whose appellant is content does not wait for a second hand. A dissatisfied one is left to a person, who sends it back.
 */
export async function recordCallback(
  tx: Transaction,
  context: Context,
  orderId: string,
  call: { readonly method: Exclude<CallbackMethod, 'spotCheck'>; readonly answers: Answers },
  seenVersion: number | null,
): Promise<Result<Outcome, ActOnOrderRefusal>> {
  const fields = { ...call.answers, method: call.method }
  const recorded = await actOnOrder(tx, context, orderId, { action: 'recordCallback', fields }, seenVersion)
  if (!recorded.ok) return recorded
  const { order } = recorded.value
  if (followOf(order.facts, callbackPolicy(context, order.acceptedAt)) !== 'close') return recorded
  const closed = await actOnOrder(tx, context, orderId, { action: 'close', fields: {} }, null)
  // Agents may call back and may not close: the order then waits in the queue of those to close.
  return !closed.ok && closed.code === 'roleMayNot' ? recorded : closed
}

/** The rules of call-backs in force when an order was accepted. */
export function callbackPolicy({ centre }: Pick<Context, 'centre'>, acceptedAt: Order['acceptedAt']) {
  return policyOn(centre.policies, dateIn(centre.timeZone, acceptedAt), centre.timeZone).callback
}
