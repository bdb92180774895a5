import { sql } from 'kysely'
import type { Transaction } from './storage.ts'

export interface BulkRow {
  readonly bulk_id: string
  readonly user_id: string
  readonly action: string
  readonly fields: unknown
  readonly state: 'waiting' | 'running' | 'done' | 'cancelled'
  readonly asked_at: Date
  readonly run_after: Date
  readonly total: number
  readonly accepted: number
  readonly refused: number
}

export interface BulkItem {
  readonly orderId: string
  readonly assignmentId: string | undefined
  readonly version: number
}

export async function insertBulk(
  tx: Transaction,
  bulk: { bulkId: string; userId: string; action: string; fields: object; at: Date; runAfter: Date },
  items: readonly BulkItem[],
): Promise<void> {
  const own = { centre_id: tx.centreId, bulk_id: bulk.bulkId }
  await tx
    .insertInto('bulk_actions')
    .values({
      ...own,
      user_id: bulk.userId,
      action: bulk.action,
      fields: JSON.stringify(bulk.fields),
      state: 'waiting',
      asked_at: bulk.at,
      run_after: bulk.runAfter,
    })
    .execute()
  await tx
    .insertInto('bulk_orders')
    .values(
      items.map((item, position) => ({
        ...own,
        position,
        order_id: item.orderId,
        assignment_id: item.assignmentId ?? null,
        version: item.version,
      })),
    )
    .execute()
}

/** A bulk action with how far it is. */
export async function findBulk(tx: Transaction, bulkId: string): Promise<BulkRow | undefined> {
  return bulks(tx).where('b.bulk_id', '=', bulkId).executeTakeFirst() as Promise<BulkRow | undefined>
}

/** Somebody's bulk actions since an instant, and those not finished; the newest first. */
export async function listBulks(tx: Transaction, userId: string, since: Date): Promise<BulkRow[]> {
  return bulks(tx)
    .where('b.user_id', '=', userId)
    .where((eb) => eb.or([eb('b.asked_at', '>=', since), eb('b.state', 'in', ['waiting', 'running'])]))
    .orderBy('b.asked_at', 'desc')
    .limit(10)
    .execute() as Promise<BulkRow[]>
}

export async function listUnfinishedBulks(tx: Transaction) {
  return tx
    .selectFrom('bulk_actions')
    .select(['bulk_id', 'run_after'])
    .where('centre_id', '=', tx.centreId)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
}

/** The orders a bulk action was refused for, with the reason. */
export async function listBulkRefusals(tx: Transaction, bulkId: string) {
  return tx
    .selectFrom('bulk_orders as i')
    .innerJoin('orders as o', (join) =>
      join.onRef('o.centre_id', '=', 'i.centre_id').onRef('o.order_id', '=', 'i.order_id'),
    )
    .select(['o.order_id', 'o.order_no', 'o.title', 'i.outcome', 'i.details'])
    .where('i.centre_id', '=', tx.centreId)
    .where('i.bulk_id', '=', bulkId)
    .where('i.outcome', '<>', 'accepted')
    .orderBy('i.position')
    .execute()
}

/** Locks a bulk action until the end of the transaction: what runs it and what stops it come one after the other. */
export async function lockBulk(tx: Transaction, bulkId: string) {
  return tx
    .selectFrom('bulk_actions')
    .select(['bulk_id', 'user_id', 'action', 'fields', 'state', 'run_after'])
    .where('centre_id', '=', tx.centreId)
    .where('bulk_id', '=', bulkId)
    .forUpdate()
    .executeTakeFirst()
}

export async function setBulkState(
  tx: Transaction,
  bulkId: string,
  state: BulkRow['state'],
  at: Date,
): Promise<void> {
  await tx
    .updateTable('bulk_actions')
    .set({ state, ...(state === 'done' || state === 'cancelled' ? { finished_at: at } : {}) })
    .where('centre_id', '=', tx.centreId)
    .where('bulk_id', '=', bulkId)
    .execute()
}

/** The next order whose turn has not come. */
export async function nextBulkOrder(tx: Transaction, bulkId: string) {
  return tx
    .selectFrom('bulk_orders')
    .select(['position', 'order_id', 'assignment_id', 'version'])
    .where('centre_id', '=', tx.centreId)
    .where('bulk_id', '=', bulkId)
    .where('outcome', 'is', null)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
}

export async function keepOutcome(
  tx: Transaction,
  bulkId: string,
  position: number,
  outcome: string,
  details: object,
): Promise<void> {
  await tx
    .updateTable('bulk_orders')
    .set({ outcome, details: JSON.stringify(details) })
    .where('centre_id', '=', tx.centreId)
    .where('bulk_id', '=', bulkId)
    .where('position', '=', position)
    .where('outcome', 'is', null)
    .execute()
}

function bulks(tx: Transaction) {
  const count = (condition: ReturnType<typeof sql>) =>
    sql<number>`(select count(*)::int from bulk_orders i where i.centre_id = b.centre_id and i.bulk_id = b.bulk_id
      and ${condition})`
  return tx
    .selectFrom('bulk_actions as b')
    .select(['b.bulk_id', 'b.user_id', 'b.action', 'b.fields', 'b.state', 'b.asked_at', 'b.run_after'])
    .select([
      count(sql`true`).as('total'),
      count(sql`i.outcome = 'accepted'`).as('accepted'),
      count(sql`i.outcome <> 'accepted'`).as('refused'),
    ])
    .where('b.centre_id', '=', tx.centreId)
}
