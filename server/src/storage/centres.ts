import type { Kysely } from 'kysely'
import type { Insertable } from 'kysely'
import type { CentreRow } from './reference.ts'
import type { Transaction } from './storage.ts'
import type { DB } from './tables.generated.ts'

const columns = ['centre_id', 'code', 'name', 'order_no_format', 'division_code', 'time_zone'] as const

/** Every centre of the installation; as the owner, before anybody is signed in. */
export async function listCentres(owner: Kysely<DB>): Promise<CentreRow[]> {
  return owner.selectFrom('centres').select(columns).orderBy('created_at').execute()
}

/** Tables a new centre's basic data goes into, parents first. */
export type SetUpTable =
  | 'centres'
  | 'units'
  | 'unit_names'
  | 'unit_aliases'
  | 'users'
  | 'channels'
  | 'categories'
  | 'divisions'
  | 'desks'
  | 'programme_tags'
  | 'reasons'
  | 'limits'
  | 'calendar_days'

/** Inserts rows of one table, some hundred at a time; nothing when there are none. */
export async function insertAll<Table extends keyof DB>(
  tx: Transaction,
  table: Table,
  rows: readonly Insertable<DB[Table]>[],
): Promise<void> {
  const size = 500
  for (let start = 0; start < rows.length; start += size) {
    const part = rows.slice(start, start + size)
    await tx.insertInto(table).values(part).execute()
  }
}

/** Identifiers of a centre's units by name and of its users by login. */
export async function findCentreIds(tx: Transaction) {
  const units = await tx
    .selectFrom('units')
    .select(['unit_id', 'name'])
    .where('centre_id', '=', tx.centreId)
    .where('valid_until', 'is', null)
    .execute()
  const users = await tx
    .selectFrom('users')
    .select(['user_id', 'login'])
    .where('centre_id', '=', tx.centreId)
    .execute()
  return {
    centreId: tx.centreId,
    unitIds: new Map(units.map((unit) => [unit.name, unit.unit_id])),
    userIds: new Map(users.map((user) => [user.login, user.user_id])),
  }
}
