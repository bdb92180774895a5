import { randomBytes } from 'node:crypto'
import { openStorage } from '../storage/storage.ts'
import type { Storage } from '../storage/storage.ts'
import { afterAll, beforeAll, inject } from 'vitest'
import { createDatabase, dropDatabase, urlOf } from './databases.ts'

export interface TestDatabase {
  readonly storage: Storage
  readonly url: string
}

/**
 * A database of the test file's own, cloned from the migrated template in milliseconds and dropped after the last
 * test. Read its properties in hooks and tests, not while the file is loaded. `empty` leaves the schema out.
 */
export function useTestDatabase(options: { readonly empty?: true } = {}): TestDatabase {
  const server = inject('databaseServer')
  const name = `yihu_test_${process.pid}_${randomBytes(4).toString('hex')}`
  let storage: Storage | undefined
  beforeAll(async () => {
    await createDatabase(server, name, options.empty ? undefined : inject('templateDatabase'))
    storage = openStorage({ connectionString: urlOf(server, name) }, 12)
  })
  afterAll(async () => {
    await storage?.close()
    await dropDatabase(server, name)
  })
  return {
    url: urlOf(server, name),
    get storage() {
      if (!storage) throw new Error('the test database is there from the first hook on')
      return storage
    },
  }
}
