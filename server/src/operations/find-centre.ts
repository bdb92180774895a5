import { listCentres } from '../storage/centres.ts'
import type { Storage } from '../storage/storage.ts'
import { loadCentre } from './context.ts'
import type { Centre } from './context.ts'

/** A centre with its policies, by identifier; throws when it is gone, since a session or a job named it. */
export async function findCentre(storage: Storage, centreId: string): Promise<Centre> {
  const row = (await listCentres(storage.owner)).find(({ centre_id }) => centre_id === centreId)
  if (!row) throw new Error('the centre of a session is gone')
  return loadCentre(storage, row)
}

/** Every centre of the installation with its policies, as they are now; for recurring jobs. */
export async function loadCentres(storage: Storage): Promise<Centre[]> {
  return Promise.all((await listCentres(storage.owner)).map((row) => loadCentre(storage, row)))
}
