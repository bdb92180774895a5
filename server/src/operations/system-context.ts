import type { Storage } from '../storage/storage.ts'
import { findSystemUser } from '../storage/users.ts'
import type { Centre, Context } from './context.ts'
import { newId } from './context.ts'

/** The context of what nobody of the staff does: jobs, and answers of appellants. Undefined where a centre has no system user. */
export async function systemContext(
  storage: Storage,
  centre: Centre,
  now: Date,
): Promise<Context | undefined> {
  const userId = await storage.transact(centre.centreId, findSystemUser)
  if (userId === undefined) return undefined
  const actor = { userId, roles: ['system' as const], unitIds: [] }
  return { storage, centre, actor, now, newId, causesJobs: true }
}
