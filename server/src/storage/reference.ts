import type { ExtraField } from '@yihu/core/appeal/extra-fields'
import type { Transaction } from './storage.ts'

/** Units that are valid now, by identifier, with their superior. */
export async function listUnits(tx: Transaction) {
  return tx
    .selectFrom('units')
    .select(['unit_id', 'parent_id', 'name', 'group_name', 'level'])
    .where('centre_id', '=', tx.centreId)
    .where('valid_until', 'is', null)
    .orderBy('position')
    .execute()
}

/** The unit itself and all units below it, at any depth. */
export async function unitAndBelow(tx: Transaction, unitId: string): Promise<string[]> {
  const rows = await tx
    .withRecursive('below', (db) =>
      db
        .selectFrom('units')
        .select('unit_id')
        .where('centre_id', '=', tx.centreId)
        .where('unit_id', '=', unitId)
        .unionAll(
          db
            .selectFrom('units as u')
            .innerJoin('below as b', 'b.unit_id', 'u.parent_id')
            .select('u.unit_id')
            .where('u.centre_id', '=', tx.centreId),
        ),
    )
    .selectFrom('below')
    .select('unit_id')
    .execute()
  return rows.map(({ unit_id }) => unit_id)
}

export type CodedTable = 'channels' | 'categories' | 'divisions' | 'desks' | 'programme_tags'

/** Codes, names and parents of one of the coded lists, in the centre's own order. */
export async function listCoded(tx: Transaction, table: CodedTable) {
  const rows = await tx
    .selectFrom(table)
    .select(['code', 'name', 'parent_code'])
    .where('centre_id', '=', tx.centreId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ code: row.code, name: row.name, parentCode: row.parent_code }))
}

/** Desks with the questions each asks more. */
export async function listDesks(tx: Transaction) {
  const rows = await tx
    .selectFrom('desks')
    .select(['code', 'name', 'parent_code', 'fields'])
    .where('centre_id', '=', tx.centreId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    parentCode: row.parent_code,
    fields: row.fields as unknown as ExtraField[],
  }))
}

export async function listReasons(tx: Transaction, kind: 'return' | 'rework' | 'decline') {
  const rows = await tx
    .selectFrom('reasons')
    .select(['code', 'name'])
    .where('centre_id', '=', tx.centreId)
    .where('kind', '=', kind)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, parentCode: null }))
}

/** Centre by code, or the only one there is. As the owner: asked before anybody is signed in. */
export interface CentreRow {
  readonly centre_id: string
  readonly code: string
  readonly name: string
  readonly order_no_format: string
  readonly division_code: string
  readonly time_zone: string
}
