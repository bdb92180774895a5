import type { Role } from '@yihu/core/access/roles'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Transaction } from './storage.ts'
import type { DB } from './tables.generated.ts'

export interface UserRow {
  readonly userId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly unitId: string | null
  readonly unitName: string | null
  /** The own unit and all below it. */
  readonly unitIds: readonly string[]
  readonly mustChangePassword: boolean
}

/** A user who may sign in now, with the reach of their unit; undefined when unknown or disabled. */
export async function findUser(tx: Transaction, userId: string): Promise<UserRow | undefined> {
  return userOf(tx, tx.centreId, userId)
}

/**
 * The same for a session, as the owner: every request asks it before anything else, and so it is one statement without
 * a transaction around it.
 */
export async function userOf(db: Kysely<DB>, centreId: string, userId: string): Promise<UserRow | undefined> {
  const { rows } = await sql<UserRow>`
    select u.user_id as "userId", u.name, u.roles, u.unit_id as "unitId", n.name as "unitName",
      u.must_change_password as "mustChangePassword", array(
        with recursive below as (
          select b.unit_id from units b where b.centre_id = u.centre_id and b.unit_id = u.unit_id
          union all select c.unit_id from units c join below b on b.unit_id = c.parent_id where c.centre_id = u.centre_id)
        select unit_id from below) as "unitIds"
    from users u left join units n on n.centre_id = u.centre_id and n.unit_id = u.unit_id
    where u.centre_id = ${centreId} and u.user_id = ${userId} and u.disabled_at is null`.execute(db)
  return rows[0]
}

/** Active people of the centre itself: those of no unit. */
export async function listStaff(tx: Transaction) {
  const rows = await tx
    .selectFrom('users')
    .select(['user_id', 'name', 'roles'])
    .where('centre_id', '=', tx.centreId)
    .where('unit_id', 'is', null)
    .where('disabled_at', 'is', null)
    .where('password_hash', 'is not', null)
    .orderBy('login')
    .execute()
  return rows.map((row) => ({ userId: row.user_id, name: row.name, roles: row.roles as Role[] }))
}

export async function isAtTheCentre(tx: Transaction, userId: string): Promise<boolean> {
  return (await listStaff(tx)).some((person) => person.userId === userId)
}

/** What sign-in compares a password with; as the owner, since nobody is signed in yet. */
export async function findCredentials(owner: Kysely<DB>, centreId: string, login: string) {
  return owner
    .selectFrom('users')
    .select(['user_id', 'password_hash'])
    .where('centre_id', '=', centreId)
    .where('login', '=', login)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
}

/** The actor of recurring jobs; every centre has one. */
export async function findSystemUser(tx: Transaction): Promise<string | undefined> {
  const row = await tx
    .selectFrom('users')
    .select('user_id')
    .where('centre_id', '=', tx.centreId)
    .where('roles', '@>', sql<string[]>`array['system']`)
    .executeTakeFirst()
  return row?.user_id
}
