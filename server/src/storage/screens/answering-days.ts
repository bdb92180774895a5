import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'

export interface AnsweringDayRow {
  readonly answering_day_id: string
  readonly held_on: string
  readonly starts_at: string
  readonly ends_at: string
  readonly unit_id: string
  readonly unit_name: string
  readonly leader_office: string
  readonly leader_name: string
  readonly matters: string
  readonly state: string
  readonly note: string | null
  readonly version: number
  readonly calls: number
}

export interface AnsweringDayChoice {
  readonly answeringDayId?: string | undefined
  /** `2026-11` */
  readonly month?: string | undefined
  readonly unitId?: string | undefined
}

/** Answering days, the latest first; for people of a unit those of their own units. */
export async function listAnsweringDays(
  tx: Transaction,
  scope: Scope,
  choice: AnsweringDayChoice = {},
): Promise<AnsweringDayRow[]> {
  const ofUnits = scope.kind === 'centre' ? sql`true` : sql`d.unit_id = any(${[...scope.unitIds]}::uuid[])`
  const { answeringDayId, month, unitId } = choice
  const one = answeringDayId === undefined ? sql`true` : sql`d.answering_day_id = ${answeringDayId}`
  const inMonth = month === undefined ? sql`true` : sql`to_char(d.held_on, 'YYYY-MM') = ${month}`
  const ofUnit = unitId === undefined ? sql`true` : sql`d.unit_id = ${unitId}`
  const { rows } = await sql<AnsweringDayRow>`
    select d.*, u.name as unit_name, to_char(d.starts_at, 'HH24:MI') as starts_at, to_char(d.ends_at, 'HH24:MI') as ends_at,
      (select count(*)::int from answering_day_orders x where x.centre_id = d.centre_id
        and x.answering_day_id = d.answering_day_id) as calls
    from answering_days d join units u on u.centre_id = d.centre_id and u.unit_id = d.unit_id
    where d.centre_id = ${tx.centreId} and ${ofUnits} and ${one} and ${inMonth} and ${ofUnit}
    order by d.held_on desc, d.starts_at desc limit 200`.execute(tx)
  return rows
}
