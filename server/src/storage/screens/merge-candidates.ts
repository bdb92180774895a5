import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { inScope } from './scope.ts'

export interface OrderMatter {
  readonly title: string
  readonly content: string
  readonly address: string | null
  readonly divisionCode: string | null
  readonly categoryCode: string
  readonly number: string | null
  readonly acceptedAt: Date
}

/** What an order is about, to be held against others; undefined outside the scope. */
export async function loadOrderMatter(
  tx: Transaction,
  scope: Scope,
  orderId: string,
): Promise<OrderMatter | undefined> {
  const { rows } = await sql<OrderMatter>`
    select o.title, a.content, a.address, a.division_code as "divisionCode", o.category_code as "categoryCode",
      a.appellant_phone as number, o.accepted_at as "acceptedAt"
    from orders o join appeals a on a.centre_id = o.centre_id and a.appeal_id = o.appeal_id
    where ${inScope(tx, scope)} and o.order_id = ${orderId}`.execute(tx)
  return rows[0]
}

/** How many orders were merged into each of these. */
export async function countMerged(
  tx: Transaction,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ lead_order_id: string; orders: number }>`
    select lead_order_id, count(*)::int as orders from orders
    where centre_id = ${tx.centreId} and lead_order_id = any(${[...orderIds]}::uuid[])
    group by lead_order_id`.execute(tx)
  return new Map(rows.map((row) => [row.lead_order_id, row.orders]))
}
