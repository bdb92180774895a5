import type { Scope } from '@yihu/core/access/permissions'
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
  readonly accepted_at: Date
  readonly state: string
  readonly lead_unit_name: string | null
  readonly handling_due_at: Date | null
  readonly fed_back_at: Date | null
  readonly measures: string | null
  readonly final_satisfaction: string | null
}

export interface DeskQuestion {
  readonly scope: Scope
  /** The desk and all below it. */
  readonly deskCodes: readonly string[]
  readonly from?: Date | undefined
  readonly before?: Date | undefined
  readonly page: number
}

const pageSize = 50

/** Counters and one page of a desk's ledger; both from one condition. */
export async function loadDeskLedger(tx: Transaction, question: DeskQuestion) {
  const { scope, deskCodes, from, before, page } = question
  await expectPagesInMemory(tx)
  const ofDesk = sql`${inScope(tx, scope)} and o.desk_code = any(${[...deskCodes]}::text[])
    and o.accepted_at >= coalesce(${from ?? null}::timestamptz, '-infinity')
    and o.accepted_at < coalesce(${before ?? null}::timestamptz, 'infinity')`
  const { rows: counts } = await sql<Record<string, number>>`
    select count(*)::int as accepted,
      count(*) filter (where o.state = 'answeredAtDesk')::int as "answeredAtDesk",
      count(o.dispatched_at)::int as dispatched,
      count(*) filter (where o.state in ('closed', 'archived', 'answeredAtDesk'))::int as closed,
      count(*) filter (where o.fed_back_at <= o.handling_due_at)::int as "onTime",
      count(*) filter (where exists (select from callbacks c where c.centre_id = o.centre_id
        and c.order_id = o.order_id and c.method = 'manual'))::int as "calledBack",
      count(*) filter (where o.final_satisfaction in ('satisfied', 'fairlySatisfied'))::int as satisfied,
      count(*) filter (where o.final_satisfaction = 'dissatisfied')::int as dissatisfied
    from orders o where ${ofDesk}`.execute(tx)
  const lines = await ledgerLines(tx, sql`${ofDesk}`, (page - 1) * pageSize)
  return { counts: counts[0] ?? {}, lines }
}

/** The orders taken at an answering day. */
export async function listAnsweringDayLines(tx: Transaction, scope: Scope, answeringDayId: string) {
  return ledgerLines(
    tx,
    sql`${inScope(tx, scope)} and exists (select from answering_day_orders d where d.centre_id = o.centre_id
      and d.order_id = o.order_id and d.answering_day_id = ${answeringDayId})`,
    0,
  )
}

async function ledgerLines(
  tx: Transaction,
  where: RawBuilder<unknown>,
  offset: number,
): Promise<LedgerRow[]> {
  const { rows } = await sql<LedgerRow>`
    select o.order_id, o.order_no, o.title, o.desk_code, o.accepted_at, o.state, u.name as lead_unit_name,
      o.handling_due_at, o.fed_back_at, o.final_satisfaction,
      (select f.measures from feedbacks f where f.centre_id = o.centre_id and f.order_id = o.order_id
        and f.unit_id = o.lead_unit_id order by f.given_at desc limit 1) as measures
    from orders o left join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
    where ${where} order by o.accepted_at desc, o.order_id limit ${pageSize} offset ${offset}`.execute(tx)
  return rows
}
