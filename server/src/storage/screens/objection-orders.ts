import type { Transaction } from '../storage.ts'

/** The orders of these numbers that a unit leads: identifier by number. */
export async function findLedOrders(
  tx: Transaction,
  unitId: string,
  orderNos: readonly string[],
): Promise<Map<string, string>> {
  if (orderNos.length === 0) return new Map()
  const rows = await tx
    .selectFrom('orders')
    .select(['order_no', 'order_id'])
    .where('centre_id', '=', tx.centreId)
    .where('order_no', 'in', [...orderNos])
    .where('lead_unit_id', '=', unitId)
    .execute()
  return new Map(rows.map(({ order_no, order_id }) => [order_no, order_id]))
}
