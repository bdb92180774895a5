import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { loadAppellant } from '../storage/appellants.ts'
import { loadOrder } from '../storage/orders.ts'
import type { Transaction } from '../storage/storage.ts'
import { insertSupplement } from '../storage/supplements.ts'
import { actOnOrder } from './act-on-order.ts'
import type { Context } from './context.ts'
import { mayActOn } from './scope.ts'

/**
 * Writes down that somebody called again about an order, and what they added (催办补记): no second order for the same
 * matter. Whether it was the appellant is told by the number, which is not kept. The same words go into the order's log
 * as a note, so that timeline and notices have them; where the order takes none any more, `isNoted` says so.
 */
export async function supplementOrder(
  tx: Transaction,
  context: Context,
  orderId: string,
  said: { text: string; isReminder: boolean; number: string | null },
): Promise<Result<{ orderId: string; orderNo: string; isNoted: boolean }, 'orderNotFound' | 'staleVersion'>> {
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
  const note = `${said.isReminder ? '来电催办' : '来电补充'}：${said.text}`
  const noted = await actOnOrder(tx, context, orderId, { action: 'addNote', fields: { note } }, null)
  if (!noted.ok && noted.code === 'staleVersion') return refused('staleVersion', noted.details)
  return accepted({ orderId, orderNo: stored.order.orderNo, isNoted: noted.ok })
}
