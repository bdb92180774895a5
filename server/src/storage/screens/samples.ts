import type { SampleFilter } from '@yihu/core/callback/draw-sample'
import type { Satisfaction } from '@yihu/core/callback/callback'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'

export type { SampleFilter }

/** Orders `o` that were called back and closed in the filter's days, of its category and desk or one below it. */
export function candidateOrders(
  tx: Transaction,
  { from, until, categoryCode, deskCode }: SampleFilter,
  timeZone: string,
): RawBuilder<boolean> {
  const below = (table: string, column: string, code: string | undefined) =>
    code === undefined
      ? sql`true`
      : sql`${sql.ref(`o.${column}`)} in (select c.code from ${sql.table(table)} c
          where c.centre_id = o.centre_id and (c.code = ${code} or c.parent_code = ${code}))`
  return sql<boolean>`o.centre_id = ${tx.centreId} and o.state = 'closed' and o.lead_unit_id is not null
    and o.closed_at >= (${from}::date)::timestamp at time zone ${timeZone}
    and o.closed_at < (${until}::date + 1)::timestamp at time zone ${timeZone}
    and ${below('categories', 'category_code', categoryCode)} and ${below('desks', 'desk_code', deskCode)}`
}

/** How many orders of each unit fit, and how many of them were drawn before. */
export async function countCandidates(tx: Transaction, filter: SampleFilter, timeZone: string) {
  const { rows } = await sql<{ unit_id: string; unit_name: string; closed: number; sampled: number }>`
    select u.unit_id, u.name as unit_name, count(*)::int as closed, count(s.order_id)::int as sampled
    from orders o
      join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
      left join sample_orders s on s.centre_id = o.centre_id and s.order_id = o.order_id
    where ${candidateOrders(tx, filter, timeZone)}
    group by u.unit_id, u.name, u.position order by u.position`.execute(tx)
  return rows.map((row) => ({
    unitId: row.unit_id,
    unitName: row.unit_name,
    closed: row.closed,
    sampled: row.sampled,
  }))
}

/** Samples with how far each is worked through, the newest first; one of them when named. */
export async function listSamples(tx: Transaction, sampleId?: string) {
  const { rows } = await sql<SampleRow>`
    select s.sample_id, s.name, s.seed, s.per_unit, s.filter, s.made_at, u.name as made_by_name, n.drawn, n.done
    from samples s
      left join users u on u.centre_id = s.centre_id and u.user_id = s.made_by
      cross join lateral (select count(*)::int as drawn, count(o.done_at)::int as done from sample_orders o
        where o.centre_id = s.centre_id and o.sample_id = s.sample_id) n
    where s.centre_id = ${tx.centreId} and ${sampleId === undefined ? sql`true` : sql`s.sample_id = ${sampleId}`}
    order by s.made_at desc, s.sample_id limit 100`.execute(tx)
  return rows.map((row) => ({
    sampleId: row.sample_id,
    name: row.name,
    seed: row.seed,
    perUnit: row.per_unit,
    filter: row.filter,
    madeByName: row.made_by_name ?? '',
    madeAt: row.made_at.toISOString(),
    drawn: row.drawn,
    done: row.done,
  }))
}

/** A sample, its orders in the order they are called, and what came of it by unit; undefined when it is not there. */
export async function findSample(tx: Transaction, sampleId: string) {
  const [sample] = await listSamples(tx, sampleId)
  if (!sample) return undefined
  const { rows } = await sql<OrderRow>`
    select s.order_id, o.order_no, o.title, s.unit_id, u.name as unit_name, s.position, s.attempts, s.done_at,
      s.is_reached, s.satisfaction
    from sample_orders s
      join orders o on o.centre_id = s.centre_id and o.order_id = s.order_id
      join units u on u.centre_id = s.centre_id and u.unit_id = s.unit_id
    where s.centre_id = ${tx.centreId} and s.sample_id = ${sampleId} order by s.position`.execute(tx)
  return {
    sample,
    orders: rows.map((row) => ({
      orderId: row.order_id,
      orderNo: row.order_no,
      title: row.title,
      unitName: row.unit_name,
      position: row.position,
      attempts: row.attempts,
      doneAt: row.done_at?.toISOString() ?? null,
      isReached: row.is_reached,
      satisfaction: row.satisfaction as Satisfaction | null,
    })),
    results: await resultsOf(tx, sampleId),
  }
}

/** What came of a sample by unit. Only finished orders count; rates are made of these counts wherever they are shown. */
async function resultsOf(tx: Transaction, sampleId: string) {
  const { rows } = await sql<ResultRow>`
    select u.unit_id as "unitId", u.name as "unitName", count(*)::int as drawn, count(s.done_at)::int as done,
      count(*) filter (where s.done_at is not null and s.is_reached)::int as reached,
      count(*) filter (where s.done_at is not null and s.satisfaction <> 'unrated')::int as rated,
      count(*) filter (where s.done_at is not null and s.satisfaction in ('satisfied', 'fairlySatisfied'))::int
        as satisfied,
      count(*) filter (where s.done_at is not null and s.satisfaction = 'dissatisfied')::int as dissatisfied
    from sample_orders s join units u on u.centre_id = s.centre_id and u.unit_id = s.unit_id
    where s.centre_id = ${tx.centreId} and s.sample_id = ${sampleId}
    group by u.unit_id, u.name, u.position order by u.position`.execute(tx)
  return rows
}

interface SampleRow {
  readonly sample_id: string
  readonly name: string
  readonly seed: number
  readonly per_unit: number
  readonly filter: SampleFilter
  readonly made_at: Date
  readonly made_by_name: string | null
  readonly drawn: number
  readonly done: number
}

interface OrderRow {
  readonly order_id: string
  readonly order_no: string
  readonly title: string
  readonly unit_id: string
  readonly unit_name: string
  readonly position: number
  readonly attempts: number
  readonly done_at: Date | null
  readonly is_reached: boolean | null
  readonly satisfaction: string | null
}

interface ResultRow {
  readonly unitId: string
  readonly unitName: string
  readonly drawn: number
  readonly done: number
  readonly reached: number
  readonly rated: number
  readonly satisfied: number
  readonly dissatisfied: number
}
