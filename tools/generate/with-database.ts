import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@yihu/server/storage/engine/embedded-postgres'
import { migrate } from '@yihu/server/storage/migrate'
import { openStorage } from '@yihu/server/storage/storage'
import type { Storage } from '@yihu/server/storage/storage'
import { createDatabase, dropDatabase, urlOf } from '@yihu/server/testing/databases'

/** A database with the present schema and no rows. */
export interface EmptyDatabase {
  readonly url: string
  readonly storage: Storage
}

/**
 * Migrates a fresh database and hands it over: on the server `YIHU_TEST_DATABASE_URL` names, or on an embedded engine
 * in a temporary folder. Nothing is left behind.
 */
export async function withDatabase<Value>(work: (database: EmptyDatabase) => Promise<Value>): Promise<Value> {
  const server = await startServer(process.env['YIHU_TEST_DATABASE_URL'])
  const name = `yihu_generate_${process.pid}_${randomBytes(4).toString('hex')}`
  try {
    await createDatabase(server.url, name)
    const url = urlOf(server.url, name)
    const storage = openStorage({ connectionString: url }, 2)
    try {
      await migrate(storage.owner, storage.pool)
      return await work({ url, storage })
    } finally {
      await storage.close()
      await dropDatabase(server.url, name)
    }
  } finally {
    await server.stop()
  }
}

async function startServer(url: string | undefined): Promise<{ url: string; stop(): Promise<void> }> {
  if (url) return { url, stop: () => Promise.resolve() }
  const folder = await mkdtemp(join(tmpdir(), 'yihu-generate-'))
  // Under root the engine runs as another account, which must be able to enter.
  await chmod(folder, 0o755)
  const engine = await startEmbeddedPostgres({ dataDir: join(folder, 'data') })
  return {
    url: engine.url,
    stop: async () => {
      await engine.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
