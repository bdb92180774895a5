import type { Transaction } from './storage.ts'

/** Notes that an order goes on from an earlier one. */
export async function linkOrder(
  tx: Transaction,
  link: { orderId: string; earlierOrderId: string; at: Date; by: string },
): Promise<void> {
  await tx
    .insertInto('order_links')
    .values({
      centre_id: tx.centreId,
      order_id: link.orderId,
      earlier_order_id: link.earlierOrderId,
      linked_at: link.at,
      linked_by: link.by,
    })
    .execute()
}
