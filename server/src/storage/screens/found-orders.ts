import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { found, listColumns, masked, narrowing, sortedBy } from './order-list.ts'
import type { OrderListFilter, OrderListRow } from './order-list.ts'

/** The first orders of a list in its order, with their versions: to choose all of them, or to write them to a file. */
export async function findOrders(
  tx: Transaction,
  scope: Scope,
  filter: OrderListFilter,
  now: Date,
  limit: number,
): Promise<{ orderId: string; version: number }[]> {
  const { where, isWide } = await narrowing(tx, scope, filter, now)
  const { rows } = await sql<{ orderId: string; version: number }>`
    with found as materialized (${found(where, filter.sort, isWide, limit)})
    select o.order_id as "orderId", o.version
    from found f join orders o on o.centre_id = ${tx.centreId} and o.order_id = f.order_id
    order by ${sortedBy(filter.sort, sql`f`)}`.execute(tx)
  return rows
}

/** Lines of the list for known orders, in the order they are named. */
export async function listKnownOrders(
  tx: Transaction,
  scope: Scope,
  orderIds: readonly string[],
  now: Date,
): Promise<OrderListRow[]> {
  const { rows } = await sql<OrderListRow>`
    select ${listColumns(scope, now)}
    from unnest(${[...orderIds]}::uuid[]) with ordinality as known (order_id, place)
      join orders o on o.centre_id = ${tx.centreId} and o.order_id = known.order_id
      join appeals a on a.centre_id = o.centre_id and a.appeal_id = o.appeal_id
      left join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
      left join users t on t.centre_id = o.centre_id and t.user_id = o.taken_by
    order by known.place`.execute(tx)
  return rows.map(masked)
}
