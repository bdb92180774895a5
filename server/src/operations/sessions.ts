import type { Storage } from '../storage/storage.ts'
import * as sessions from '../storage/sessions.ts'
import type { SessionData } from '../storage/sessions.ts'
import { userOf } from '../storage/users.ts'
import type { UserRow } from '../storage/users.ts'

export type { SessionData, UserRow }

/** Who a session belongs to, read again at every request: a person who was disabled is out at once. */
export async function whoIs(storage: Storage, session: SessionData): Promise<UserRow | undefined> {
  return userOf(storage.owner, session.centreId, session.userId)
}

/** Keeps a session until `expiresAt`. */
export async function keepSession(
  storage: Storage,
  sessionId: string,
  session: { signedIn: SessionData },
  expiresAt: Date,
): Promise<void> {
  await sessions.saveSession(storage.owner, sessionId, session.signedIn.centreId, session, expiresAt)
}

/** A session that has not ended yet, as it was kept. */
export async function recallSession(storage: Storage, sessionId: string): Promise<unknown> {
  return sessions.loadSession(storage.owner, sessionId)
}

export async function endSession(storage: Storage, sessionId: string): Promise<void> {
  await sessions.dropSession(storage.owner, sessionId)
}

/** The key this installation signs its session cookies with. */
export async function signingKey(storage: Storage): Promise<string> {
  return sessions.sessionSecret(storage.owner)
}

/** Whether a session has not ended, and its person still has the roles and units they had when something long began. */
export async function isUnchanged(
  storage: Storage,
  sessionId: string,
  was: SessionData & Pick<UserRow, 'roles' | 'unitIds'>,
): Promise<boolean> {
  if ((await recallSession(storage, sessionId)) === undefined) return false
  const now = await whoIs(storage, was)
  return (
    now !== undefined &&
    String(now.roles) === String(was.roles) &&
    String(now.unitIds) === String(was.unitIds)
  )
}
