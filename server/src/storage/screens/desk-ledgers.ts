import type { Scope } from '@yihu/core/access/permissions'
import type { AppealKind } from '@yihu/core/appeal/appeal'
import type { ExtraAnswers, ExtraField } from '@yihu/core/appeal/extra-fields'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'
import { inScope } from './scope.ts'
import { expectPagesInMemory } from './unit-orders.ts'

/** A line of a ledger of orders: 专席台账, 领导接听日台账. */
export interface LedgerRow {
  readonly order_id: string
  readonly order_no: string
  readonly title: string
  readonly desk_code: string | null
  readonly category_code: string
  readonly appeal_kind: AppealKind
  readonly appellant_name: string | null
  readonly is_confidential: boolean
  readonly extra: ExtraAnswers
  readonly desk_fields: readonly ExtraField[]
  readonly accepted_at: Date
  readonly state: string
  readonly lead_unit_name: string | null
  readonly handling_due_at: Date | null
  readonly fed_back_at: Date | null
  readonly measures: string | null
  readonly called_back_at: Date | null
  readonly final_satisfaction: string | null
}

export interface DeskQuestion {
  readonly scope: Scope
  /** The desk and all below it. */
  readonly deskCodes: readonly string[]
  readonly from?: Date | undefined
  readonly before?: Date | undefined
}

const pageSize = 50
/** A session takes some dozen calls; nobody reads further. */
const mostOfDay = 500

/** Counters and one page of a desk's ledger; both from one condition. */
export async function loadDeskLedger(
  tx: Transaction,
  { page, ...question }: DeskQuestion & { page: number },
) {
  await expectPagesInMemory(tx)
  const ofDesk = isOfDesk(tx, question)
  // Deputies and enterprises are called back by a person once a unit has answered (R4.1, R4.2), reached or not.
  const isOwed = sql`o.fed_back_at is not null and o.state in ('awaitingCallback', 'closed', 'archived')`
  const { rows: counts } = await sql<Record<string, number>>`
    select count(*)::int as accepted,
      count(*) filter (where o.state = 'answeredAtDesk')::int as "answeredAtDesk",
      count(o.dispatched_at)::int as dispatched,
      count(*) filter (where o.state in ('closed', 'archived', 'answeredAtDesk'))::int as closed,
      count(*) filter (where o.fed_back_at <= o.handling_due_at)::int as "onTime",
      count(*) filter (where ${isOwed})::int as "owedCallback",
      count(*) filter (where ${isOwed} and exists (select from callbacks c where c.centre_id = o.centre_id
        and c.order_id = o.order_id and c.method = 'manual'))::int as "calledBack",
      count(*) filter (where o.final_satisfaction in ('satisfied', 'fairlySatisfied'))::int as satisfied,
      count(*) filter (where o.final_satisfaction = 'dissatisfied')::int as dissatisfied
    from orders o where ${ofDesk}`.execute(tx)
  const lines = await ledgerLines(tx, ofDesk, pageSize, (page - 1) * pageSize)
  return { counts: counts[0] ?? {}, lines }
}

/** The lines of a desk's ledger, the newest first. */
export async function listDeskLines(tx: Transaction, question: DeskQuestion, limit: number) {
  return ledgerLines(tx, isOfDesk(tx, question), limit)
}

function isOfDesk(tx: Transaction, { scope, deskCodes, from, before }: DeskQuestion): RawBuilder<unknown> {
  return sql`${inScope(tx, scope)} and o.desk_code = any(${[...deskCodes]}::text[])
    and o.accepted_at >= coalesce(${from ?? null}::timestamptz, '-infinity')
    and o.accepted_at < coalesce(${before ?? null}::timestamptz, 'infinity')`
}

/** The orders taken at an answering day. */
export async function listAnsweringDayLines(tx: Transaction, scope: Scope, answeringDayId: string) {
  return ledgerLines(
    tx,
    sql`${inScope(tx, scope)} and exists (select from answering_day_orders d where d.centre_id = o.centre_id
      and d.order_id = o.order_id and d.answering_day_id = ${answeringDayId})`,
    mostOfDay,
  )
}

async function ledgerLines(
  tx: Transaction,
  where: RawBuilder<unknown>,
  limit: number,
  offset = 0,
): Promise<LedgerRow[]> {
  const { rows } = await sql<LedgerRow>`
    select o.order_id, o.order_no, o.title, o.desk_code, o.category_code, o.accepted_at, o.state,
      u.name as lead_unit_name, o.handling_due_at, o.fed_back_at, o.final_satisfaction, o.appeal_kind,
      a.appellant_name, a.is_confidential, a.extra, coalesce(d.fields, '[]') as desk_fields,
      (select max(c.called_at) from callbacks c where c.centre_id = o.centre_id and c.order_id = o.order_id
        and c.method = 'manual') as called_back_at,
      (select f.measures from feedbacks f where f.centre_id = o.centre_id and f.order_id = o.order_id
        and f.unit_id = o.lead_unit_id order by f.given_at desc limit 1) as measures
    from orders o join appeals a on a.centre_id = o.centre_id and a.appeal_id = o.appeal_id
      left join desks d on d.centre_id = a.centre_id and d.code = a.desk_code
      left join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
    where ${where} order by o.accepted_at desc, o.order_id limit ${limit} offset ${offset}`.execute(tx)
  return rows
}
