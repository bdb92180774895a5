import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { inScope } from './scope.ts'

export interface NoticeRow {
  readonly supervision_id: string
  readonly kind: string
  readonly colour: string
  readonly reason: string
  readonly unit_name: string | null
  readonly issued_at: Date
  readonly issued_by_name: string | null
  readonly reply_due_at: Date
  readonly reply: string | null
  readonly replied_at: Date | null
  readonly lifted_at: Date | null
  readonly lift_reason: string | null
}

/** Supervision notices of an order, the first first; undefined when the order is outside the scope. */
export async function listNoticesOf(
  tx: Transaction,
  scope: Scope,
  orderId: string,
): Promise<NoticeRow[] | undefined> {
  const visible =
    await sql`select from orders o where o.order_id = ${orderId} and ${inScope(tx, scope)}`.execute(tx)
  if (visible.rows.length === 0) return undefined
  const { rows } = await sql<NoticeRow>`
    select s.*, n.name as unit_name, u.name as issued_by_name
    from supervisions s
      left join units n on n.centre_id = s.centre_id and n.unit_id = s.unit_id
      left join users u on u.centre_id = s.centre_id and u.user_id = s.issued_by
    where s.centre_id = ${tx.centreId} and s.order_id = ${orderId} order by s.issued_at`.execute(tx)
  return rows
}
