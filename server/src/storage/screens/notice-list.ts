import type { Scope } from '@yihu/core/access/permissions'
import type { Role } from '@yihu/core/access/roles'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { inScope } from './scope.ts'

export interface NoticeRow {
  readonly notice_id: string
  readonly kind: string
  /** Null where the notice is about a task to write or renew an article. */
  readonly order_id: string | null
  readonly order_no: string | null
  readonly article_task_id: string | null
  /** Of the order or task; null once it is outside the reader's scope. */
  readonly title: string | null
  readonly data: { readonly at: string; readonly role: Role; readonly unitName: string | null }
  readonly made_at: Date
  readonly read_at: Date | null
}

/** A person's own notices, the newest first. */
export async function listNotices(
  tx: Transaction,
  scope: Scope,
  userId: string,
  filter: { readonly onlyUnread: boolean; readonly limit: number },
): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select n.notice_id, n.kind, n.order_id, n.order_no, n.article_task_id, n.data, n.made_at, n.read_at,
      coalesce((select o.title from orders o where o.order_id = n.order_id and ${inScope(tx, scope)}),
        (select t.title from article_tasks t where t.centre_id = n.centre_id and t.article_task_id = n.article_task_id
          ${scope.kind === 'units' ? sql`and t.unit_id = any(${[...scope.unitIds]}::uuid[])` : sql``})) as title
    from notices n
    where n.centre_id = ${tx.centreId} and n.user_id = ${userId}::uuid
      ${filter.onlyUnread ? sql`and n.read_at is null` : sql``}
    order by n.made_at desc, n.notice_id limit ${filter.limit}`.execute(tx)
  return rows
}

/** How many notices each of these people has not read; people without any are left out. */
export async function countUnread(
  tx: Transaction,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ user_id: string; unread: number }>`
    select user_id, count(*)::int as unread from notices
    where centre_id = ${tx.centreId} and user_id = any(${[...userIds]}::uuid[]) and read_at is null
    group by user_id`.execute(tx)
  return new Map(rows.map((row) => [row.user_id, row.unread]))
}
