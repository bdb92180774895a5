import type { Scope } from '@yihu/core/access/permissions'
import { maskName } from '@yihu/core/access/mask'
import type { MeasureName } from '@yihu/core/assessment/measures'
import type { QueueName } from '@yihu/core/workbench/queues'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'
import type { Span } from './assessment-counts.ts'
import { measureSql } from './measures.ts'
import { queueConditions } from './queues.ts'
import type { QueueQuestion } from './queues.ts'
import { inScope } from './scope.ts'
import { waitingConditions } from './waiting.ts'
import type { WaitingAction } from './waiting.ts'

/** Filters of the list, parsed: days are instants of the centre's time zone, the measure is known. */
export interface OrderListFilter {
  readonly states: readonly string[]
  readonly equals: Readonly<Record<string, string | undefined>>
  readonly unitId?: string | undefined
  readonly accepted: Partial<Span>
  readonly isOverdue?: boolean | undefined
  readonly isSupervised?: boolean | undefined
  readonly isHardCase?: boolean | undefined
  readonly pending?: 'return' | 'extension' | undefined
  readonly text?: string | undefined
  readonly measure?: MeasureName | undefined
  readonly waitingFor?: WaitingAction | undefined
  readonly queue?: QueueName | undefined
  /** What conditions of queues go by. */
  readonly queueTimes: Pick<QueueQuestion, 'soonAt' | 'today'>
  readonly sort: keyof typeof sorts
  readonly page: number
  readonly pageSize: number
}

export interface OrderListRow {
  readonly order_id: string
  readonly order_no: string
  readonly state: string
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
  readonly step_due_at: Date | null
  readonly round_attempts: number
  readonly round_last_at: Date | null
}

const sorts = {
  acceptedAt: sql`o.accepted_at, o.order_id`,
  '-acceptedAt': sql`o.accepted_at desc, o.order_id desc`,
  handlingDueAt: sql`o.handling_due_at nulls last, o.order_id`,
  '-handlingDueAt': sql`o.handling_due_at desc nulls last, o.order_id desc`,
  stepDueAt: sql`o.step_due_at nulls last, o.order_id`,
  urgency: sql`case o.urgency when 'critical' then 0 when 'urgent' then 1 else 2 end, o.accepted_at, o.order_id`,
} as const

/** One page of the order list, masked, with the number of all orders the filter finds. */
export async function listOrders(
  tx: Transaction,
  scope: Scope,
  filter: OrderListFilter,
  now: Date,
): Promise<{ rows: OrderListRow[]; total: number }> {
  const where = sql.join(conditions(tx, scope, filter, now), sql` and `)
  // People of a unit are not shown even a masked surname of somebody who asked for confidentiality.
  const appellantName =
    scope.kind === 'centre'
      ? sql`a.appellant_name`
      : sql`case when not a.is_confidential then a.appellant_name end`
  // The page is found first and joined after, so that a page of a large month reads twenty appeals, not thirty thousand.
  const page = await sql<OrderListRow>`
    with page as materialized (
      select o.* from orders o where ${where} order by ${sorts[filter.sort]}
      limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize})
    select o.order_id, o.order_no, o.state, o.appeal_kind, o.urgency, o.title, o.channel_code, o.category_code,
      ${appellantName} as appellant_name, u.name as lead_unit_name, o.accepted_at, o.dispatched_at, o.handling_due_at, o.fed_back_at,
      ${overdue(now)} as is_overdue, o.is_supervised, o.is_hard_case, o.return_requested, o.extension_requested,
      o.division_code, o.circulations, o.reworks, o.is_disputed, o.supervision_colour, o.review_on,
      t.name as taken_by_name, o.step_due_at, o.round_attempts, o.round_last_at
    from page o join appeals a on a.centre_id = o.centre_id and a.appeal_id = o.appeal_id
      left join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
      left join users t on t.centre_id = o.centre_id and t.user_id = o.taken_by
    order by ${sorts[filter.sort]}`.execute(tx)
  const total = await sql<{
    count: number
  }>`select count(*)::int as count from orders o where ${where}`.execute(tx)
  const rows = page.rows.map((row) => ({
    ...row,
    appellant_name: row.appellant_name === null ? null : maskName(row.appellant_name),
  }))
  return { rows, total: total.rows[0]?.count ?? 0 }
}

/** Overdue: the limit of the lead unit has passed and it has not fed back, or fed back after it. */
export function overdue(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(o.handling_due_at is not null and coalesce(o.fed_back_at, ${now}::timestamptz) > o.handling_due_at
    and o.state not in ('invalid', 'merged', 'withdrawn', 'suspended'))`
}

function conditions(
  tx: Transaction,
  scope: Scope,
  filter: OrderListFilter,
  now: Date,
): RawBuilder<boolean>[] {
  const list = [inScope(tx, scope)]
  if (filter.states.length > 0) list.push(sql`o.state = any(${[...filter.states]}::text[])`)
  for (const [column, value] of Object.entries(filter.equals))
    if (value !== undefined) list.push(sql`${sql.ref(`o.${column}`)} = ${value}`)
  if (filter.unitId !== undefined) list.push(unitCondition(filter.unitId, filter.measure !== undefined))
  if (filter.accepted.from) list.push(sql`o.accepted_at >= ${filter.accepted.from}`)
  if (filter.accepted.before) list.push(sql`o.accepted_at < ${filter.accepted.before}`)
  if (filter.isOverdue !== undefined) list.push(sql`${overdue(now)} = ${filter.isOverdue}`)
  if (filter.isSupervised !== undefined) list.push(sql`o.is_supervised = ${filter.isSupervised}`)
  if (filter.isHardCase !== undefined) list.push(sql`o.is_hard_case = ${filter.isHardCase}`)
  if (filter.pending === 'return') list.push(sql`o.return_requested`)
  if (filter.pending === 'extension') list.push(sql`o.extension_requested`)
  if (filter.text !== undefined) list.push(textCondition(filter.text))
  if (filter.measure !== undefined) list.push(sql`(${measureSql[filter.measure].counts})`)
  if (filter.queue !== undefined)
    list.push(sql`(${queueConditions[filter.queue]({ scope, now, ...filter.queueTimes })})`)
  if (filter.waitingFor !== undefined) list.push(sql`(${waitingConditions[filter.waitingFor]})`)
  return list
}

/** Behind an assessed number stands the lead unit alone; a list by unit also shows what the unit assists in. */
function unitCondition(unitId: string, leadOnly: boolean): RawBuilder<boolean> {
  if (leadOnly) return sql`o.lead_unit_id = ${unitId}::uuid`
  return sql`exists (select from assignments n where n.centre_id = o.centre_id and n.order_id = o.order_id
    and n.unit_id = ${unitId}::uuid and n.state <> 'returned')`
}

function textCondition(text: string): RawBuilder<boolean> {
  if (/^\d{4,}$/.test(text)) return sql`(o.order_no like ${`%${text}`} or o.order_no like ${`${text}%`})`
  const escaped = text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return sql`o.appeal_id in (select t.appeal_id from appeals t where t.centre_id = o.centre_id and t.title ilike ${`%${escaped}%`})`
}
