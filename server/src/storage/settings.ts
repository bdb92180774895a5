import type { AppealKind } from '@yihu/core/appeal/appeal'
import type { ExtraField } from '@yihu/core/appeal/extra-fields'
import type { DailySpan } from '@yihu/core/calendar/working-calendar'
import type { DeskCallback } from '@yihu/core/callback/callback'
import { sql } from 'kysely'
import type { Transaction } from './storage.ts'

export interface CentreSettingsRecord {
  readonly version: number
  readonly workingHours: readonly DailySpan[]
  readonly kindNames: Readonly<Partial<Record<AppealKind, string>>>
}

export async function loadSettings(tx: Transaction): Promise<CentreSettingsRecord> {
  const row = await tx
    .selectFrom('centres')
    .select(['version', 'working_hours', 'kind_names'])
    .where('centre_id', '=', tx.centreId)
    .executeTakeFirstOrThrow()
  return {
    version: row.version,
    workingHours: row.working_hours as unknown as DailySpan[],
    kindNames: row.kind_names as CentreSettingsRecord['kindNames'],
  }
}

export async function saveSettings(
  tx: Transaction,
  { workingHours, kindNames }: Omit<CentreSettingsRecord, 'version'>,
): Promise<void> {
  await tx
    .updateTable('centres')
    .set((row) => ({
      working_hours: JSON.stringify(workingHours),
      kind_names: JSON.stringify(kindNames),
      version: row('version', '+', 1),
    }))
    .where('centre_id', '=', tx.centreId)
    .execute()
}

export interface DeskRecord {
  readonly code: string
  readonly name: string
  readonly isOpen: boolean
  readonly callback: DeskCallback
  readonly fields: readonly ExtraField[]
  readonly version: number
}

/** The desks in the centre's order, closed ones too, with what they ask and how they call back. */
export async function loadDeskSettings(tx: Transaction): Promise<DeskRecord[]> {
  const { rows } = await sql<DeskRecord>`
    select d.code, d.name, d.callback, d.fields, d.version,
      d.valid_until is null or d.valid_until >= (now() at time zone c.time_zone)::date
        as "isOpen"
    from desks d join centres c using (centre_id) where d.centre_id = ${tx.centreId}
    order by d.position, d.code`.execute(tx)
  return rows
}

export async function saveDesk(
  tx: Transaction,
  code: string,
  { callback, fields }: Pick<DeskRecord, 'callback' | 'fields'>,
): Promise<void> {
  await tx
    .updateTable('desks')
    .set((row) => ({ callback, fields: JSON.stringify(fields), version: row('version', '+', 1) }))
    .where('centre_id', '=', tx.centreId)
    .where('code', '=', code)
    .execute()
}
