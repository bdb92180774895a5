import type { DeclineTreatment } from '@yihu/core/appeal/decline-treatments'
import { sql } from 'kysely'
import type { Transaction } from './storage.ts'

/** All units by identifier with their superior; `is_open`: not closed today, at the centre's place. */
export async function listUnits(tx: Transaction) {
  return tx
    .selectFrom('units')
    .select(['unit_id', 'parent_id', 'name', 'group_name', 'level', isOpen.as('is_open')])
    .where('centre_id', '=', tx.centreId)
    .orderBy('position')
    .execute()
}

/** Whether a row of dated basic data holds today, by the centre's own clock on the wall. */
const isOpen = sql<boolean>`coalesce((
  select (now() at time zone c.time_zone)::date from centres c where c.centre_id = current_centre()
) between valid_from and coalesce(valid_until, 'infinity'), true)`

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
    .select(['code', 'name', 'parent_code', isOpen.as('is_open')])
    .where('centre_id', '=', tx.centreId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    parentCode: row.parent_code,
    isOpen: row.is_open,
  }))
}

export async function listReasons(tx: Transaction, kind: 'return' | 'rework' | 'decline') {
  const rows = await tx
    .selectFrom('reasons')
    .select(['code', 'name', 'treatment', 'prescribed_text', isOpen.as('is_open')])
    .where('centre_id', '=', tx.centreId)
    .where('kind', '=', kind)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    parentCode: null,
    isOpen: row.is_open,
    treatment: row.treatment as DeclineTreatment | null,
    prescribedText: row.prescribed_text,
  }))
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
