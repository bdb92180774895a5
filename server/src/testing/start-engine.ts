import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../storage/engine/embedded-postgres.ts'
import { migrate } from '../storage/migrate.ts'
import { openStorage } from '../storage/storage.ts'
import { createDatabase, dropDatabase, urlOf } from './databases.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server all tests of a run share; its database is never touched. */
    readonly databaseServer: string
    /** A database with the schema and no rows, which every test file clones. */
    readonly templateDatabase: string
  }
}

/**
 * One engine for the whole run: the embedded one in a temporary folder, or the server `YIHU_TEST_DATABASE_URL` names,
 * so that the same tests hold on the oldest PostgreSQL we support. The schema is made once, as a template.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await serverOf(process.env['YIHU_TEST_DATABASE_URL'])
  const template = `yihu_test_template_${process.pid}`
  try {
    await createDatabase(server.url, template)
    const storage = openStorage({ connectionString: urlOf(server.url, template) }, 2)
    try {
      await migrate(storage.owner, storage.pool)
    } finally {
      await storage.close()
    }
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('databaseServer', server.url)
  project.provide('templateDatabase', template)
  return async () => {
    await dropDatabase(server.url, template)
    await server.stop()
  }
}

async function serverOf(url: string | undefined): Promise<{ url: string; stop(): Promise<void> }> {
  if (url) return { url, stop: () => Promise.resolve() }
  const folder = await mkdtemp(join(tmpdir(), 'yihu-test-'))
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
