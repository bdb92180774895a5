import { sql } from 'kysely'
import type { Transaction } from './storage.ts'

/** How long a page that says nothing more still counts as there. */
export const leaseMilliseconds = 60_000

/**
 * Says that somebody has an order open, and which form. True when that is news for the others: a person who came, or
 * whose form was opened or closed; not at every sign of life.
 */
export async function keepPresence(
  tx: Transaction,
  presence: { readonly orderId: string; readonly userId: string; readonly editingAction: string | null },
  now: Date,
): Promise<boolean> {
  const { orderId, userId, editingAction } = presence
  const lapsed = lapsedBefore(now)
  const { rows } = await sql<{ is_news: boolean }>`
    with before as (select seen_at, editing_action from order_presence
      where centre_id = ${tx.centreId} and order_id = ${orderId}::uuid and user_id = ${userId}::uuid),
    kept as (
      insert into order_presence as p (centre_id, order_id, user_id, since, seen_at, editing_action)
      values (${tx.centreId}, ${orderId}::uuid, ${userId}::uuid, ${now}, ${now}, ${editingAction})
      on conflict (centre_id, order_id, user_id) do update set seen_at = excluded.seen_at,
        editing_action = excluded.editing_action,
        since = case when p.seen_at < ${lapsed} then excluded.since else p.since end
      returning 1)
    select coalesce((select b.seen_at < ${lapsed} or b.editing_action is distinct from ${editingAction}::text
      from before b), true) as is_news from kept`.execute(tx)
  return rows[0]?.is_news ?? true
}

/** The page was left. True when the person had been there. */
export async function endPresence(tx: Transaction, orderId: string, userId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('order_presence')
    .where('centre_id', '=', tx.centreId)
    .where('order_id', '=', orderId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Everybody who has the order open now. */
export async function usersPresent(tx: Transaction, orderId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('order_presence')
    .select('user_id')
    .where('centre_id', '=', tx.centreId)
    .where('order_id', '=', orderId)
    .where('seen_at', '>=', lapsedBefore(now))
    .execute()
  return rows.map(({ user_id }) => user_id)
}

/** Drops leases that ran out. */
export async function dropLapsed(tx: Transaction, now: Date): Promise<void> {
  await tx
    .deleteFrom('order_presence')
    .where('centre_id', '=', tx.centreId)
    .where('seen_at', '<', lapsedBefore(now))
    .execute()
}

export function lapsedBefore(now: Date): Date {
  return new Date(now.getTime() - leaseMilliseconds)
}
