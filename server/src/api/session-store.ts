import type { Signer } from '@fastify/cookie'
import type { SessionStore } from '@fastify/session'
import { endSession, keepSession, recallSession } from '../operations/sessions.ts'
import type { SessionData } from '../operations/sessions.ts'
import type { Platform } from './platform.ts'

/** Keeps sessions in the database, so that they outlive a restart and can be ended from anywhere. */
export function sessionStore(platform: () => Platform | undefined, lifetime: number): SessionStore {
  return {
    get: (id, callback) => {
      const ready = platform()
      if (!ready) return callback(null, null)
      recallSession(ready.storage, id).then((data) => callback(null, (data as never) ?? null), callback)
    },
    set: (id, session, callback) => {
      const ready = platform()
      const { signedIn } = session as { signedIn?: SessionData }
      // Nobody is signed in: there is nothing worth keeping.
      if (!signedIn || !ready) return callback()
      const expiresAt = new Date(Date.now() + lifetime)
      keepSession(ready.storage, id, { ...session, signedIn }, expiresAt).then(() => callback(), callback)
    },
    destroy: (id, callback) => {
      const ready = platform()
      if (!ready) return callback()
      endSession(ready.storage, id).then(() => callback(), callback)
    },
  }
}

/** Signs cookies with the installation's key, which is known only once the database is; until then none is valid. */
export function lazySigner(platform: () => Platform | undefined): Pick<Signer, 'sign' | 'unsign'> {
  return {
    sign: (value) => platform()?.signer.sign(value) ?? value,
    unsign: (value) => platform()?.signer.unsign(value) ?? { valid: false, renew: false, value: null },
  }
}
