import { sql } from 'kysely'
import type { Transaction } from './storage.ts'

/** How long a page that says nothing more still counts as there. */
export const leaseMilliseconds = 60_000

/** One page of one person that shows an order. */
export interface PresentPage {
  readonly orderId: string
  readonly userId: string
  /** Chosen by the page when it opens the order. */
  readonly pageId: string
}

/**
 * Says that somebody has an order open, and which form. True when that is news for the others: a page that came, or
 * whose form was opened or closed; not at every sign of life, and not for a page that has already been left.
 */
export async function keepPresence(
  tx: Transaction,
  presence: PresentPage & { readonly editingAction: string | null },
  now: Date,
): Promise<boolean> {
  const { orderId, userId, pageId, editingAction } = presence
  const lapsed = lapsedBefore(now)
  const { rows } = await sql<{ is_news: boolean }>`
    with before as (select seen_at, editing_action from order_presence
      where centre_id = ${tx.centreId} and order_id = ${orderId}::uuid and user_id = ${userId}::uuid
        and page_id = ${pageId}),
    kept as (
      insert into order_presence as p (centre_id, order_id, user_id, page_id, since, seen_at, editing_action)
      values (${tx.centreId}, ${orderId}::uuid, ${userId}::uuid, ${pageId}, ${now}, ${now}, ${editingAction})
      on conflict (centre_id, order_id, user_id, page_id) do update set seen_at = excluded.seen_at,
        editing_action = excluded.editing_action,
        since = case when p.seen_at < ${lapsed} then excluded.since else p.since end
        where p.left_at is null
      returning 1)
    select coalesce((select b.seen_at < ${lapsed} or b.editing_action is distinct from ${editingAction}::text
      from before b), true) as is_news from kept`.execute(tx)
  return rows[0]?.is_news ?? false
}

/**
 * The page was left, and stays so: the row is kept for as long as a sign of life may be on its way, also where the
 * farewell came before the first of them. True when the page had been there.
 */
export async function endPresence(
  tx: Transaction,
  { orderId, userId, pageId }: PresentPage,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ was_there: boolean }>`
    with before as (select 1 from order_presence
      where centre_id = ${tx.centreId} and order_id = ${orderId}::uuid and user_id = ${userId}::uuid
        and page_id = ${pageId} and left_at is null),
    ended as (
      insert into order_presence as p (centre_id, order_id, user_id, page_id, since, seen_at, left_at)
      values (${tx.centreId}, ${orderId}::uuid, ${userId}::uuid, ${pageId}, ${now}, ${now}, ${now})
      on conflict (centre_id, order_id, user_id, page_id) do update set left_at = excluded.left_at,
        seen_at = excluded.seen_at, editing_action = null
      returning 1)
    select exists (select from before) as was_there from ended`.execute(tx)
  return rows[0]?.was_there ?? false
}

/** Lets all pages of a tab lapse, as if their lease had run out; returns the orders that were open there. */
export async function lapseTab(tx: Transaction, userId: string, tabId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ order_id: string }>`
    update order_presence set seen_at = ${new Date(lapsedBefore(now).getTime() - 1)}
    where centre_id = ${tx.centreId} and user_id = ${userId}::uuid and starts_with(page_id, ${`${tabId}.`})
      and left_at is null and seen_at >= ${lapsedBefore(now)}
    returning order_id`.execute(tx)
  return rows.map(({ order_id }) => order_id)
}

/** Everybody who has the order open now. */
export async function usersPresent(tx: Transaction, orderId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('order_presence')
    .select('user_id')
    .distinct()
    .where('centre_id', '=', tx.centreId)
    .where('order_id', '=', orderId)
    .where('left_at', 'is', null)
    .where('seen_at', '>=', lapsedBefore(now))
    .execute()
  return rows.map(({ user_id }) => user_id)
}

/** Drops leases that ran out, and pages left that long ago. */
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
