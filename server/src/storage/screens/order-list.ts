import type { Scope } from '@yihu/core/access/permissions'
import { maskName } from '@yihu/core/access/mask'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { unitAndBelow } from '../reference.ts'
import type { Transaction } from '../storage.ts'
import { listSizes } from './counted-orders.ts'
import { orderConditions, overdue } from './order-conditions.ts'
import type { OrderFilter } from './order-conditions.ts'
import { expectPagesInMemory } from './unit-orders.ts'
import { wordsCondition } from './order-words.ts'

export type OrderSort =
  | 'acceptedAt'
  | '-acceptedAt'
  | 'handlingDueAt'
  | '-handlingDueAt'
  | 'stepDueAt'
  | 'urgency'

export interface OrderListFilter extends OrderFilter {
  readonly sort: OrderSort
  readonly page: number
  readonly pageSize: number
  /** `unitIds` stand for themselves and all units below them. */
  readonly below?: boolean
}

export interface OrderListRow {
  readonly order_id: string
  readonly order_no: string
  readonly state: string
  readonly version: number
  readonly appeal_kind: string
  readonly urgency: string
  readonly title: string
  readonly channel_code: string
  readonly category_code: string
  readonly appellant_name: string | null
  readonly lead_unit_name: string | null
  readonly accepted_at: Date
  readonly dispatched_at: Date | null
  readonly handling_due_at: Date | null
  readonly fed_back_at: Date | null
  readonly closed_at: Date | null
  readonly is_overdue: boolean
  readonly is_supervised: boolean
  readonly is_hard_case: boolean
  readonly return_requested: boolean
  readonly extension_requested: boolean
  readonly division_code: string | null
  readonly circulations: number
  readonly reworks: number
  readonly is_disputed: boolean
  readonly supervision_colour: string | null
  readonly review_on: string | null
  readonly taken_by_name: string | null
  readonly taken_at: Date | null
  readonly step_due_at: Date | null
  readonly round_attempts: number
  readonly round_last_at: Date | null
}

/**
 * One page of the list, masked, with the number of orders found: exact up to `counted`, beyond it `isMore`.
 * Behind an assessed number the count is exact, however large.
 *
 * What is found is read once, in order, up to one more than is counted; the page is cut from it and joined only then.
 * A plan for 10,001 rows is also safer than one for twenty: with a small limit the planner walks through all orders
 * for a rare word, hoping to meet it soon.
 */
export async function listOrders(
  tx: Transaction,
  scope: Scope,
  filter: OrderListFilter,
  now: Date,
  sizes = listSizes,
): Promise<{ rows: OrderListRow[]; total: number; isMore: boolean }> {
  const { where, isCommon, isWide } = await narrowing(tx, scope, filter, now, sizes)
  const order = (row: RawBuilder<unknown>) => sortedBy(filter.sort, row)
  const pageEnd = filter.page * filter.pageSize
  // More orders than are counted have a common word; only where something else narrows the list, the rest is looked for.
  const isAlone =
    isCommon &&
    scope.kind === 'centre' &&
    isWide &&
    filter.unitIds === undefined &&
    filter.states.length === 0
  const limit = isAlone ? pageEnd : (isCommon ? Math.max(pageEnd, sizes.counted / 10) : sizes.counted) + 1
  const result = await sql<OrderListRow & { counted: number }>`
    with found as materialized (${found(where, filter.sort, isWide, limit)}),
    page as materialized (select f.order_id from found f order by ${order(sql`f`)}
      limit ${filter.pageSize} offset ${pageEnd - filter.pageSize})
    select counted.counted, ${listColumns(scope, now)}
    from (select count(*)::int as counted from found) counted
      left join (page join orders o on o.centre_id = ${tx.centreId} and o.order_id = page.order_id
        join appeals a on a.centre_id = o.centre_id and a.appeal_id = o.appeal_id) on true
      left join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
      left join users t on t.centre_id = o.centre_id and t.user_id = o.taken_by
    order by ${order(sql`o`)}`.execute(tx)
  const counted = result.rows[0]?.counted ?? 0
  const isCut = isAlone || counted >= limit
  const isExact = filter.measure !== undefined
  const total = isAlone ? sizes.counted : isCut ? limit - 1 : counted
  return {
    rows: result.rows.filter(({ order_id }) => order_id !== null).map(masked),
    total: isCut && isExact ? await countAll(tx, where) : total,
    isMore: isCut && !isExact,
  }
}

/** Everything that narrows the list, as one condition on `orders o`. */
export async function narrowing(
  tx: Transaction,
  scope: Scope,
  filter: OrderListFilter,
  now: Date,
  sizes = listSizes,
): Promise<Narrowing> {
  await expectPagesInMemory(tx)
  const unitIds = filter.below ? await withUnitsBelow(tx, filter.unitIds ?? []) : filter.unitIds
  const { conditions, isOfFew } = await orderConditions(tx, scope, { ...filter, unitIds }, now, sizes)
  const words = filter.text === undefined ? undefined : await wordsCondition(tx, filter.text, sizes.counted)
  if (words) conditions.push(words.condition)
  return {
    where: sql`${sql.join(conditions, sql` and `)}`,
    isCommon: words?.isCommon === true,
    isWide: !isOfFew && isWide(filter),
  }
}

interface Narrowing {
  readonly where: RawBuilder<boolean>
  /** Words are searched that very many titles have. */
  readonly isCommon: boolean
  /** Very many orders are likely to be found. */
  readonly isWide: boolean
}

async function withUnitsBelow(tx: Transaction, unitIds: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(unitIds.map((unitId) => unitAndBelow(tx, unitId)))
  return lists.flat()
}

/** What a line of the list or of an exported file shows, of `orders o`, `appeals a`, `units u`, `users t` who took it. */
export function listColumns(scope: Scope, now: Date): RawBuilder<unknown> {
  // People of a unit are not shown even a masked surname of somebody who asked for confidentiality.
  const appellantName =
    scope.kind === 'centre'
      ? sql`a.appellant_name`
      : sql`case when not a.is_confidential then a.appellant_name end`
  return sql`o.order_id, o.order_no, o.state, o.version, o.appeal_kind, o.urgency, o.title, o.channel_code, o.category_code,
    ${appellantName} as appellant_name, u.name as lead_unit_name, o.accepted_at, o.dispatched_at, o.handling_due_at,
    o.fed_back_at, o.closed_at, ${overdue(now)} as is_overdue, o.is_supervised, o.is_hard_case, o.return_requested,
    o.extension_requested, o.division_code, o.circulations, o.reworks, o.is_disputed, o.supervision_colour, o.review_on,
    t.name as taken_by_name, case when o.taken_by is not null then (select max(l.at) from order_log l
      where l.centre_id = o.centre_id and l.order_id = o.order_id and l.action in ('take', 'handOver')) end as taken_at,
    o.step_due_at, o.round_attempts, o.round_last_at`
}

export function masked<Row extends Pick<OrderListRow, 'appellant_name'>>(row: Row): Row {
  return { ...row, appellant_name: row.appellant_name === null ? null : maskName(row.appellant_name) }
}

const orders = {
  acceptedAt: (row) => sql`${row}.accepted_at, ${row}.order_id`,
  '-acceptedAt': (row) => sql`${row}.accepted_at desc, ${row}.order_id desc`,
  handlingDueAt: (row) => sql`${row}.handling_due_at nulls last, ${row}.order_id`,
  '-handlingDueAt': (row) => sql`${row}.handling_due_at desc nulls last, ${row}.order_id desc`,
  stepDueAt: (row) => sql`${row}.step_due_at nulls last, ${row}.order_id`,
  urgency: (row) =>
    sql`case ${row}.urgency when 'critical' then 0 when 'urgent' then 1 else 2 end, ${row}.accepted_at, ${row}.order_id`,
} as const satisfies Record<OrderSort, (row: RawBuilder<unknown>) => RawBuilder<unknown>>

/** The order of the list, by columns of `row`. */
export function sortedBy(sort: OrderSort, row: RawBuilder<unknown>): RawBuilder<unknown> {
  return orders[sort](row)
}

/**
 * What each order needs of a row and no more: the index of the list holds the usual ones, and answers without the table
 * only if nothing else is asked of it.
 */
const sortColumns = {
  acceptedAt: sql`o.accepted_at`,
  '-acceptedAt': sql`o.accepted_at`,
  handlingDueAt: sql`o.handling_due_at`,
  '-handlingDueAt': sql`o.handling_due_at`,
  stepDueAt: sql`o.step_due_at`,
  urgency: sql`o.urgency, o.accepted_at`,
} as const satisfies Record<OrderSort, RawBuilder<unknown>>

/** The first orders in the order of the list. */
export function found(
  where: RawBuilder<unknown>,
  sort: OrderSort,
  isWide: boolean,
  limit: number,
): RawBuilder<unknown> {
  const columns = sql`o.order_id, ${sortColumns[sort]}`
  const order = sortedBy(sort, sql`o`)
  if ((sort !== 'handlingDueAt' && sort !== '-handlingDueAt') || !isWide)
    return sql`select ${columns} from orders o where ${where} order by ${order} limit ${limit}`
  // Of very many, by due time: those that have one, from their index, and only if they are too few the others.
  const direction = sort === 'handlingDueAt' ? sql`asc` : sql`desc`
  return sql`
    with due as materialized (
      select ${columns} from orders o where ${where} and o.handling_due_at is not null
      order by o.handling_due_at ${direction}, o.order_id ${direction} limit ${limit})
    select * from due union all (
      select ${columns} from orders o where ${where} and o.handling_due_at is null
      order by o.order_id ${direction} limit (select ${limit} - count(*) from due))`
}

/** Nothing, or nothing but units and states that most orders end in, narrows the list. */
function isWide(filter: OrderListFilter): boolean {
  const {
    states,
    equals,
    accepted,
    unitIds: _,
    sort: _s,
    page: _p,
    pageSize: _z,
    below: _b,
    text,
    queueTimes: _q,
    ...facts
  } = filter
  return (
    (text === undefined || !/^\d{4,}$/.test(text)) &&
    (states.length === 0 || states.some((state) => state === 'archived' || state === 'answeredAtDesk')) &&
    Object.values(equals).every((value) => value === undefined) &&
    Object.keys(accepted).length === 0 &&
    Object.values(facts).every((value) => value === undefined || value === false)
  )
}

async function countAll(tx: Transaction, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from orders o where ${where}`.execute(tx)
  return rows[0]?.count ?? 0
}
