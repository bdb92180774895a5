import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'
import { listSizes } from './counted-orders.ts'

/**
 * The condition on `orders o` that units have the order and have not returned it. Where they have few, the planner is to go from their assignments to the orders; where they have many, to walk through the orders and look each up in
 * a hash of theirs, which only `is true` makes it do: an `in` by itself becomes a join with a probe for each order.
 */
export async function unitOrders(
  tx: Transaction,
  unitIds: readonly string[],
  many = listSizes.manyOfUnits,
): Promise<{ condition: RawBuilder<boolean>; isMany: boolean }> {
  const ofUnits = sql`assignments n where n.centre_id = ${tx.centreId} and n.unit_id = any(${[...unitIds]}::uuid[])`
  const isIn = sql<boolean>`o.order_id in (select n.order_id from ${ofUnits} and n.state <> 'returned')`
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from ${ofUnits} limit ${many}) counted`.execute(tx)
  const isMany = (rows[0]?.count ?? 0) >= many
  return { condition: isMany ? sql`(${isIn}) is true` : isIn, isMany }
}

/**
 * Pages of the lists' indexes are in memory: without this the planner rates a look into one four times a step of a scan,
 * and reads a whole centre for the orders of a small unit. And many people ask at once, short questions: further
 * processes for one of them, or machine code compiled for it, cost more than they save.
 */
export async function expectPagesInMemory(tx: Transaction): Promise<void> {
  await sql`select set_config('random_page_cost', '1.1', true), set_config('max_parallel_workers_per_gather', '0', true),
    set_config('jit', 'off', true)`.execute(tx)
}
