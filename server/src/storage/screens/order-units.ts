import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'

/** Which units each of these orders is or was assigned to: what decides who of the units may hear of it. */
export async function unitsOfOrders(
  tx: Transaction,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ order_id: string; unit_ids: string[] }>`
    select order_id, array_agg(unit_id) as unit_ids from assignments
    where centre_id = ${tx.centreId} and order_id = any(${[...orderIds]}::uuid[]) group by order_id`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.order_id, row.unit_ids]))
}
