import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { DB } from './tables.generated.ts'

/** Who is signed in, as a session keeps it. */
export interface SessionData {
  readonly userId: string
  readonly centreId: string
}

export async function saveSession(
  owner: Kysely<DB>,
  sessionId: string,
  centreId: string,
  data: unknown,
  expiresAt: Date,
): Promise<void> {
  const row = { data: JSON.stringify(data), expires_at: expiresAt }
  await owner
    .insertInto('sessions')
    .values({ session_id: sessionId, centre_id: centreId, ...row })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet(row))
    .execute()
}

export async function loadSession(owner: Kysely<DB>, sessionId: string): Promise<unknown> {
  const row = await owner
    .selectFrom('sessions')
    .select('data')
    .where('session_id', '=', sessionId)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row?.data
}

export async function dropSession(owner: Kysely<DB>, sessionId: string): Promise<void> {
  await owner.deleteFrom('sessions').where('session_id', '=', sessionId).execute()
}

export async function dropExpiredSessions(owner: Kysely<DB>): Promise<number> {
  const result = await owner
    .deleteFrom('sessions')
    .where('expires_at', '<', sql<Date>`now()`)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** The key sessions are signed with: made once, kept in the database so that several servers share it. */
export async function sessionSecret(owner: Kysely<DB>): Promise<string> {
  await owner
    .insertInto('installation')
    .values({ key: 'session-secret', value: randomBytes(48).toString('base64') })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await owner
    .selectFrom('installation')
    .select('value')
    .where('key', '=', 'session-secret')
    .executeTakeFirstOrThrow()
  return row.value
}
