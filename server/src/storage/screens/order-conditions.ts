import type { Scope } from '@yihu/core/access/permissions'
import type { MeasureName } from '@yihu/core/assessment/measures'
import type { Where } from '@yihu/core/assessment/where'
import { DEFAULT_LIGHT } from '@yihu/core/deadline/light'
import type { Light } from '@yihu/core/deadline/light'
import type { QueueName } from '@yihu/core/workbench/queues'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'
import type { Span } from './assessment-counts.ts'
import type { ListSizes } from './counted-orders.ts'
import { deskAndBelow, listDeskTree } from './desks.ts'
import { countsIn } from './measures.ts'
import { queueConditions } from './queues.ts'
import type { QueueQuestion } from './queues.ts'
import { unitOrders } from './unit-orders.ts'
import { chooser } from './where.ts'
import { waitingConditions } from './waiting.ts'
import type { WaitingAction } from './waiting.ts'

/** Parts of a unit's own work: what is asked is the state of its assignment and not of the order. */
export type UnitQueue = 'toSign' | 'handling' | 'dueSoon' | 'overdue' | 'rework'

/** What a list is narrowed by, parsed: days are instants of the centre's time zone, the measure is known. */
export interface OrderFilter {
  readonly states: readonly string[]
  readonly equals: Readonly<Record<string, string | undefined>>
  /** One unit, or it and those below it. */
  readonly unitIds?: readonly string[] | undefined
  /** Of `unitIds`, only what they lead. */
  readonly isAsLead?: boolean | undefined
  /** A special desk with all below it. */
  readonly deskAndBelow?: string | undefined
  readonly accepted: Partial<Span>
  readonly isUrgent?: boolean | undefined
  readonly isDispatched?: boolean | undefined
  /** Who at the centre has it, while it is a step of the centre's. */
  readonly takenBy?: string | undefined
  readonly isOverdue?: boolean | undefined
  readonly isDueSoon?: boolean | undefined
  readonly light?: Light | undefined
  readonly isSupervised?: boolean | undefined
  readonly isHardCase?: boolean | undefined
  readonly isReworked?: boolean | undefined
  readonly circulations?: number | undefined
  readonly pending?: 'return' | 'extension' | undefined
  readonly mine?: UnitQueue | undefined
  /** Suspended, and to be reviewed on or before this day (2023-10-31). */
  readonly reviewUntil?: string | undefined
  readonly text?: string | undefined
  /** What an assessment counts in a period. */
  readonly measure?: { readonly name: MeasureName; readonly span: Span } | undefined
  readonly where?: Where | undefined
  /** Drawn into this sample. */
  readonly sampleId?: string | undefined
  readonly waitingFor?: WaitingAction | undefined
  readonly queue?: QueueName | undefined
  /** What conditions of queues go by. */
  readonly queueTimes: Pick<QueueQuestion, 'soonAt' | 'today'>
}

/**
 * The conditions on `orders o` of scope and filter, but for the words, which have a file of their own. `isOfFew`: they
 * name units that have few orders.
 */
export async function orderConditions(
  tx: Transaction,
  scope: Scope,
  filter: OrderFilter,
  now: Date,
  sizes: ListSizes,
): Promise<{ conditions: RawBuilder<boolean>[]; isOfFew: boolean }> {
  let isOfFew = false
  const list = [sql<boolean>`o.centre_id = ${tx.centreId}`]
  const add = (condition: RawBuilder<boolean>) => void list.push(condition)
  const addUnits = async (unitIds: readonly string[]) => {
    const { condition, isMany } = await unitOrders(tx, unitIds, sizes.manyOfUnits)
    isOfFew ||= !isMany
    add(condition)
  }
  // Who asks for a part of the own work is inside the scope by that.
  const isOwnWork = filter.mine !== undefined && filter.unitIds === undefined
  if (scope.kind === 'units' && !isOwnWork) await addUnits(scope.unitIds)
  if (filter.states.length > 0) add(oneOfStates(filter.states))
  for (const [column, value] of Object.entries(filter.equals))
    if (value !== undefined) add(sql`${sql.ref(`o.${column}`)} = ${value}`)
  // Behind an assessed number or a backlog stands the lead unit alone; a list by unit also shows what the unit assists in.
  if (filter.unitIds !== undefined && (filter.measure !== undefined || filter.isAsLead))
    add(sql`o.lead_unit_id = any(${[...filter.unitIds]}::uuid[])`)
  else if (filter.unitIds !== undefined) await addUnits(filter.unitIds)
  if (filter.deskAndBelow !== undefined) {
    const codes = deskAndBelow(await listDeskTree(tx), filter.deskAndBelow)
    add(sql`o.desk_code = any(${codes}::text[])`)
  }
  if (filter.isUrgent) add(sql`o.urgency <> 'normal'`)
  if (filter.isDispatched !== undefined) add(isSo(sql`(o.dispatched_at is not null)`, filter.isDispatched))
  if (filter.takenBy !== undefined)
    add(sql`o.state in ('accepted', 'answered', 'awaitingCallback') and o.taken_by = ${filter.takenBy}::uuid`)
  if (filter.accepted.from) add(sql`o.accepted_at >= ${filter.accepted.from}`)
  if (filter.accepted.before) add(sql`o.accepted_at < ${filter.accepted.before}`)
  if (filter.isOverdue !== undefined) add(isSo(overdue(now), filter.isOverdue))
  if (filter.isDueSoon) add(hasLight('yellow', now))
  if (filter.light !== undefined) add(hasLight(filter.light, now))
  if (filter.isSupervised !== undefined) add(isSo(sql`o.is_supervised`, filter.isSupervised))
  if (filter.isHardCase !== undefined) add(isSo(sql`o.is_hard_case`, filter.isHardCase))
  if (filter.isReworked !== undefined) add(isSo(sql`(o.reworks > 0)`, filter.isReworked))
  if (filter.circulations !== undefined) add(sql`o.circulations >= ${filter.circulations}`)
  if (filter.pending === 'return') add(sql`o.return_requested`)
  if (filter.pending === 'extension') add(sql`o.extension_requested`)
  if (filter.mine !== undefined) add(inQueue(filter.mine, queueUnits(scope, filter), now))
  if (filter.reviewUntil !== undefined) add(reviewIsDue(filter.reviewUntil))
  if (filter.measure !== undefined) add(countsIn(filter.measure.name, filter.measure.span))
  if (filter.sampleId !== undefined)
    add(sql`o.order_id in (select s.order_id from sample_orders s
      where s.centre_id = ${tx.centreId} and s.sample_id = ${filter.sampleId})`)
  if (filter.where !== undefined) add((await chooser(tx, [filter.where]))(filter.where))
  if (filter.queue !== undefined)
    add(sql`(${queueConditions[filter.queue]({ scope, now, ...filter.queueTimes })})`)
  if (filter.waitingFor !== undefined) add(sql`(${waitingConditions[filter.waitingFor]})`)
  return { conditions: list, isOfFew }
}

/** Overdue: the limit of the lead unit has passed and it has not fed back, or fed back after it. */
export function overdue(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(o.handling_due_at is not null and coalesce(o.fed_back_at, ${now}::timestamptz) > o.handling_due_at
    and o.state not in ('invalid', 'merged', 'withdrawn', 'suspended'))`
}

/** The condition itself and not `… = true`: only so does the planner see that a partial index fits. */
function isSo(condition: RawBuilder<boolean>, wanted: boolean): RawBuilder<boolean> {
  return wanted ? condition : sql`not ${condition}`
}

/** States as words of the query and not as a parameter, so that the index of open orders fits. They are known words. */
function oneOfStates(states: readonly string[]): RawBuilder<boolean> {
  return sql`o.state in (${sql.join(states.map((state) => sql.lit(state)))})`
}

/** The light of the order, as `core/deadline/light` shows it: only while its units are at work. */
function hasLight(light: Light, now: Date): RawBuilder<boolean> {
  return sql`(o.state = 'dispatched' and o.fed_back_at is null and ${lit(light, sql`o`, now)})`
}

function lit(light: Light, row: RawBuilder<unknown>, now: Date): RawBuilder<boolean> {
  const due = sql`${row}.handling_due_at`
  const at = sql`${now}::timestamptz`
  if (light === 'red') return sql`${at} > ${due}`
  const whole = sql`extract(epoch from ${due} - ${row}.dispatched_at)`
  const gone = sql`extract(epoch from ${at} - ${row}.dispatched_at)`
  const isYellow = sql`(${whole} <= 0 or ${gone} >= ${DEFAULT_LIGHT.yellowFromShare ?? 1}::numeric * ${whole})`
  return sql`(${at} <= ${due} and ${light === 'yellow' ? isYellow : sql`not ${isYellow}`})`
}

/** Whose queue: the chosen unit's, else the asker's own; undefined: any unit's. */
function queueUnits(scope: Scope, filter: OrderFilter): readonly string[] | undefined {
  return filter.unitIds ?? (scope.kind === 'units' ? scope.unitIds : undefined)
}

function inQueue(queue: UnitQueue, unitIds: readonly string[] | undefined, now: Date): RawBuilder<boolean> {
  const ofUnit = unitIds === undefined ? sql`true` : sql`q.unit_id = any(${[...unitIds]}::uuid[])`
  const condition = {
    toSign: sql`q.state = 'toSign'`,
    handling: sql`q.state = 'handling'`,
    dueSoon: sql`q.state in ('toSign', 'handling') and ${lit('yellow', sql`q`, now)}`,
    overdue: sql`q.state in ('toSign', 'handling') and ${lit('red', sql`q`, now)}`,
    rework: sql`q.state = 'handling' and o.reworks > 0`,
  } satisfies Record<UnitQueue, RawBuilder<unknown>>
  const ofQueue = sql`q.centre_id = o.centre_id and q.order_id = o.order_id and ${ofUnit} and ${condition[queue]}`
  return sql<boolean>`(o.state = 'dispatched' and exists (select from assignments q where ${ofQueue}))`
}

function reviewIsDue(until: string): RawBuilder<boolean> {
  return sql`(o.state = 'suspended' and o.review_on <= ${until}::date)`
}
