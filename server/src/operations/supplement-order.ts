import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { loadAppellant } from '../storage/appellants.ts'
import { loadOrder } from '../storage/orders.ts'
import type { Transaction } from '../storage/storage.ts'
import { insertSupplement } from '../storage/supplements.ts'
import type { Context } from './context.ts'
import { mayActOn } from './scope.ts'

/**
 * Writes down that somebody called again about an order, and what they added (催办补记): no second order for the same
 * matter. Whether it was the appellant is told by the number, which is not kept.
 */
export async function supplementOrder(
  tx: Transaction,
  context: Context,
  orderId: string,
  said: { text: string; isReminder: boolean; number: string | null },
): Promise<Result<{ orderId: string; orderNo: string }, 'orderNotFound'>> {
  const stored = await loadOrder(tx, orderId)
  if (!stored || !mayActOn(context.actor, stored.order)) return refused('orderNotFound')
  const { appellant } = await loadAppellant(tx, stored.appealId)
  await insertSupplement(tx, {
    supplementId: context.newId(),
    orderId,
    at: context.now,
    by: context.actor.userId,
    text: said.text,
    isReminder: said.isReminder,
    isSameCaller: said.number !== null && said.number === appellant.phone,
  })
  return accepted({ orderId, orderNo: stored.order.orderNo })
}
