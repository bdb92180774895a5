import type { Signer } from '@fastify/cookie'
import type { SessionStore } from '@fastify/session'
import type { SessionData } from '../storage/sessions.ts'
import { dropSession, loadSession, saveSession } from '../storage/sessions.ts'
import type { Platform } from './platform.ts'

/** Keeps sessions in the database, so that they outlive a restart and can be ended from anywhere. */
export function sessionStore(platform: () => Platform | undefined, lifetime: number): SessionStore {
  const owner = () => {
    const ready = platform()
    if (!ready) throw new Error('the database is not ready')
    return ready.storage.owner
  }
  return {
    get: (id, callback) => {
      if (!platform()) return callback(null, null)
      loadSession(owner(), id).then((data) => callback(null, (data as never) ?? null), callback)
    },
    set: (id, session, callback) => {
      const signedIn = (session as { signedIn?: SessionData }).signedIn
      // Nobody is signed in: there is nothing worth keeping.
      if (!signedIn || !platform()) return callback()
      const expiresAt = new Date(Date.now() + lifetime)
      saveSession(owner(), id, signedIn.centreId, session, expiresAt).then(() => callback(), callback)
    },
    destroy: (id, callback) => {
      dropSession(owner(), id).then(() => callback(), callback)
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
