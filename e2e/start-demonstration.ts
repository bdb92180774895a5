import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { replay } from '@yihu/server/cli/replay'
import { startEmbeddedPostgres } from '@yihu/server/storage/engine/embedded-postgres'
import { migrate } from '@yihu/server/storage/migrate'
import { openStorage } from '@yihu/server/storage/storage'
import { createDatabase, dropDatabase, urlOf } from '@yihu/server/testing/databases'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    readonly demonstrationServer: string
    /** A database with the demonstration in it, which every story clones. */
    readonly demonstration: string
  }
}

const month = 'xiangtan-2023-10'
/** Of the published month a story finds every so many-th order there beside the live day: a thousand of every kind. */
const every = 30

/**
 * One engine for all stories, and in it the demonstration once, as `npm start` makes it: the centre with its people and
 * rules, the live day, and a small part of the published month. Each story walks in a clone of its own.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'yihu-stories-'))
  // Under root the engine runs as another account, which must be able to enter.
  await chmod(folder, 0o755)
  const engine = await startEmbeddedPostgres({ dataDir: join(folder, 'data') })
  const name = `yihu_demonstration_${process.pid}`
  const stop = async () => {
    await engine.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await createDatabase(engine.url, name)
    const storage = openStorage({ connectionString: urlOf(engine.url, name) })
    try {
      await migrate(storage.owner, storage.pool)
      await replay(storage, month, {
        seed: 1,
        isInteractive: false,
        every,
        onLiveDay: () => undefined,
      })
    } finally {
      await storage.close()
    }
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('demonstrationServer', engine.url)
  project.provide('demonstration', name)
  return async () => {
    await dropDatabase(engine.url, name)
    await stop()
  }
}
