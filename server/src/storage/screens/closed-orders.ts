import type { MeasureName } from '@yihu/core/assessment/measures'
import { windowOf } from '@yihu/core/assessment/measures'
import type { Where } from '@yihu/core/assessment/where'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'
import type { MeasureRequest, Span } from './assessment-counts.ts'
import { amountIn, countsIn, windowSql } from './measures.ts'
import { chooser } from './where.ts'

/** An input that counts orders, as a closing keeps it. */
export interface CountedInput {
  readonly key: string
  readonly measure: MeasureName
  readonly where?: Where
}

/** Keeps for each order of a period what it was counted for, with the end of its log: the ground of a recount. */
export async function freezeOrders(
  tx: Transaction,
  closingId: string,
  span: Span,
  counted: readonly CountedInput[],
): Promise<number> {
  const result = await sql`
    insert into closed_orders (centre_id, closing_id, order_id, unit_id, log_seq, log_hash, amounts)
    ${await amountsOf(tx, span, counted, sql`o.centre_id, ${closingId}::uuid,`)}`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}

export interface ChangedOrder {
  readonly orderId: string
  readonly orderNo: string | null
  /** Amounts by input of the closing; null: the order was not, or is not, counted. */
  readonly before: readonly number[] | null
  readonly now: readonly number[] | null
  readonly unitBefore: string | null
  readonly unitNow: string | null
  readonly seqBefore: number | null
  readonly seqNow: number | null
  /** The log entry the closing saw last is still there and still the same. */
  readonly holds: boolean
}

/** The orders a closed period would count otherwise today, or whose log is not the one it saw; at most `limit`. */
export async function changedOrders(
  tx: Transaction,
  closing: { closingId: string; counted: readonly CountedInput[] },
  span: Span,
  limit: number,
): Promise<ChangedOrder[]> {
  const now = await amountsOf(tx, span, closing.counted, sql``)
  const { rows } = await sql<ChangedOrder>`
    with today as (${now}), frozen as (
      select f.*, exists (select from order_log l where l.centre_id = f.centre_id and l.order_id = f.order_id
        and l.seq = f.log_seq and l.hash = f.log_hash) as holds
      from closed_orders f where f.centre_id = ${tx.centreId} and f.closing_id = ${closing.closingId}
    )
    select coalesce(f.order_id, t.order_id) as "orderId", o.order_no as "orderNo", f.amounts as before, t.amounts as now,
      b.name as "unitBefore", n.name as "unitNow", f.log_seq as "seqBefore", o.version as "seqNow",
      coalesce(f.holds, true) as holds
    from frozen f full join today t on t.order_id = f.order_id
      left join orders o on o.centre_id = ${tx.centreId} and o.order_id = coalesce(f.order_id, t.order_id)
      left join units b on b.centre_id = ${tx.centreId} and b.unit_id = f.unit_id
      left join units n on n.centre_id = ${tx.centreId} and n.unit_id = t.unit_id
    where f.amounts is distinct from t.amounts or f.unit_id is distinct from t.unit_id or not f.holds
    order by o.order_no limit ${limit}`.execute(tx)
  return rows
}

/** Each order that counts for any of the inputs, with its amount for each. */
async function amountsOf(
  tx: Transaction,
  span: Span,
  counted: readonly MeasureRequest[],
  before: RawBuilder<unknown>,
): Promise<RawBuilder<unknown>> {
  const choose = await chooser(
    tx,
    counted.flatMap(({ where }) => where ?? []),
  )
  const amounts = counted.map(
    ({ measure, where }) =>
      sql`case when ${countsIn(measure, span)} and ${choose(where ?? {})} then ${amountIn(measure)} else 0 end`,
  )
  const windows = [...new Set(counted.map(({ measure }) => windowOf(measure)))]
  const inAny =
    windows.length === 0
      ? sql`false`
      : sql.join(
          windows.map((window) => windowSql[window](span)),
          sql` or `,
        )
  return sql`
    select ${before} order_id, lead_unit_id as unit_id, version as log_seq, log_hash, amounts from (
      select o.centre_id, o.order_id, o.lead_unit_id, o.version, o.log_hash, array[${sql.join(amounts)}]::int[] as amounts
      from orders o where o.centre_id = ${tx.centreId} and (${inAny}) and o.dispatched_at is not null
        and o.lead_unit_id is not null
    ) o where 0 <> any(amounts)`
}
