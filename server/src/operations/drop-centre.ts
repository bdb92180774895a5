import { sql } from 'kysely'
import type { Storage } from '../storage/storage.ts'

/**
 * Removes a replayed centre with all its rows, in one transaction. Only the owner of the tables can do this, since the
 * logs refuse changes; a centre that no replay made is left alone.
 */
export async function dropCentre(storage: Storage, code: string): Promise<boolean> {
  return storage.owner.transaction().execute(async (tx) => {
    const centre = await tx
      .selectFrom('centres as c')
      .innerJoin('replays as r', 'r.centre_id', 'c.centre_id')
      .select('c.centre_id')
      .where('c.code', '=', code)
      .executeTakeFirst()
    if (!centre) return false
    for (const log of ['order_log', 'audit_log'])
      await sql`alter table ${sql.table(log)} disable trigger ${sql.ref(`${log}_append_only`)}`.execute(tx)
    for (const table of childrenFirst)
      await sql`delete from ${sql.table(table)} where centre_id = ${centre.centre_id}`.execute(tx)
    for (const log of ['order_log', 'audit_log'])
      await sql`alter table ${sql.table(log)} enable trigger ${sql.ref(`${log}_append_only`)}`.execute(tx)
    return true
  })
}

const childrenFirst = [
  'bulletins',
  'bulletin_texts',
  'scorecards',
  'schemes',
  'exclusions',
  'entered_figures',
  'manual_scores',
  'ledger_items',
  'articles',
  'callbacks',
  'feedbacks',
  'extensions',
  'returns',
  'supplements',
  'order_links',
  'order_log',
  'assignments',
  'orders',
  'appeals',
  'calls',
  'counters',
  'idempotency_keys',
  'audit_log',
  'calendar_days',
  'limits',
  'reasons',
  'programme_tags',
  'desks',
  'divisions',
  'categories',
  'channels',
  'sessions',
  'users',
  'unit_aliases',
  'units',
  'replays',
  'centres',
]
