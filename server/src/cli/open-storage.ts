import { migrate } from '../storage/migrate.ts'
import { openDatabase } from '../storage/engine/open-database.ts'
import { openStorage } from '../storage/storage.ts'
import type { Storage } from '../storage/storage.ts'
import { Stop } from './settings.ts'
import type { Settings } from './settings.ts'

export interface OpenedStorage {
  readonly storage: Storage
  readonly kind: 'embedded' | 'external' | 'running'
  readonly url: string
  readonly databaseVersion: string
  close(): Promise<void>
}

/**
 * Opens the database the settings name and brings its schema up to date. With `orRunning`, a command that finds the
 * embedded database in use works through the server that is running there.
 */
export async function openForCommand(
  settings: Settings,
  log: (line: string) => void,
  options: { orRunning?: boolean } = {},
): Promise<OpenedStorage> {
  const { databaseUrl, dataDir } = settings
  const opened = await openDatabase({ databaseUrl, dataDir, log })
  if (!opened.ok) {
    const url = opened.details?.['url']
    if (options.orRunning && opened.code === 'dataDirectoryInUse' && typeof url === 'string') {
      const storage = openStorage({ connectionString: url })
      return { storage, kind: 'running', url, databaseVersion: '', close: () => storage.close() }
    }
    throw new Stop(`${opened.message.zh}\n${opened.message.en}`)
  }
  const { url, kind, version } = opened.value
  const storage = openStorage({ connectionString: url })
  try {
    await migrate(storage.owner, storage.pool)
  } catch (error) {
    await storage.close()
    await opened.value.stop()
    throw error
  }
  const close = async () => {
    await storage.close()
    await opened.value.stop()
  }
  return { storage, kind, url, databaseVersion: version, close }
}
