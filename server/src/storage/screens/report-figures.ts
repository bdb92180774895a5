import type { BulletinCounts, CountRequest } from '@yihu/core/bulletin/bulletin-counts'
import type { CallCount, CallbackCount, Countable, OrderCount } from '@yihu/core/bulletin/countables'
import { isCallbackCount, isCallCount, isOrderCount } from '@yihu/core/bulletin/countables'
import type { Dimension } from '@yihu/core/bulletin/template-definition'
import { isMeasureName, windowOf } from '@yihu/core/assessment/measures'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { listCoded } from '../reference.ts'
import { listEnteredFigures } from '../period-entries.ts'
import type { Transaction } from '../storage.ts'
import type { Span } from './assessment-counts.ts'
import { amountIn, countsAtAll, windowSql } from './measures.ts'
import type { Choose } from './where.ts'
import { chooser } from './where.ts'

/** What a template asks to be counted, and the instants it means. */
export interface SpannedRequest extends CountRequest {
  readonly span: Span
}

/** Everything a bulletin counts over one period; rates are worked out elsewhere. */
export async function countForBulletin(
  tx: Transaction,
  requests: readonly SpannedRequest[],
  period: string,
): Promise<BulletinCounts> {
  const choose = await chooser(
    tx,
    requests.map(({ where }) => where),
  )
  const lists = new Map<string, ReadonlyMap<string, number>>()
  for (const request of requests)
    if (request.by !== undefined) lists.set(request.key, await countBy(tx, request, request.by, choose))
  return {
    totals: await countTotals(
      tx,
      requests.filter(({ by }) => by === undefined),
      choose,
    ),
    lists,
    codes: await codesOf(tx),
    entered: await enteredFigures(tx, period),
  }
}

const isValid = sql<boolean>`o.state not in ('invalid', 'declined', 'merged', 'withdrawn')`

const orderSql: Readonly<Record<OrderCount, RawBuilder<boolean>>> = {
  // Merged and withdrawn appeals are no order of their own; invalid ones were accepted all the same.
  acceptedOrders: sql<boolean>`o.state not in ('declined', 'merged', 'withdrawn')`,
  validOrders: isValid,
  answeredAtDesk: sql<boolean>`o.state = 'answeredAtDesk'`,
  invalidOrders: sql<boolean>`o.state = 'invalid'`,
}
const callbackSql: Readonly<Record<CallbackCount, RawBuilder<boolean>>> = {
  callbacksRated: sql<boolean>`c.satisfaction <> 'unrated'`,
  callbacksSatisfied: sql<boolean>`c.satisfaction in ('satisfied', 'fairlySatisfied')`,
}
const callSql: Readonly<Record<CallCount, RawBuilder<boolean>>> = {
  callsOffered: sql<boolean>`true`,
  callsAnswered: sql<boolean>`c.answered_at is not null`,
}

/** Each table is read once for all the counts made of it. */
async function countTotals(
  tx: Transaction,
  requests: readonly SpannedRequest[],
  choose: Choose,
): Promise<Map<string, number>> {
  const totals = new Map<string, number>()
  for (const [source, asked] of Map.groupBy(requests, ({ count }) => sourceOf(count))) {
    const sums = asked.map(
      (request) =>
        sql`coalesce(sum(${amountOf(request.count)}) filter (where ${inSpan(source, request)}
          and ${conditionOf(request, choose)}), 0)::int as ${sql.id(request.key)}`,
    )
    const { rows } = await sql<Record<string, number>>`
      select ${sql.join(sums)} from ${tableOf(source)}
      where ${sql.ref(`${alias[source]}.centre_id`)} = ${tx.centreId}
        and (${sql.join(
          asked.map((request) => inSpan(source, request)),
          sql` or `,
        )})`.execute(tx)
    for (const { key } of asked) totals.set(key, rows[0]?.[key] ?? 0)
  }
  return totals
}

async function countBy(
  tx: Transaction,
  request: SpannedRequest,
  by: Dimension,
  choose: Choose,
): Promise<ReadonlyMap<string, number>> {
  const source = sourceOf(request.count)
  const { rows } = await sql<{ code: string; count: number }>`
    select ${codeColumn[by]} as code, sum(${amountOf(request.count)})::int as count
    from ${tableOf(source)}
    where ${sql.ref(`${alias[source]}.centre_id`)} = ${tx.centreId} and ${inSpan(source, request)}
      and ${conditionOf(request, choose)} and ${codeColumn[by]} is not null
    group by 1`.execute(tx)
  return new Map(rows.map(({ code, count }) => [code, count]))
}

type Source = 'orders' | 'callbacks' | 'calls' | 'articles'

function sourceOf(count: Countable): Source {
  if (isCallCount(count)) return 'calls'
  if (isCallbackCount(count)) return 'callbacks'
  return count === 'articlesPublished' ? 'articles' : 'orders'
}

const alias: Readonly<Record<Source, string>> = { orders: 'o', callbacks: 'c', calls: 'c', articles: 'a' }

function tableOf(source: Source): RawBuilder<unknown> {
  if (source === 'orders') return sql`orders o`
  if (source === 'callbacks')
    return sql`callbacks c join orders o on o.centre_id = c.centre_id and o.order_id = c.order_id`
  return source === 'calls' ? sql`calls c` : sql`articles a`
}

/**
 * Orders belong to a period as the measure says; for all else they and their call-backs belong to the one they were
 * accepted in, calls to the one they began in.
 */
function inSpan(source: Source, { count, span }: SpannedRequest): RawBuilder<boolean> {
  const { from, before } = span
  if (source === 'orders') return windowSql[isMeasureName(count) ? windowOf(count) : 'accepted'](span)
  const at = {
    callbacks: 'o.accepted_at',
    calls: 'c.started_at',
    articles: 'a.published_at',
  }
  return sql<boolean>`${sql.ref(at[source])} >= ${from} and ${sql.ref(at[source])} < ${before}`
}

function conditionOf({ count, where, span }: SpannedRequest, choose: Choose): RawBuilder<boolean> {
  if (isCallCount(count)) return callSql[count]
  if (isCallbackCount(count)) return sql<boolean>`${isValid} and ${callbackSql[count]} and ${choose(where)}`
  if (isOrderCount(count)) return sql<boolean>`${orderSql[count]} and ${choose(where)}`
  return isMeasureName(count)
    ? sql<boolean>`${countsAtAll(count, span)} and ${choose(where)}`
    : sql<boolean>`true`
}

function amountOf(count: Countable): RawBuilder<number> {
  return isMeasureName(count) ? amountIn(count) : sql<number>`1`
}

const codeColumn: Readonly<Record<Dimension, RawBuilder<string>>> = {
  channel: sql<string>`o.channel_code`,
  // An invalid appeal is of no kind: where it is listed, it stands by itself.
  kind: sql<string>`case when o.state = 'invalid' then 'invalid' else o.appeal_kind end`,
  category: sql<string>`o.category_code`,
  desk: sql<string>`o.desk_code`,
  programmeTag: sql<string>`o.programme_tag`,
  callDivision: sql<string>`coalesce(c.division_code, '')`,
}

async function codesOf(tx: Transaction): Promise<BulletinCounts['codes']> {
  const centre = await tx
    .selectFrom('centres')
    .select('kind_names')
    .where('centre_id', '=', tx.centreId)
    .executeTakeFirstOrThrow()
  const kinds = Object.entries(centre.kind_names as Record<string, string>)
  return {
    channel: await listCoded(tx, 'channels'),
    kind: kinds.map(([code, name]) => ({ code, name, parentCode: null })),
    category: await listCoded(tx, 'categories'),
    desk: await listCoded(tx, 'desks'),
    programmeTag: await listCoded(tx, 'programme_tags'),
    callDivision: await listCoded(tx, 'divisions'),
  }
}

async function enteredFigures(tx: Transaction, period: string): Promise<BulletinCounts['entered']> {
  const rows = await listEnteredFigures(tx, period)
  return new Map(
    rows.map((row) => [row.key, { value: row.value, reason: row.reason, author: row.author ?? '' }]),
  )
}
