import type { Scope } from '@yihu/core/access/permissions'
import type { ActionName } from '@yihu/core/order/actions'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'
import type { Span } from './assessment-counts.ts'
import { overdue } from './order-conditions.ts'
import { handedOut } from './measures.ts'
import { inScope } from './scope.ts'
import { expectPagesInMemory, unitOrders } from './unit-orders.ts'
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
  const { span } = question
  await expectPagesInMemory(tx)
  const ofScope = await scopeCondition(tx, question.scope)
  const [figures] = await rowsOf<Figures>(tx, figuresOf(tx, question, ofScope))
  const [calls] = await rowsOf<{ answered: number }>(
    tx,
    sql`
    select count(answered_at)::int as answered from calls
    where centre_id = ${tx.centreId} and started_at >= ${span.from} and started_at < ${span.before}`,
  )
  if (!figures) throw new Error('a statement without a table gives one row')
  const { totals, ...lists } = figures
  return {
    ...totals,
    callsAnswered: calls?.answered ?? 0,
    ...lists,
    waiting: await waitingFor(tx, question, ofScope),
    replay: await replayProgress(tx),
  }
}

interface Figures {
  readonly totals: {
    readonly accepted: number
    readonly answeredAtDesk: number
    readonly dispatched: number
    readonly closed: number
    readonly open: number
    readonly overdue: number
  }
  readonly byDay: { on: string; accepted: number; dispatched: number; closed: number }[]
  readonly byChannel: Count[]
  readonly byKind: Count[]
  readonly byState: Count[]
  readonly hotTopics: Count[]
  readonly byUnit: {
    unitId: string
    name: string
    dispatched: number
    open: number
    overdue: number
  }[]
}

/** Every count of the month from one reading of its orders, which their index answers without the table. */
function figuresOf(tx: Transaction, { span, timeZone, now }: Question, ofScope: RawBuilder<boolean>) {
  const open = sql<boolean>`o.state in ('accepted', 'dispatched', 'answered', 'awaitingCallback', 'suspended')`
  const closed = sql<boolean>`o.state in ('closed', 'archived', 'answeredAtDesk')`
  const dispatched = sql`count(*) filter (where ${handedOut})::int`
  const valid = sql`month o where o.state <> 'invalid'`
  const nameIn = (table: string) =>
    sql`(select name from ${sql.table(table)} n where n.centre_id = ${tx.centreId} and n.code = g.code)`
  const counts = (code: RawBuilder<unknown>, name: RawBuilder<unknown>, from = valid, most = sql``) => sql`
    select g.code, coalesce(${name}, g.code) as name, g.count
    from (select ${code} as code, count(*)::int as count from ${from} group by 1) g
    order by g.count desc, g.code ${most}`
  const list = (query: RawBuilder<unknown>) => sql`(select coalesce(json_agg(l), '[]') from (${query}) l)`
  return sql`
    with month as materialized (
      select o.accepted_at, o.state, o.dispatched_at, o.lead_unit_id, o.handling_due_at, o.fed_back_at, o.channel_code,
        o.appeal_kind, o.category_code
      from orders o where ${ofScope} and o.accepted_at >= ${span.from} and o.accepted_at < ${span.before})
    select (select row_to_json(t) from (
        select count(*) filter (where o.state <> 'invalid')::int as accepted,
          count(*) filter (where o.state = 'answeredAtDesk')::int as "answeredAtDesk", ${dispatched} as dispatched,
          count(*) filter (where ${closed})::int as closed, count(*) filter (where ${open})::int as open,
          count(*) filter (where ${open} and ${overdue(now)})::int as overdue
        from month o) t) as totals,
      ${list(sql`
        select (o.accepted_at at time zone ${timeZone})::date as on, count(*)::int as accepted,
          count(o.dispatched_at)::int as dispatched, count(*) filter (where ${closed})::int as closed
        from ${valid} group by 1 order by 1`)} as "byDay",
      ${list(counts(sql`o.channel_code`, nameIn('channels')))} as "byChannel",
      ${list(
        counts(
          sql`o.appeal_kind`,
          sql`(select kind_names ->> g.code from centres n where n.centre_id = ${tx.centreId})`,
        ),
      )} as "byKind",
      ${list(counts(sql`o.state`, sql`g.code`, sql`month o`))} as "byState",
      ${list(counts(sql`o.category_code`, nameIn('categories'), valid, sql`limit 10`))} as "hotTopics",
      ${list(sql`
        select g."unitId", u.name, g.dispatched, g.open, g.overdue from (
          select o.lead_unit_id as "unitId", ${dispatched} as dispatched, count(*) filter (where ${open})::int as open,
            count(*) filter (where ${open} and ${overdue(now)})::int as overdue
          from ${valid} group by 1) g
        join units u on u.centre_id = ${tx.centreId} and u.unit_id = g."unitId"
        order by g.dispatched desc, u.position`)} as "byUnit"`
}

/** What waits for each action, in one reading of the open orders. */
async function waitingFor(tx: Transaction, { actions }: Question, ofScope: RawBuilder<boolean>) {
  const asked = actions.filter(isWaitingAction)
  if (asked.length === 0) return []
  const counts = asked.map(
    (action) => sql`count(*) filter (where ${waitingConditions[action]})::int as ${sql.id(action)}`,
  )
  const [row] = await rowsOf<Record<string, number>>(
    tx,
    sql`
    select ${sql.join(counts)} from orders o
    where ${ofScope} and o.state in ('accepted', 'dispatched', 'answered', 'awaitingCallback', 'suspended')`,
  )
  return asked.map((action) => ({ action, count: row?.[action] ?? 0 }))
}

/** The condition of `inScope`, planned by how many orders the units have. */
async function scopeCondition(tx: Transaction, scope: Scope): Promise<RawBuilder<boolean>> {
  if (scope.kind === 'centre') return inScope(tx, scope)
  const { condition } = await unitOrders(tx, scope.unitIds)
  return sql`o.centre_id = ${tx.centreId} and ${condition}`
}

async function replayProgress(tx: Transaction) {
  const row = await tx
    .selectFrom('replays')
    .select(['done', 'total', 'finished_at'])
    .where('centre_id', '=', tx.centreId)
    // One that runs comes before what has been played.
    .orderBy('finished_at', (order) => order.desc().nullsFirst())
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
  return row ? { isRunning: row.finished_at === null, done: row.done, total: row.total } : null
}

async function rowsOf<Row>(tx: Transaction, query: RawBuilder<unknown>): Promise<Row[]> {
  const result = await (query as RawBuilder<Row>).execute(tx)
  return result.rows
}
