import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { loadOrder } from '../orders.ts'
import { listAttachments } from './attachment-list.ts'
import { loadOrderHistory } from './order-history.ts'
import { inScope } from './scope.ts'

/** Everything the page of one order shows; undefined when it is outside the scope or not there. */
export async function findOrderPage(tx: Transaction, scope: Scope, orderId: string) {
  const visible =
    await sql`select from orders o where o.order_id = ${orderId} and ${inScope(tx, scope)}`.execute(tx)
  const stored = visible.rows.length === 0 ? undefined : await loadOrder(tx, orderId)
  if (!stored) return undefined
  const appeal = await tx
    .selectFrom('appeals')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .where('appeal_id', '=', stored.appealId)
    .executeTakeFirstOrThrow()
  const log = await tx
    .selectFrom('order_log as l')
    .leftJoin('users as u', (join) =>
      join.onRef('u.centre_id', '=', 'l.centre_id').onRef('u.user_id', '=', 'l.actor_id'),
    )
    .leftJoin('units as n', (join) =>
      join.onRef('n.centre_id', '=', 'l.centre_id').onRef('n.unit_id', '=', 'l.unit_id'),
    )
    .selectAll('l')
    .select(['u.name as actor_name', 'n.name as unit_name'])
    .where('l.centre_id', '=', tx.centreId)
    .where('l.order_id', '=', orderId)
    .orderBy('l.seq')
    .execute()
  const callbacks = await tx
    .selectFrom('callbacks as c')
    .leftJoin('users as u', (join) =>
      join.onRef('u.centre_id', '=', 'c.centre_id').onRef('u.user_id', '=', 'c.called_by'),
    )
    .selectAll('c')
    .select('u.name as called_by_name')
    .where('c.centre_id', '=', tx.centreId)
    .where('c.order_id', '=', orderId)
    .orderBy('c.called_at')
    .execute()
  const unitIds = stored.order.assignments.map(({ unitId }) => unitId)
  const units =
    unitIds.length === 0
      ? []
      : await tx
          .selectFrom('units')
          .select(['unit_id', 'name'])
          .where('centre_id', '=', tx.centreId)
          .where('unit_id', 'in', unitIds)
          .execute()
  const taken =
    stored.order.facts.takenBy === null
      ? undefined
      : await tx
          .selectFrom('users')
          .select('name')
          .where('centre_id', '=', tx.centreId)
          .where('user_id', '=', stored.order.facts.takenBy)
          .executeTakeFirst()
  return {
    order: stored.order,
    takenByName: taken?.name ?? null,
    appeal,
    log,
    callbacks,
    attachments: await listAttachments(tx, orderId),
    history: await loadOrderHistory(tx, scope, stored.order),
    unitNames: new Map(units.map((unit) => [unit.unit_id, unit.name])),
  }
}

export type OrderPageData = NonNullable<Awaited<ReturnType<typeof findOrderPage>>>
