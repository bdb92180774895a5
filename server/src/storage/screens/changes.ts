import type { ChangeAct, ChangeTopic, ChangeValues } from '@yihu/core/administration/changes'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'

export interface ChangesFilter {
  readonly topic?: ChangeTopic | undefined
  readonly actorId?: string | undefined
  readonly from?: Date | undefined
  readonly before?: Date | undefined
  readonly text?: string | undefined
  readonly page: number
  readonly pageSize: number
}

interface ChangeRecord {
  readonly audit_id: string
  readonly at: Date
  readonly actor_name: string | null
  readonly act: ChangeAct
  readonly subject: string
  readonly reason: string | null
  readonly details: {
    topic: ChangeTopic
    before: ChangeValues | null
    after: ChangeValues | null
    validFrom: string | null
  }
}

/** One page of the log of changes, the latest first, and who has ever changed something. */
export async function changesScreen(tx: Transaction, filter: ChangesFilter) {
  const conditions = [
    sql`l.centre_id = ${tx.centreId}`,
    sql`l.details ->> 'topic' is not null`,
    filter.topic && sql`l.details ->> 'topic' = ${filter.topic}`,
    filter.actorId && sql`l.actor_id = ${filter.actorId}`,
    filter.from && sql`l.at >= ${filter.from}`,
    filter.before && sql`l.at < ${filter.before}`,
    filter.text && sql`position(lower(${filter.text}) in lower(concat_ws(' ', l.subject, l.reason))) > 0`,
  ].filter((condition) => condition !== undefined && condition !== '')
  const where = sql.join(conditions, sql` and `)
  const { rows } = await sql<ChangeRecord>`
    select l.audit_id, l.at, p.name as actor_name, l.act, l.subject, l.reason, l.details
    from audit_log l left join users p on p.centre_id = l.centre_id and p.user_id = l.actor_id
    where ${where} order by l.at desc, l.audit_id
    limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(tx)
  const total = await sql<{
    total: number
  }>`select count(*)::int as total from audit_log l where ${where}`.execute(tx)
  const actors = await sql<{ userId: string; name: string }>`
    select user_id as "userId", name from users p where centre_id = ${tx.centreId} and exists (
      select from audit_log l where l.centre_id = p.centre_id and l.actor_id = p.user_id
        and l.details ->> 'topic' is not null) order by name`.execute(tx)
  return {
    rows: rows.map((row) => ({
      changeId: row.audit_id,
      at: row.at.toISOString(),
      actorName: row.actor_name ?? '',
      topic: row.details.topic,
      act: row.act,
      name: row.subject,
      before: row.details.before,
      after: row.details.after,
      validFrom: row.details.validFrom,
      reason: row.reason,
    })),
    total: total.rows[0]?.total ?? 0,
    actors: actors.rows,
  }
}
