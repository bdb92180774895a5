import type { Role } from '@yihu/core/access/roles'
import type { NewEntry } from '@yihu/core/order/act'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from './storage.ts'

/** What people are told of a log entry: what happened to which order, by which role; no content, no appellant. */
export interface EntryTold {
  readonly orderId: string
  readonly orderNo: string
  /** Place in the order's log. */
  readonly seq: number
  readonly action: NewEntry['action']
  readonly at: string
  readonly actorId: string
  readonly actorRole: Role
  /** The unit acted on, where there is one. */
  readonly unitId: string | null
}

/**
 * Notices for the handlers of units and of the unit right above each, which answers for its sub-unit. One statement for
 * all of them; somebody who has the notice already, and whoever acted, gets none. Returns who was told.
 */
export async function tellUnits(
  tx: Transaction,
  told: EntryTold,
  unitIds: readonly string[],
  now: Date,
): Promise<string[]> {
  return insertNotices(
    tx,
    told,
    sql`'handler' = any(u.roles) and u.unit_id in (
      select unnest(array[n.unit_id, n.parent_id]) from units n
      where n.centre_id = ${tx.centreId} and n.unit_id = any(${[...unitIds]}::uuid[]))`,
    now,
  )
}

/** Notices for everybody of the centre who holds one of the roles. */
export async function tellRoles(
  tx: Transaction,
  told: EntryTold,
  roles: readonly Role[],
  now: Date,
): Promise<string[]> {
  return insertNotices(tx, told, sql`u.roles && ${[...roles]}::text[]`, now)
}

async function insertNotices(
  tx: Transaction,
  told: EntryTold,
  isConcerned: RawBuilder<unknown>,
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    insert into notices (centre_id, user_id, kind, order_id, order_no, seq, data, made_at)
    select u.centre_id, u.user_id, ${told.action}, ${told.orderId}::uuid, ${told.orderNo}, ${told.seq}::int,
      jsonb_build_object('at', ${told.at}::text, 'role', ${told.actorRole}::text, 'unitName', (select name from units n
        where n.centre_id = u.centre_id and n.unit_id = ${told.unitId}::uuid)), ${now}
    from users u
    where u.centre_id = ${tx.centreId} and u.disabled_at is null and u.user_id <> ${told.actorId}::uuid and ${isConcerned}
    on conflict (centre_id, order_id, seq, user_id) do nothing
    returning user_id`.execute(tx)
  return rows.map(({ user_id }) => user_id)
}

/** Notices of a task for the handlers of its unit, but for whoever asked; somebody who has it already gets none. */
export async function tellOfArticleTask(
  tx: Transaction,
  told: {
    readonly articleTaskId: string
    readonly kind: string
    readonly actorId: string
    readonly actorRole: Role
    readonly unitId: string
  },
  now: Date,
): Promise<string[]> {
  const { articleTaskId, kind, actorId, actorRole, unitId } = told
  const { rows } = await sql<{ user_id: string }>`
    insert into notices (centre_id, user_id, kind, article_task_id, data, made_at)
    select u.centre_id, u.user_id, ${kind}, ${articleTaskId}::uuid, jsonb_build_object('at', ${now.toISOString()}::text,
      'role', ${actorRole}::text, 'unitName', n.name), ${now}
    from users u join units n on n.centre_id = u.centre_id and n.unit_id = ${unitId}::uuid
    where u.centre_id = ${tx.centreId} and u.disabled_at is null and u.user_id <> ${actorId}::uuid
      and 'handler' = any(u.roles) and u.unit_id in (n.unit_id, n.parent_id)
    on conflict (centre_id, article_task_id, user_id) where article_task_id is not null do nothing
    returning user_id`.execute(tx)
  return rows.map(({ user_id }) => user_id)
}

/** Marks the person's own notices read, all or the named ones; returns how many were unread. */
export async function markRead(
  tx: Transaction,
  userId: string,
  noticeIds: readonly string[] | 'all',
  now: Date,
): Promise<number> {
  let query = tx
    .updateTable('notices')
    .set({ read_at: now })
    .where('centre_id', '=', tx.centreId)
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
  if (noticeIds !== 'all') query = query.where('notice_id', '=', sql<string>`any(${[...noticeIds]}::uuid[])`)
  const result = await query.executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Drops notices read before one instant, and unread ones made before another. */
export async function dropOldNotices(
  tx: Transaction,
  before: { readonly read: Date; readonly unread: Date },
): Promise<number> {
  const result = await tx
    .deleteFrom('notices')
    .where('centre_id', '=', tx.centreId)
    .where((eb) => eb.or([eb('read_at', '<', before.read), eb('made_at', '<', before.unread)]))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
