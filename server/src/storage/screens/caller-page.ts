import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'

export interface CallerOrderRow {
  readonly order_id: string
  readonly order_no: string
  readonly title: string
  readonly state: string
  readonly appeal_kind: string
  readonly accepted_at: Date
  readonly handling_due_at: Date | null
  readonly lead_unit_name: string | null
  readonly appellant_name: string | null
  readonly is_confidential: boolean
}

export interface CallerPageData {
  readonly orders: readonly CallerOrderRow[]
  readonly counts: {
    readonly calls30: number
    readonly calls365: number
    readonly orders30: number
    readonly orders365: number
    readonly open: number
  }
  readonly lastSatisfaction: string | null
}

const open = sql`o.state in ('accepted', 'dispatched', 'answered', 'awaitingCallback', 'suspended')`

/** Who a number is: its last orders, open ones first, how often it called, and how content it was last. */
export async function findCallerPage(
  tx: Transaction,
  numbers: readonly string[],
  now: Date,
): Promise<CallerPageData> {
  const ofNumber = sql`a.centre_id = ${tx.centreId} and a.appellant_phone = any(${[...numbers]}::text[])`
  const join = sql`appeals a join orders o on o.centre_id = a.centre_id and o.appeal_id = a.appeal_id`
  const orders = await sql<CallerOrderRow>`
    select o.order_id, o.order_no, o.title, o.state, o.appeal_kind, o.accepted_at, o.handling_due_at,
      u.name as lead_unit_name, a.appellant_name, a.is_confidential
    from ${join} left join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
    where ${ofNumber} order by ${open} desc, o.accepted_at desc limit 10`.execute(tx)
  const counts = await sql<CallerPageData['counts']>`
    with said as (
      select count(*) filter (where o.accepted_at > ${now}::timestamptz - interval '30 days')::int as orders30,
        count(*) filter (where o.accepted_at > ${now}::timestamptz - interval '365 days')::int as orders365,
        count(*) filter (where ${open})::int as open
      from ${join} where ${ofNumber}),
    called as (
      select count(*) filter (where c.started_at > ${now}::timestamptz - interval '30 days')::int as calls30,
        count(*)::int as calls365
      from calls c where c.centre_id = ${tx.centreId} and c.caller_number = any(${[...numbers]}::text[])
        and c.started_at > ${now}::timestamptz - interval '365 days')
    select * from said, called`.execute(tx)
  const rated = await sql<{ satisfaction: string }>`
    select c.satisfaction from ${join}
      join callbacks c on c.centre_id = o.centre_id and c.order_id = o.order_id
    where ${ofNumber} and c.satisfaction <> 'unrated' order by c.called_at desc limit 1`.execute(tx)
  return {
    orders: orders.rows,
    counts: counts.rows[0] ?? { calls30: 0, calls365: 0, orders30: 0, orders365: 0, open: 0 },
    lastSatisfaction: rated.rows[0]?.satisfaction ?? null,
  }
}
