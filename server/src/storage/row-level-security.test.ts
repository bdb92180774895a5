import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { fillCentre } from '../testing/fill-centre.ts'
import { setUpSmallCentre } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'

const database = useTestDatabase()
let a: SmallCentre
let b: SmallCentre
let tables: string[]
/** Tables nobody but the owner of the installation reads: who is signed in is asked before there is a centre. */
const ownersOnly = ['sessions']

beforeAll(async () => {
  a = await setUpSmallCentre(database.storage, { code: 'a' })
  b = await setUpSmallCentre(database.storage, { code: 'b' })
  await fillCentre(a)
  await fillCentre(b)
  tables = (await tablesOfCentres()).filter((name) => !ownersOnly.includes(name))
})

describe('a transaction of centre A', () => {
  it('sees its own rows in every table, and none of centre B', async () => {
    expect(tables.length).toBeGreaterThan(30)
    for (const table of tables) {
      const own = await asA(`select count(*) filter (where centre_id = '${idOf(a)}')::int as own,
        count(*) filter (where centre_id <> '${idOf(a)}')::int as others from ${table}`)
      // A table without rows would prove nothing: `fillCentre` must reach a new one, too.
      expect(own, table).toEqual([{ own: expect.toSatisfy((count: number) => count > 0), others: 0 }])
    }
  })

  it('adds no row to centre B in any table', async () => {
    for (const table of tables) {
      const insert = `insert into ${table} select (jsonb_populate_record(t, '{"centre_id": "${idOf(b)}"}')).* from ${table} t limit 1`
      await expect(asA(insert), table).rejects.toMatchObject({
        code: '42501',
        message: expect.stringContaining('row-level security'),
      })
    }
  })

  it('changes and deletes no row of centre B in any table', async () => {
    const before = await rowsOf(b)
    for (const table of tables) {
      // Where the right itself is missing (the logs, the centres) that is refusal enough.
      for (const change of [`update ${table} set centre_id = centre_id`, `delete from ${table}`]) {
        const changed = await asA(`${change} where centre_id = '${idOf(b)}' returning 1`).catch(
          refusedForLackOfRights,
        )
        expect(changed, change).toEqual([])
      }
    }
    expect(await rowsOf(b)).toEqual(before)
  })

  it('gives no row of its own to centre B', async () => {
    for (const table of tables)
      await expect(asA(`update ${table} set centre_id = '${idOf(b)}'`), table).rejects.toMatchObject({
        code: '42501',
      })
  })
})

it('without a centre the application sees nothing at all', async () => {
  for (const table of tables) {
    const rows = await database.storage.owner.connection().execute(async (connection) => {
      await sql`begin; set local role yihu_app`.execute(connection)
      const found = await sql.raw(`select 1 from ${table}`).execute(connection)
      await sql`rollback`.execute(connection)
      return found.rows
    })
    expect(rows, table).toEqual([])
  }
})

it('a transaction leaves neither role nor centre behind on its connection', async () => {
  const { storage } = database
  await storage.transact(idOf(a), (tx) => sql`select 1`.execute(tx))
  await storage.transact(idOf(a), () => Promise.reject(new Error('broken off'))).catch(() => undefined)
  const connections = Array.from({ length: 8 }, () =>
    sql<{ same: boolean; centre: string | null }>`select current_user = session_user as same,
      nullif(current_setting('yihu.centre_id', true), '') as centre, pg_sleep(0.05)`.execute(storage.owner),
  )
  for (const { rows } of await Promise.all(connections))
    expect(rows[0]).toMatchObject({ same: true, centre: null })
})

it('a centre that is not named by a uuid never reaches the database', async () => {
  await expect(database.storage.transact(`' or true --`, () => Promise.resolve())).rejects.toThrow('uuid')
})

describe('the catalog', () => {
  it('has row-level security with one strict policy on every table that belongs to centres', async () => {
    expect(await unprotectedTables()).toEqual([])
  })

  it('would show a new table whose policy was forgotten, and one whose policy is too wide', async () => {
    await sql`create table forgotten (centre_id uuid, note text)`.execute(database.storage.owner)
    await sql`create table too_wide (centre_id uuid, note text)`.execute(database.storage.owner)
    await sql`alter table too_wide enable row level security`.execute(database.storage.owner)
    await sql`create policy all_centres on too_wide to yihu_app using (true) with check (true)`.execute(
      database.storage.owner,
    )
    try {
      expect(await unprotectedTables()).toEqual(['forgotten', 'too_wide'])
    } finally {
      await sql`drop table forgotten, too_wide`.execute(database.storage.owner)
    }
  })

  it('gives the application no right on tables of the installation', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and has_table_privilege('yihu_app', c.oid, 'select, insert, update, delete')
        and not c.relname = any(${tables}::text[])`.execute(database.storage.owner)
    expect(rows).toEqual([])
  })
})

/** Tables with a `centre_id` that the application could read or write past its centre. */
async function unprotectedTables(): Promise<string[]> {
  const only = '(centre_id = current_centre())'
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'centre_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and not (c.relname = any(${ownersOnly}::text[]) and not has_table_privilege('yihu_app', c.oid, 'select, insert, update, delete'))
      and (not c.relrowsecurity or not exists (select from pg_policies p where p.tablename = c.relname and p.qual = ${only}
          and p.with_check = ${only} and p.cmd = 'ALL')
        or exists (select from pg_policies p where p.tablename = c.relname and p.permissive = 'PERMISSIVE'
          and (p.qual is distinct from ${only} or p.with_check is distinct from ${only})))
    order by 1`.execute(database.storage.owner)
  return rows.map(({ name }) => name)
}

async function tablesOfCentres(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'centre_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`.execute(
    database.storage.owner,
  )
  return rows.map(({ name }) => name)
}

async function asA(text: string): Promise<unknown[]> {
  return database.storage.transact(idOf(a), async (tx) => (await sql.raw(text).execute(tx)).rows)
}

/** Number of rows a centre has in each table, as the owner sees it. */
async function rowsOf(centre: SmallCentre): Promise<Record<string, unknown>> {
  const counts: Record<string, unknown> = {}
  for (const table of tables) {
    const { rows } = await sql
      .raw(`select * from ${table} where centre_id = '${idOf(centre)}' order by 1, 2, 3`)
      .execute(database.storage.owner)
    counts[table] = rows
  }
  return counts
}

function refusedForLackOfRights(error: unknown): unknown[] {
  if (error instanceof Error && 'code' in error && error.code === '42501') return []
  throw error
}

function idOf(small: SmallCentre): string {
  return small.centre.centreId
}
