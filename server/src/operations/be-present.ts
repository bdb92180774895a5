import type { ActionName } from '@yihu/core/order/actions'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { loadOrder } from '../storage/orders.ts'
import { endPresence, keepPresence, lapseTab, usersPresent } from '../storage/presence.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { mayActOn } from './scope.ts'

/** Says that the actor has an order open, and which action's form; the others who have it open hear of a change. */
export async function bePresent(
  tx: Transaction,
  context: Context,
  orderId: string,
  page: { readonly pageId: string; readonly editingAction: ActionName | null },
): Promise<Result<null, 'orderNotFound'>> {
  const { actor, now } = context
  const stored = await loadOrder(tx, orderId)
  if (!stored || !mayActOn(actor, stored.order)) return refused('orderNotFound')
  const isNews = await keepPresence(tx, { orderId, userId: actor.userId, ...page }, now)
  if (isNews) await tellOthers(tx, actor.userId, now, orderId)
  return accepted(null)
}

/** The actor's page has left the order; of an order they may not see there is nothing to leave. */
export async function leaveOrder(
  tx: Transaction,
  context: Context,
  orderId: string,
  pageId: string,
): Promise<void> {
  const { actor, now } = context
  const stored = await loadOrder(tx, orderId)
  if (!stored || !mayActOn(actor, stored.order)) return
  if (await endPresence(tx, { orderId, userId: actor.userId, pageId }, now))
    await tellOthers(tx, actor.userId, now, orderId)
}

/**
 * A tab is gone without a farewell, which a browser may lose: whatever it showed is no longer looked at. Should it live
 * after all, its next sign of life brings it back.
 */
export async function loseTab(tx: Transaction, userId: string, tabId: string, now: Date): Promise<void> {
  for (const orderId of await lapseTab(tx, userId, tabId, now)) await tellOthers(tx, userId, now, orderId)
}

async function tellOthers(tx: Transaction, aboutId: string, now: Date, orderId: string): Promise<void> {
  const userIds = (await usersPresent(tx, orderId, now)).filter((userId) => userId !== aboutId)
  if (userIds.length > 0) tx.news.push({ kind: 'presence', centreId: tx.centreId, orderId, userIds })
}
