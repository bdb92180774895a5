import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'

/**
 * Which units have each of these orders, or have just lost it: what decides who of the units may hear of it. Whoever
 * lost it hears so, and nothing of what becomes of it afterwards. To approve a return and to dispatch at once are two entries.
 */
export async function unitsOfOrders(
  tx: Transaction,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ order_id: string; unit_ids: string[] }>`
    select a.order_id, array_agg(a.unit_id) as unit_ids
    from assignments a join orders o on o.centre_id = a.centre_id and o.order_id = a.order_id
    where a.centre_id = ${tx.centreId} and a.order_id = any(${[...orderIds]}::uuid[])
      and (a.state <> 'returned' or exists (select from order_log l where l.centre_id = o.centre_id
        and l.order_id = o.order_id and l.seq > o.version - 2
        and l.action in ('approveReturn', 'redispatch', 'designate', 'restore')))
    group by a.order_id`.execute(tx)
  return new Map(rows.map((row) => [row.order_id, row.unit_ids]))
}
