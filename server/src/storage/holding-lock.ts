import type { Storage } from './storage.ts'

/**
 * Does `work` while this process holds the lock of that name on the database; undefined, with nothing done, when
 * another process holds it. The lock ends with its connection, however the process ends.
 */
export async function holdingLock<Value>(
  storage: Storage,
  name: string,
  work: () => Promise<Value>,
): Promise<Value | undefined> {
  const client = await storage.pool.connect()
  const key = ['yihu', name].join(' ')
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
      [key],
    )
    if (rows[0]?.taken !== true) return undefined
    try {
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]).catch(() => undefined)
    }
  } finally {
    client.release()
  }
}
