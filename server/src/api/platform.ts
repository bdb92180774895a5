import { Signer } from '@fastify/cookie'
import type { Writer } from '../operations/build-bulletin.ts'
import type { Centre, Context } from '../operations/context.ts'
import { findCentre } from '../operations/find-centre.ts'
import { signingKey } from '../operations/sessions.ts'

/** What the API works on once the database is there. */
export interface Platform {
  readonly storage: Context['storage']
  /** Writes the bulletin's files. */
  readonly writer: Writer
  readonly signer: Signer
  /** What the switch says to be believed; undefined: nobody is. */
  readonly switchSecret: string | undefined
  centre(centreId: string): Promise<Centre>
  /** Reads centres again, after their basic data has changed. */
  forget(): void
}

/** Keeps each centre's policies in memory; they are read at its first request. */
export async function makePlatform(
  storage: Context['storage'],
  writer: Writer,
  switchSecret?: string,
): Promise<Platform> {
  const signer = new Signer(await signingKey(storage))
  const centres = new Map<string, Promise<Centre>>()
  return {
    storage,
    writer,
    signer,
    switchSecret,
    centre: (centreId) => {
      const known = centres.get(centreId)
      if (known) return known
      const loading = findCentre(storage, centreId)
      centres.set(centreId, loading)
      loading.catch(() => centres.delete(centreId))
      return loading
    },
    forget: () => centres.clear(),
  }
}
