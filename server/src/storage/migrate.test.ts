import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '../testing/test-database.ts'
import { migrate } from './migrate.ts'
import type { Storage } from './storage.ts'

describe('migrations', () => {
  const first = useTestDatabase({ empty: true })
  const together = useTestDatabase({ empty: true })

  it('make the schema from nothing, and a second run changes nothing', async () => {
    const { storage } = first
    const applied = await run(storage)
    expect(applied.length).toBeGreaterThan(3)
    expect(applied).toEqual(applied.toSorted())
    const before = await schemaOf(storage)
    expect(before.length).toBeGreaterThan(300)

    expect(await run(storage)).toEqual([])
    expect(await schemaOf(storage)).toEqual(before)
  })

  it('are applied once when two servers start together', async () => {
    const { storage } = together
    const runs = await Promise.all([run(storage), run(storage)])
    const [none, all] = runs.toSorted((a, b) => a.length - b.length)
    expect(none).toEqual([])
    expect(all?.length).toBeGreaterThan(3)
    expect(await schemaOf(storage)).toEqual(await schemaOf(first.storage))
  })
})

function run(storage: Storage): Promise<string[]> {
  return migrate(storage.owner, storage.pool)
}

/** Columns, indexes, constraints, triggers, policies, functions and rights, one line each. */
async function schemaOf(storage: Storage): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', 'column', table_schema, table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema in ('public', 'graphile_worker')
    union all select concat_ws(' ', 'index', indexdef) from pg_indexes where schemaname in ('public', 'graphile_worker')
    union all select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select concat_ws(' ', 'trigger', tgenabled, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
    union all select concat_ws(' ', 'policy', tablename, policyname, roles, cmd, qual, with_check) from pg_policies
    union all select concat_ws(' ', 'function', pg_get_functiondef(p.oid)) from pg_proc p
      left join pg_depend d on d.objid = p.oid and d.deptype = 'e'
      where p.pronamespace = 'public'::regnamespace and d.objid is null
    union all select concat_ws(' ', 'right', table_name, grantee, privilege_type)
      from information_schema.table_privileges where grantee = 'yihu_app'
    order by 1`.execute(storage.owner)
  return rows.map(({ line }) => line)
}
