import type { ListName } from '@yihu/core/administration/lists'
import type { DeclineTreatment } from '@yihu/core/appeal/decline-treatments'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from './storage.ts'

export interface ListEntryRecord {
  readonly code: string
  readonly name: string
  readonly parentCode: string | null
  readonly position: number
  readonly unitWord: string | null
  readonly treatment: DeclineTreatment | null
  readonly prescribedText: string | null
  readonly validFrom: string
  readonly validUntil: string | null
  readonly version: number
}

/** Where a list is kept: a table of its own, or the reasons of one kind. */
const places: Readonly<Record<ListName, { table: string; kind?: string }>> = {
  categories: { table: 'categories' },
  channels: { table: 'channels' },
  desks: { table: 'desks' },
  divisions: { table: 'divisions' },
  programmeTags: { table: 'programme_tags' },
  returnReasons: { table: 'reasons', kind: 'return' },
  reworkReasons: { table: 'reasons', kind: 'rework' },
  declineReasons: { table: 'reasons', kind: 'decline' },
}

/** One list with its closed entries, in the centre's order. */
export async function loadList(tx: Transaction, list: ListName): Promise<ListEntryRecord[]> {
  const { table, kind } = places[list]
  const column = (name: string, isThere: boolean) => (isThere ? sql.ref(name) : sql`null::text`)
  const { rows } = await sql<ListEntryRecord>`
    select code, name, position, version, valid_from as "validFrom", valid_until as "validUntil",
      ${column('parent_code', kind === undefined)} as "parentCode",
      ${column('unit_word', list === 'channels')} as "unitWord",
      ${column('treatment', kind !== undefined)} as treatment,
      ${column('prescribed_text', kind !== undefined)} as "prescribedText"
    from ${sql.table(table)} where ${ofList(tx, list)} order by position, code`.execute(tx)
  return rows
}

export async function insertEntry(
  tx: Transaction,
  list: ListName,
  entry: Omit<ListEntryRecord, 'version' | 'validUntil'>,
): Promise<void> {
  const values = { centre_id: tx.centreId, ...columnsOf(list, entry), code: entry.code }
  const { table } = places[list]
  await sql`insert into ${sql.table(table)} (${sql.join(Object.keys(values).map((name) => sql.ref(name)))})
    values (${sql.join(Object.values(values))})`.execute(tx)
}

/** Changes an entry and counts its version up. */
export async function updateEntry(
  tx: Transaction,
  list: ListName,
  code: string,
  change: Partial<Omit<ListEntryRecord, 'code' | 'version'>>,
): Promise<void> {
  const sets = Object.entries(columnsOf(list, change)).map(
    ([name, value]) => sql`${sql.ref(name)} = ${value}`,
  )
  await sql`update ${sql.table(places[list].table)} set ${sql.join([...sets, sql`version = version + 1`])}
    where ${ofList(tx, list)} and code = ${code}`.execute(tx)
}

function ofList(tx: Transaction, list: ListName): RawBuilder<boolean> {
  const { kind } = places[list]
  return kind === undefined
    ? sql<boolean>`centre_id = ${tx.centreId}`
    : sql<boolean>`centre_id = ${tx.centreId} and kind = ${kind}`
}

/** The columns of what is given, without those the list's table does not have. */
function columnsOf(
  list: ListName,
  entry: Partial<Omit<ListEntryRecord, 'version'>>,
): Record<string, unknown> {
  const { kind } = places[list]
  const columns = {
    name: entry.name,
    position: entry.position,
    valid_from: entry.validFrom,
    valid_until: entry.validUntil,
    ...(kind === undefined ? { parent_code: entry.parentCode } : {}),
    ...(kind === 'decline' ? { treatment: entry.treatment, prescribed_text: entry.prescribedText } : {}),
    ...(list === 'channels' ? { unit_word: entry.unitWord } : {}),
    ...(kind !== undefined && entry.code !== undefined ? { kind } : {}),
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}
