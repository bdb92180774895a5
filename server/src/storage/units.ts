import { openStates } from '@yihu/core/order/states'
import { sql } from 'kysely'
import type { Insertable, Updateable } from 'kysely'
import type { Transaction } from './storage.ts'
import type { DB } from './tables.generated.ts'

type Units = DB['units']

/** Every unit of the centre as the administrator sees it, closed ones too, in the centre's order. */
export async function loadUnits(tx: Transaction) {
  return tx.selectFrom('units').selectAll().where('centre_id', '=', tx.centreId).orderBy('position').execute()
}
export type UnitRecord = Awaited<ReturnType<typeof loadUnits>>[number]

export async function loadAliases(tx: Transaction) {
  return tx
    .selectFrom('unit_aliases')
    .select(['unit_id', 'alias'])
    .where('centre_id', '=', tx.centreId)
    .orderBy('alias')
    .execute()
}

export async function loadUnitNames(tx: Transaction) {
  return tx
    .selectFrom('unit_names')
    .select(['unit_id', 'name', 'valid_from'])
    .where('centre_id', '=', tx.centreId)
    .orderBy('valid_from')
    .execute()
}

export async function insertUnit(tx: Transaction, row: Omit<Insertable<Units>, 'centre_id'>): Promise<void> {
  await tx
    .insertInto('units')
    .values({ ...row, centre_id: tx.centreId })
    .execute()
}

/** Changes a unit and counts its version up. */
export async function updateUnit(tx: Transaction, unitId: string, change: Updateable<Units>): Promise<void> {
  await tx
    .updateTable('units')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where('centre_id', '=', tx.centreId)
    .where('unit_id', '=', unitId)
    .execute()
}

/** Puts two neighbours in each other's place. */
export async function swapUnits(tx: Transaction, one: UnitRecord, other: UnitRecord): Promise<void> {
  await updateUnit(tx, one.unit_id, { position: other.position })
  await updateUnit(tx, other.unit_id, { position: one.position })
}

/** The name a unit bears from a day on; a second word on the same day replaces the first. */
export async function keepUnitName(tx: Transaction, unitId: string, name: string, validFrom: string) {
  await tx
    .insertInto('unit_names')
    .values({ centre_id: tx.centreId, unit_id: unitId, name, valid_from: validFrom })
    .onConflict((conflict) => conflict.columns(['centre_id', 'unit_id', 'valid_from']).doUpdateSet({ name }))
    .execute()
}

/** Gives every unit the name that is due on the day; returns how many got a new one. */
export async function applyDueNames(tx: Transaction, on: string): Promise<number> {
  const result = await sql`
    update units u set name = d.name, version = u.version + 1
    from (
      select distinct on (unit_id) unit_id, name from unit_names
      where centre_id = ${tx.centreId} and valid_from <= ${on} order by unit_id, valid_from desc
    ) d
    where u.centre_id = ${tx.centreId} and u.unit_id = d.unit_id and u.name <> d.name`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}

/** An alias leads to one unit only; one that is taken stays where it is. */
export async function addAlias(tx: Transaction, unitId: string, alias: string): Promise<void> {
  await tx
    .insertInto('unit_aliases')
    .values({ centre_id: tx.centreId, unit_id: unitId, alias })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function replaceAliases(
  tx: Transaction,
  unitId: string,
  aliases: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('unit_aliases')
    .where('centre_id', '=', tx.centreId)
    .where('unit_id', '=', unitId)
    .execute()
  for (const alias of new Set(aliases)) await addAlias(tx, unitId, alias)
}

/** Orders on which a unit still has work to do, the oldest first. */
export async function openOrdersOf(tx: Transaction, unitId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('assignments as a')
    .innerJoin('orders as o', (join) =>
      join.onRef('o.centre_id', '=', 'a.centre_id').onRef('o.order_id', '=', 'a.order_id'),
    )
    .select('o.order_no')
    .distinct()
    .where('a.centre_id', '=', tx.centreId)
    .where('a.unit_id', '=', unitId)
    .where('a.state', 'in', ['toSign', 'handling', 'fedBack'])
    .where('o.state', 'in', [...openStates])
    .orderBy('o.order_no')
    .execute()
  return rows.map(({ order_no }) => order_no)
}

/** Names of the accounts of a unit that may sign in. */
export async function activeUsersOf(tx: Transaction, unitId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('users')
    .select('name')
    .where('centre_id', '=', tx.centreId)
    .where('unit_id', '=', unitId)
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}
