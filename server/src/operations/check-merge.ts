import type { Command } from '@yihu/core/order/command'
import { openStates } from '@yihu/core/order/states'
import type { OrderState } from '@yihu/core/order/states'
import type { Order } from '@yihu/core/order/order'
import { refused } from '@yihu/core/refusal'
import type { Refusal } from '@yihu/core/refusal'
import { countMerged, loadOrder } from '../storage/orders.ts'
import type { Transaction } from '../storage/storage.ts'

export type MergeRefusal = 'unknownOrder' | 'leadEnded' | 'leadsOthers' | 'leadNotAnswered'

/** A closed order has its result already: who asks again about the same is told it (R9.2). */
const mayLead: readonly OrderState[] = [...openStates, 'closed']

/**
 * What an action demands of another order: a lead that has a result or will have one when merging, so that everybody
 * merged into it is told of it; and a result to tell when somebody merged is called back. Undefined when nothing stands against it.
 */
export async function mergeRefusal(
  tx: Transaction,
  order: Order,
  { action, fields }: Command,
): Promise<Refusal<MergeRefusal> | undefined> {
  if (action === 'merge' && fields.leadOrderId !== undefined && fields.leadOrderId !== order.orderId) {
    const lead = (await loadOrder(tx, fields.leadOrderId))?.order
    if (!lead) return refused('unknownOrder', { orderId: fields.leadOrderId })
    if (!mayLead.includes(lead.state)) return refused('leadEnded', { orderNo: lead.orderNo })
    const count = await countMerged(tx, order.orderId)
    return count === 0 ? undefined : refused('leadsOthers', { count })
  }
  if (action === 'recordCallback' && order.state === 'merged' && order.facts.leadOrderId !== null) {
    const lead = (await loadOrder(tx, order.facts.leadOrderId))?.order
    const hasResult = lead && ['awaitingCallback', 'closed', 'archived'].includes(lead.state)
    return hasResult ? undefined : refused('leadNotAnswered', { orderNo: lead?.orderNo ?? '' })
  }
  return undefined
}
