import { listCentres } from '../storage/centres.ts'
import { forgetKeys } from '../storage/idempotency.ts'
import { dropExpiredSessions } from '../storage/sessions.ts'
import type { Storage } from '../storage/storage.ts'

const days = 24 * 60 * 60 * 1000

/** Drops what has outlived its use: ended sessions, and keys of requests nobody will repeat after three days. */
export async function tidyUp(storage: Storage, now: Date): Promise<void> {
  await dropExpiredSessions(storage.owner)
  for (const { centre_id } of await listCentres(storage.owner))
    await storage.transact(centre_id, (tx) => forgetKeys(tx, new Date(now.getTime() - 3 * days)))
}
