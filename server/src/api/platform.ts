import { Signer } from '@fastify/cookie'
import { listCentres } from '../storage/centres.ts'
import { sessionSecret } from '../storage/sessions.ts'
import type { Storage } from '../storage/storage.ts'
import type { Writer } from '../operations/build-bulletin.ts'
import { loadCentre } from '../operations/context.ts'
import type { Centre } from '../operations/context.ts'

/** What the API works on once the database is there. */
export interface Platform {
  readonly storage: Storage
  /** Writes the bulletin's files. */
  readonly writer: Writer
  readonly signer: Signer
  centre(centreId: string): Promise<Centre>
  /** Reads centres again, after their basic data has changed. */
  forget(): void
}

/** Keeps each centre's policies in memory; they are read at its first request. */
export async function makePlatform(storage: Storage, writer: Writer): Promise<Platform> {
  const signer = new Signer(await sessionSecret(storage.owner))
  const centres = new Map<string, Promise<Centre>>()
  return {
    storage,
    writer,
    signer,
    centre: (centreId) => {
      const known = centres.get(centreId)
      if (known) return known
      const loading = load(storage, centreId)
      centres.set(centreId, loading)
      loading.catch(() => centres.delete(centreId))
      return loading
    },
    forget: () => centres.clear(),
  }
}

async function load(storage: Storage, centreId: string): Promise<Centre> {
  const row = (await listCentres(storage.owner)).find(({ centre_id }) => centre_id === centreId)
  if (!row) throw new Error('the centre of a session is gone')
  return loadCentre(storage, row)
}
