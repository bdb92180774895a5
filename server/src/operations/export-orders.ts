import { scopeOf } from '@yihu/core/access/permissions'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { writeAudit } from '../storage/audit-log.ts'
import { findOrders, listKnownOrders } from '../storage/screens/found-orders.ts'
import type { OrderListFilter, OrderListRow } from '../storage/screens/order-list.ts'
import type { Context } from './context.ts'

const batch = 1000

/** What a file of orders is made of; `rows` come in batches, while the file is already on its way. */
export interface OrderTable {
  /** What is printed on the sheet before: who, when, which filter. */
  readonly about: readonly (readonly [label: string, value: string])[]
  readonly aboutTitle: string
  readonly title: string
  readonly columns: readonly { label: string; width: number }[]
  readonly rows: AsyncIterable<readonly (readonly string[])[]>
}

export interface Export {
  readonly total: number
  readonly batches: AsyncIterable<readonly OrderListRow[]>
}

/**
 * The orders of a list for a file, masked as in the list, and a note in the audit log of who took how many by which
 * filter. Which orders they are is settled at once; their lines are read while they are sent, a thousand in a
 * transaction, so that a slow receiver keeps no connection.
 */
export async function exportOrders(
  context: Context,
  filter: OrderListFilter,
  taken: { format: string; filter: object; limit: number },
): Promise<Result<Export, 'tooManyToExport'>> {
  const { storage, centre, actor, now } = context
  const { limit, ...details } = taken
  const scope = scopeOf(actor)
  const orderIds = await storage.transact(centre.centreId, async (tx) => {
    const found = await findOrders(tx, scope, filter, now, limit + 1)
    if (found.length > limit) return undefined
    await writeAudit(tx, {
      at: now,
      actorId: actor.userId,
      act: 'exportOrders',
      subject: taken.format,
      details: { ...details, orders: found.length },
    })
    return found.map(({ orderId }) => orderId)
  })
  if (!orderIds) return refused('tooManyToExport', { limit })
  async function* batches(ids: readonly string[]) {
    for (let start = 0; start < ids.length; start += batch)
      yield await storage.transact(centre.centreId, (tx) =>
        listKnownOrders(tx, scope, ids.slice(start, start + batch), now),
      )
  }
  return accepted({ total: orderIds.length, batches: batches(orderIds) })
}
