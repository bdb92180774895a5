import { newId } from '../operations/context.ts'
import type { Context } from '../operations/context.ts'
import { loadCentre } from '../operations/context.ts'
import { findCentreIds, listCentres } from '../storage/centres.ts'
import type { Storage } from '../storage/storage.ts'
import { Stop } from './settings.ts'

/** The context a command works in: the centre named, or the only one, and its system as the actor. */
export async function commandContext(storage: Storage, code: string | undefined): Promise<Context> {
  const centres = await listCentres(storage.owner)
  const row =
    code === undefined && centres.length === 1 ? centres[0] : centres.find((centre) => centre.code === code)
  if (!row) {
    const known = centres.map((centre) => centre.code)
    if (known.length === 0)
      throw new Stop('数据库中还没有热线中心。\nThere is no centre in the database yet.', 2)
    throw new Stop(
      `请用 --centre 指明热线中心：${known.join('、')}\nSay which centre with --centre: ${known.join(', ')}`,
      2,
    )
  }
  const centre = await loadCentre(storage, row)
  const ids = await storage.transact(row.centre_id, (tx) => findCentreIds(tx))
  const userId = ids.userIds.get('assessor') ?? ids.userIds.get('system') ?? ''
  return {
    storage,
    centre,
    actor: { userId, roles: ['system'], unitIds: [] },
    now: new Date(),
    newId,
    causesJobs: false,
  }
}
