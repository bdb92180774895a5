import type { Kysely } from 'kysely'
import type { Insertable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Transaction } from './storage.ts'
import type { DB } from './tables.generated.ts'

type Users = DB['users']

/** Every account of the centre, disabled ones too; never its password. */
export async function loadAccounts(tx: Transaction) {
  return tx
    .selectFrom('users')
    .select([
      'user_id',
      'login',
      'name',
      'roles',
      'unit_id',
      'disabled_at',
      'last_signed_in_at',
      'must_change_password',
      'version',
      sql<boolean>`password_hash is not null`.as('has_password'),
    ])
    .where('centre_id', '=', tx.centreId)
    .orderBy('login')
    .execute()
}
export type AccountRecord = Awaited<ReturnType<typeof loadAccounts>>[number]

export async function insertAccount(
  tx: Transaction,
  row: Omit<Insertable<Users>, 'centre_id'>,
): Promise<void> {
  await tx
    .insertInto('users')
    .values({ ...row, centre_id: tx.centreId })
    .execute()
}

/** Changes an account and counts its version up. */
export async function updateAccount(
  tx: Transaction,
  userId: string,
  change: Updateable<Users>,
): Promise<void> {
  await tx
    .updateTable('users')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where('centre_id', '=', tx.centreId)
    .where('user_id', '=', userId)
    .execute()
}

export async function loadPasswordHash(tx: Transaction, userId: string) {
  return tx
    .selectFrom('users')
    .select(['login', 'name', 'password_hash'])
    .where('centre_id', '=', tx.centreId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
}

/** As the owner: at sign-in nobody is signed in yet. Not a change of the account, so its version stays. */
export async function noteSignIn(
  owner: Kysely<DB>,
  centreId: string,
  userId: string,
  at: Date,
): Promise<void> {
  await owner
    .updateTable('users')
    .set({ last_signed_in_at: at })
    .where('centre_id', '=', centreId)
    .where('user_id', '=', userId)
    .execute()
}

/** Ends a person's sessions on every browser; as the owner, who alone reads sessions. */
export async function dropSessionsOf(owner: Kysely<DB>, centreId: string, userId: string): Promise<void> {
  await owner
    .deleteFrom('sessions')
    .where('centre_id', '=', centreId)
    .where(sql<boolean>`data #>> '{signedIn,userId}' = ${userId}`)
    .execute()
}
