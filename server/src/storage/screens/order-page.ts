import type { Scope } from '@yihu/core/access/permissions'
import type { Outcome } from '@yihu/core/order/act'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { logRow } from '../order-log.ts'
import type { Transaction } from '../storage.ts'
import type { Appeals, OrderLog } from '../tables.generated.ts'
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
  const { order, appealId } = stored
  const unitIds = order.assignments.map(({ unitId }) => unitId)
  const { takenBy } = order.facts
  // All at once: they follow each other down the one connection, and only the last answer is waited for.
  const [appeal, log, callbacks, units, taken, attachments, history] = await Promise.all([
    tx
      .selectFrom('appeals')
      .selectAll()
      .where('centre_id', '=', tx.centreId)
      .where('appeal_id', '=', appealId)
      .executeTakeFirstOrThrow(),
    loadLog(tx, orderId),
    loadCallbacks(tx, orderId),
    unitIds.length === 0
      ? []
      : tx
          .selectFrom('units')
          .select(['unit_id', 'name'])
          .where('centre_id', '=', tx.centreId)
          .where('unit_id', 'in', unitIds)
          .execute(),
    takenBy === null
      ? undefined
      : tx
          .selectFrom('users')
          .select('name')
          .where('centre_id', '=', tx.centreId)
          .where('user_id', '=', takenBy)
          .executeTakeFirst(),
    listAttachments(tx, orderId),
    loadOrderHistory(tx, scope, order),
  ])
  return {
    order,
    takenByName: taken?.name ?? null,
    appeal,
    log,
    callbacks,
    attachments,
    history,
    unitNames: new Map(units.map((unit) => [unit.unit_id, unit.name])),
  }
}

type FoundPage = NonNullable<Awaited<ReturnType<typeof findOrderPage>>>
type AppealShown = Omit<Selectable<Appeals>, 'extra'>
export type OrderPageData = Omit<FoundPage, 'appeal'> & { readonly appeal: AppealShown }

/** The rows a new order is written as. */
export interface WrittenOrder {
  readonly appeal: AppealShown
  readonly log: ReturnType<typeof logRow>
}

/** The page of an order that was accepted this moment, from what was written: there is nothing else to read yet. */
export function pageOfNew(
  { order, entry }: Outcome,
  written: WrittenOrder,
  actorName: string,
): OrderPageData {
  const fields = entry.fields as Selectable<OrderLog>['fields']
  return {
    order,
    takenByName: null,
    appeal: written.appeal,
    log: [{ ...written.log, fields, actor_name: actorName, unit_name: null }],
    callbacks: [],
    attachments: [],
    history: { returns: [], extensions: [], conferrals: [], feedbacks: [], merged: [] },
    unitNames: new Map(),
  }
}

function loadLog(tx: Transaction, orderId: string) {
  return tx
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
}

function loadCallbacks(tx: Transaction, orderId: string) {
  return tx
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
}
