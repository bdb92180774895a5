import { hash, verify } from '@node-rs/argon2'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { listCentres } from '../storage/centres.ts'
import type { SessionData } from '../storage/sessions.ts'
import type { Storage } from '../storage/storage.ts'
import { noteSignIn } from '../storage/user-accounts.ts'
import { findCredentials } from '../storage/users.ts'

/** Compared when there is no such account, so that the answer takes as long and tells nothing. */
const nobody = hash('nobody has this password')

/**
 * Checks an account's password (argon2id). Without a centre's code the only centre is meant; refuses with one and the
 * same code whether the centre, the account or the password is wrong.
 */
export async function signIn(
  storage: Storage,
  credentials: { centreCode?: string | undefined; login: string; password: string },
  now: Date,
): Promise<Result<SessionData, 'badCredentials'>> {
  const centres = await listCentres(storage.owner)
  const { centreCode, login, password } = credentials
  const centre =
    centreCode === undefined && centres.length === 1
      ? centres[0]
      : centres.find(({ code }) => code === centreCode)
  const account = centre && (await findCredentials(storage.owner, centre.centre_id, login))
  const isRight = await verify(account?.password_hash ?? (await nobody), password)
  if (!centre || !account?.password_hash || !isRight) return refused('badCredentials')
  await noteSignIn(storage.owner, centre.centre_id, account.user_id, now)
  return accepted({ userId: account.user_id, centreId: centre.centre_id })
}
