import type { Scope } from '@yihu/core/access/permissions'
import type { ActionName } from '@yihu/core/order/actions'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'
import type { Span } from './assessment-counts.ts'
import { overdue } from './order-conditions.ts'
import { measureSql } from './measures.ts'
import { inScope } from './scope.ts'
import { isWaitingAction, waitingConditions } from './waiting.ts'

interface Question {
  readonly scope: Scope
  readonly span: Span
  readonly timeZone: string
  readonly now: Date
  readonly actions: readonly ActionName[]
}

interface Count {
  readonly code: string
  readonly name: string
  readonly count: number
}

/** The month at a glance; for people of a unit, of their unit's orders. */
export async function loadOverview(tx: Transaction, question: Question) {
  const { scope, span, timeZone, now } = question
  const month = sql<boolean>`${inScope(tx, scope)} and o.accepted_at >= ${span.from} and o.accepted_at < ${span.before}`
  const valid = sql<boolean>`${month} and o.state <> 'invalid'`
  const open = sql<boolean>`o.state in ('accepted', 'dispatched', 'answered', 'awaitingCallback', 'suspended')`
  const [totals] = await rowsOf<Totals>(
    tx,
    sql`
    select count(*) filter (where o.state <> 'invalid')::int as accepted,
      count(*) filter (where o.state = 'answeredAtDesk')::int as "answeredAtDesk",
      count(*) filter (where ${measureSql.dispatchedOrders.counts})::int as dispatched,
      count(*) filter (where o.state in ('closed', 'archived', 'answeredAtDesk'))::int as closed,
      count(*) filter (where ${open})::int as open,
      count(*) filter (where ${open} and ${overdue(now)})::int as overdue
    from orders o where ${month}`,
  )
  const [calls] = await rowsOf<{ answered: number }>(
    tx,
    sql`
    select count(answered_at)::int as answered from calls
    where centre_id = ${tx.centreId} and started_at >= ${span.from} and started_at < ${span.before}`,
  )
  const byDay = await rowsOf<{ on: string; accepted: number; dispatched: number; closed: number }>(
    tx,
    sql`
    select to_char(o.accepted_at at time zone ${timeZone}, 'YYYY-MM-DD') as on, count(*)::int as accepted,
      count(o.dispatched_at)::int as dispatched,
      count(*) filter (where o.state in ('closed', 'archived', 'answeredAtDesk'))::int as closed
    from orders o where ${valid} group by 1 order by 1`,
  )
  const byUnit = await rowsOf<{
    unitId: string
    name: string
    dispatched: number
    open: number
    overdue: number
  }>(
    tx,
    sql`
    select o.lead_unit_id as "unitId", u.name,
      count(*) filter (where ${measureSql.dispatchedOrders.counts})::int as dispatched,
      count(*) filter (where ${open})::int as open,
      count(*) filter (where ${open} and ${overdue(now)})::int as overdue
    from orders o join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
    where ${valid} group by 1, 2, u.position order by 3 desc, u.position`,
  )
  return {
    ...(totals ?? { accepted: 0, answeredAtDesk: 0, dispatched: 0, closed: 0, open: 0, overdue: 0 }),
    callsAnswered: calls?.answered ?? 0,
    byDay,
    byChannel: await countBy(
      tx,
      valid,
      sql`o.channel_code`,
      sql`(select name from channels n where n.centre_id = ${tx.centreId} and n.code = g.code)`,
    ),
    byKind: await countBy(
      tx,
      valid,
      sql`o.appeal_kind`,
      sql`(select kind_names ->> g.code from centres n where n.centre_id = ${tx.centreId})`,
    ),
    byState: await countBy(tx, month, sql`o.state`, sql`g.code`),
    hotTopics: (
      await countBy(
        tx,
        valid,
        sql`o.category_code`,
        sql`(select name from categories n where n.centre_id = ${tx.centreId} and n.code = g.code)`,
      )
    ).slice(0, 10),
    byUnit,
    waiting: await waitingFor(tx, question),
    replay: await replayProgress(tx),
  }
}

interface Totals {
  readonly accepted: number
  readonly answeredAtDesk: number
  readonly dispatched: number
  readonly closed: number
  readonly open: number
  readonly overdue: number
}

async function countBy(
  tx: Transaction,
  where: RawBuilder<boolean>,
  code: RawBuilder<unknown>,
  name: RawBuilder<unknown>,
) {
  return rowsOf<Count>(
    tx,
    sql`
    select g.code, coalesce(${name}, g.code) as name, g.count from (
      select ${code} as code, count(*)::int as count from orders o where ${where} group by 1) g
    order by g.count desc, g.code`,
  )
}

async function waitingFor(tx: Transaction, { scope, actions }: Question) {
  const list: { action: string; count: number }[] = []
  for (const action of actions) {
    if (!isWaitingAction(action)) continue
    const [row] = await rowsOf<{ count: number }>(
      tx,
      sql`
      select count(*)::int as count from orders o where ${inScope(tx, scope)} and ${waitingConditions[action]}`,
    )
    list.push({ action, count: row?.count ?? 0 })
  }
  return list
}

async function replayProgress(tx: Transaction) {
  const row = await tx
    .selectFrom('replays')
    .select(['done', 'total', 'finished_at'])
    .where('centre_id', '=', tx.centreId)
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
  return row ? { isRunning: row.finished_at === null, done: row.done, total: row.total } : null
}

async function rowsOf<Row>(tx: Transaction, query: RawBuilder<unknown>): Promise<Row[]> {
  const result = await (query as RawBuilder<Row>).execute(tx)
  return result.rows
}
