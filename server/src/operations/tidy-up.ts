import { dateIn } from '@yihu/core/calendar/local-time'
import { announceCentre } from '../storage/administration.ts'
import { applyDueNames } from '../storage/units.ts'
import { listCentres } from '../storage/centres.ts'
import { forgetKeys } from '../storage/idempotency.ts'
import { dropExpiredSessions } from '../storage/sessions.ts'
import type { Storage } from '../storage/storage.ts'

const days = 24 * 60 * 60 * 1000

/**
 * Every hour: drops what has outlived its use, ended sessions and keys of requests nobody will repeat after three days,
 * and gives units the names that begin today.
 */
export async function tidyUp(storage: Storage, now: Date): Promise<void> {
  await dropExpiredSessions(storage.owner)
  for (const { centre_id, time_zone } of await listCentres(storage.owner))
    await storage.transact(centre_id, async (tx) => {
      await forgetKeys(tx, new Date(now.getTime() - 3 * days))
      if ((await applyDueNames(tx, dateIn(time_zone, now))) > 0) await announceCentre(tx)
    })
}
