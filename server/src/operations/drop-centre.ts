import { deleteCentreRows } from '../storage/centre-rows.ts'
import { findReplayedCentre } from '../storage/replays.ts'
import type { Storage } from '../storage/storage.ts'

/**
 * Removes a replayed centre with all its rows, in one transaction. Only the owner of the tables can do this; a centre
 * that no replay made is left alone.
 */
export async function dropCentre(storage: Storage, code: string): Promise<boolean> {
  return storage.owner.transaction().execute(async (tx) => {
    const centreId = await findReplayedCentre(tx, code)
    if (centreId === undefined) return false
    await deleteCentreRows(tx, centreId)
    return true
  })
}
