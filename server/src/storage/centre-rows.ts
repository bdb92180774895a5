import { sql } from 'kysely'
import type { Transaction as OwnerTransaction } from 'kysely'
import type { DB } from './tables.generated.ts'

/**
 * Deletes every row of a centre, in all tables that have rows of centres. The order comes from the foreign keys
 * themselves, so that a new table needs no line here. Works as the owner, since the logs refuse changes.
 */
export async function deleteCentreRows(tx: OwnerTransaction<DB>, centreId: string): Promise<void> {
  const logs = await appendOnlyTriggers(tx)
  for (const { table, trigger } of logs)
    await sql`alter table ${sql.table(table)} disable trigger ${sql.ref(trigger)}`.execute(tx)
  for (const table of await childrenFirst(tx))
    await sql`delete from ${sql.table(table)} where centre_id = ${centreId}`.execute(tx)
  for (const { table, trigger } of logs)
    await sql`alter table ${sql.table(table)} enable trigger ${sql.ref(trigger)}`.execute(tx)
}

async function appendOnlyTriggers(tx: OwnerTransaction<DB>) {
  const { rows } = await sql<{ table: string; trigger: string }>`
    select c.relname as "table", t.tgname as "trigger" from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where t.tgfoid = 'refuse_change'::regproc and not t.tgisinternal`.execute(tx)
  return rows
}

/** Tables of centres, those that refer to others before the ones referred to. A table may refer to itself. */
async function childrenFirst(tx: OwnerTransaction<DB>): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string; parents: string[] }>`
    select c.relname as name, coalesce(array_agg(p.relname::text) filter (where p.oid is not null), '{}') as parents
    from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'centre_id' and not a.attisdropped
      left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f'
      left join pg_class p on p.oid = f.confrelid and p.oid <> c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.relname order by c.relname`.execute(tx)
  const left = new Map(tables.map(({ name, parents }) => [name, parents]))
  const sorted: string[] = []
  while (left.size > 0) {
    const referredTo = new Set([...left.values()].flat())
    const free = [...left.keys()].filter((name) => !referredTo.has(name))
    if (free.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...left.keys()].join(', ')}`)
    for (const name of free) left.delete(name)
    sorted.push(...free)
  }
  return sorted
}
