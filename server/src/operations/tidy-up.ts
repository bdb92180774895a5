import { listCentres } from '../storage/centres.ts'
import { forgetKeys } from '../storage/idempotency.ts'
import { dropOldNotices } from '../storage/notices.ts'
import { dropLapsed } from '../storage/presence.ts'
import { dropExpiredSessions } from '../storage/sessions.ts'
import type { Storage } from '../storage/storage.ts'

const days = 24 * 60 * 60 * 1000

/**
 * Drops what has outlived its use: ended sessions, keys of requests nobody will repeat after three days, notices read a
 * month ago or not read in three, and who had an order open when their page went away.
 */
export async function tidyUp(storage: Storage, now: Date): Promise<void> {
  await dropExpiredSessions(storage.owner)
  const ago = (count: number) => new Date(now.getTime() - count * days)
  for (const { centre_id } of await listCentres(storage.owner))
    await storage.transact(centre_id, async (tx) => {
      await forgetKeys(tx, ago(3))
      await dropOldNotices(tx, { read: ago(30), unread: ago(90) })
      await dropLapsed(tx, now)
    })
}
