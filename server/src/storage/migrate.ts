import { readFile, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { runMigrations } from 'graphile-worker'
import { Migrator, sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'
import type { Pool } from 'pg'
import type { DB } from './tables.generated.ts'

const folder = new URL('./migrations/', import.meta.url)

/**
 * Brings the schema up to date: the job queue's own tables, then our numbered SQL files, each once, in order, under a
 * lock so that two servers starting together do not collide. Forward only. Returns the names just applied.
 */
export async function migrate(db: Kysely<DB>, pool: Pool): Promise<string[]> {
  await runMigrations({ pgPool: pool })
  const migrator = new Migrator({ db, provider: { getMigrations }, migrationTableSchema: 'public' })
  const { error, results } = await migrator.migrateToLatest()
  if (error)
    throw new Error(`migration failed: ${error instanceof Error ? error.message : 'for an unknown reason'}`, {
      cause: error,
    })
  return (results ?? []).map(({ migrationName }) => migrationName)
}

async function getMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const entries = names.map(async (name): Promise<[string, Migration]> => {
    const text = await readFile(fileURLToPath(new URL(name, folder)), 'utf8')
    return [name.replace(/\.sql$/, ''), { up: async (db) => void (await sql.raw(text).execute(db)) }]
  })
  return Object.fromEntries(await Promise.all(entries))
}
