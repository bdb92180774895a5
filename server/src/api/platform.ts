import { Signer } from '@fastify/cookie'
import type { Blobs } from '../operations/add-attachment.ts'
import type { Writer } from '../operations/build-bulletin.ts'
import type { Centre, Context } from '../operations/context.ts'
import { findCentre } from '../operations/find-centre.ts'
import { signingKey } from '../operations/sessions.ts'
import { makeLiveHub } from './live-hub.ts'
import type { LiveHub } from './live-hub.ts'

/** What the API works on once the database is there. */
export interface Platform {
  readonly storage: Context['storage']
  /** Writes the bulletin's files. */
  readonly writer: Writer
  /** Keeps the bytes of attachments. */
  readonly blobs: Blobs
  readonly signer: Signer
  /** Streams of changes to open pages. */
  readonly live: LiveHub
  /** What the switch says to be believed; undefined: nobody is. */
  readonly switchSecret: string | undefined
  centre(centreId: string): Promise<Centre>
  /** Reads centres again, after their basic data has changed. */
  forget(): void
}

/**
 * Keeps each centre's policies in memory; they are read at its first request, when an administrator has changed them
 * (`forget`), and on each new day, since what is dated begins and ends then.
 */
export async function makePlatform(
  storage: Context['storage'],
  writer: Writer,
  blobs: Blobs,
  switchSecret?: string,
): Promise<Platform> {
  const signer = new Signer(await signingKey(storage))
  const centres = new Map<string, Promise<Centre>>()
  let hour = ''
  return {
    storage,
    writer,
    blobs,
    signer,
    live: makeLiveHub(storage),
    switchSecret,
    centre: (centreId) => {
      // By the hour: midnight of any centre's time zone is the beginning of one.
      const now = new Date().toISOString().slice(0, 13)
      if (now !== hour) centres.clear()
      hour = now
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
