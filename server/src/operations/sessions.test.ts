import { beforeAll, expect, it } from 'vitest'
import { findUser } from '../storage/users.ts'
import { setUpSmallCentre } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { endSession, isUnchanged, keepSession } from './sessions.ts'

const database = useTestDatabase()
let small: SmallCentre
beforeAll(async () => {
  small = await setUpSmallCentre(database.storage)
})

/** Somebody signed in, as a stream remembers them. */
async function signedIn(login: string) {
  const { centreId } = small.centre
  const signedIn = { userId: small.userId(login), centreId }
  const sessionId = `session-of-${login}`
  await keepSession(database.storage, sessionId, { signedIn }, new Date(Date.now() + 60_000))
  const user = await database.storage.transact(centreId, (tx) => findUser(tx, signedIn.userId))
  if (!user) throw new Error(`there is no ${login}`)
  return { sessionId, isStillIn: () => isUnchanged(database.storage, sessionId, { ...user, centreId }) }
}

it('a session is unchanged until it ends', async () => {
  const { sessionId, isStillIn } = await signedIn('agent')
  expect(await isStillIn()).toBe(true)
  await endSession(database.storage, sessionId)
  expect(await isStillIn()).toBe(false)
})

it.each([
  ['dispatcher', { roles: ['agent'] }],
  ['supervisor', { disabled_at: new Date() }],
  ['unit01', { unit_id: null }],
])('nor when the roles, the unit or the account of %s have changed', async (login, change) => {
  const { isStillIn } = await signedIn(login)
  expect(await isStillIn()).toBe(true)
  await database.storage.owner.updateTable('users').set(change).where('login', '=', login).execute()
  expect(await isStillIn()).toBe(false)
})
