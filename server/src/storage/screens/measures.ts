import type { MeasureName, MeasureWindow } from '@yihu/core/assessment/measures'
import { windowOf } from '@yihu/core/assessment/measures'
import type { Satisfaction } from '@yihu/core/callback/callback'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Span } from './assessment-counts.ts'

/**
 * How each measure of the assessment is counted over `orders o`: a condition that an order counts, and how much it
 * counts. The count and the list behind it use the same condition, so a number and its orders cannot differ.
 */
export interface MeasureSql {
  readonly counts: RawBuilder<boolean> | ((span: Span) => RawBuilder<boolean>)
  /** Default 1; the number of extensions or refused returns where one order may have several. */
  readonly amount?: RawBuilder<number>
}

/** With a unit, and neither invalid nor declined, merged or withdrawn. */
export const handedOut = sql<boolean>`o.dispatched_at is not null and o.lead_unit_id is not null
  and o.state not in ('invalid', 'declined', 'merged', 'withdrawn')`

/**
 * Not left out of the assessment of the period with approval (剔除): from its rates of time, or from those of
 * satisfaction. Volume counts such an order all the same, so that both figures can be printed side by side (66号).
 */
function assessed(what: 'time' | 'satisfaction', { period }: Span): RawBuilder<boolean> {
  if (period === undefined) return handedOut
  return sql<boolean>`${handedOut} and not exists (select from exclusions x where x.centre_id = o.centre_id
    and x.order_id = o.order_id and x.period = ${period} and x.state = 'granted' and x.left_out_of in (${what}, 'both'))`
}

/** Until when an order still open counts as late: the instant of a closing, or now. */
function asOf({ asOf }: Span): RawBuilder<Date> {
  return asOf === undefined ? sql<Date>`now()` : sql<Date>`${asOf}::timestamptz`
}

const inTime = sql<boolean>`o.fed_back_at is not null and o.fed_back_at <= o.handling_due_at`

/** While an order is suspended its clock stands still: it is late only if it was so before. */
const pausedAt = sql<Date>`(select min(p.paused_at) from assignments p where p.centre_id = o.centre_id
  and p.order_id = o.order_id and p.unit_id = o.lead_unit_id and p.state <> 'returned')`

function amountOf(table: 'extensions' | 'returns', decision: string): RawBuilder<number> {
  return sql<number>`(select count(*) from ${sql.table(table)} r where r.centre_id = o.centre_id
    and r.order_id = o.order_id and r.unit_id = o.lead_unit_id and r.decision = ${decision})`
}

function callBack(methods: readonly string[], satisfied: boolean): MeasureSql {
  const rated = sql<boolean>`c.satisfaction ${satisfied ? sql`in ('satisfied', 'fairlySatisfied')` : sql`<> 'unrated'`}`
  return {
    counts: (span) => sql<boolean>`${assessed('satisfaction', span)} and exists (select from callbacks c
      where c.centre_id = o.centre_id and c.order_id = o.order_id and c.method = any(${[...methods]}::text[])
        and ${rated})`,
  }
}

/** How the last call-back of an order ended; spot checks are counted apart. */
const lastResult = sql<string>`(select ${lastOf('satisfaction')} from callbacks c where c.centre_id = o.centre_id
  and c.order_id = o.order_id and c.method <> 'spotCheck')`

function ended(satisfaction: Satisfaction): MeasureSql {
  return {
    counts: (span) => sql<boolean>`${assessed('satisfaction', span)} and ${lastResult} = ${satisfaction}`,
  }
}

/** What the appellant said in the last call-back; nothing said does not count. */
function told(what: 'is_reached' | 'is_responded' | 'is_resolved'): MeasureSql {
  return {
    counts: (
      span,
    ) => sql<boolean>`${assessed('satisfaction', span)} and (select ${lastOf(what)} from callbacks c
      where c.centre_id = o.centre_id and c.order_id = o.order_id and c.method <> 'spotCheck')`,
  }
}

/** How the last call-back of an order in a span ended. */
function lastResultIn({ from, before }: Span): RawBuilder<string> {
  return sql<string>`(select ${lastOf('satisfaction')} from callbacks c where c.centre_id = o.centre_id
    and c.order_id = o.order_id and c.method <> 'spotCheck' and c.called_at >= ${from} and c.called_at < ${before})`
}

/**
 * A column of the last of an order's call-backs. Gathered, not sorted with a limit: that would invite the planner to walk
 * all call-backs of the centre backwards by time until it meets one of the order, for each order anew.
 */
function lastOf(column: 'satisfaction' | 'is_reached' | 'is_responded' | 'is_resolved'): RawBuilder<string> {
  return sql<string>`(array_agg(${sql.ref(`c.${column}`)} order by c.called_at desc, c.callback_id desc))[1]`
}

const satisfiedResults = sql`('satisfied', 'fairlySatisfied')`

const granted = amountOf('extensions', 'granted')
const refusedReturns = amountOf('returns', 'refused')

const measureSql: Readonly<Record<MeasureName, MeasureSql>> = {
  dispatchedOrders: { counts: handedOut },
  onTimeBase: { counts: (span) => assessed('time', span) },
  // What is excluded from the base is no part of the rate: otherwise it could exceed 100 %.
  closedOnTime: { counts: (span) => sql<boolean>`${assessed('time', span)} and ${inTime}` },
  overdueOrders: {
    counts: (span) => sql<boolean>`${assessed('time', span)} and not (${inTime})
      and coalesce(o.fed_back_at, ${pausedAt}, ${asOf(span)}) > o.handling_due_at`,
  },
  extensionRequests: { counts: sql<boolean>`${handedOut} and ${granted} > 0`, amount: granted },
  contactedOrders: { counts: sql<boolean>`${handedOut} and o.contacted_at is not null` },
  systemRated: callBack(['system', 'manual'], false),
  systemSatisfied: callBack(['system', 'manual'], true),
  spotSampled: callBack(['spotCheck'], false),
  spotSatisfied: callBack(['spotCheck'], true),
  refusedReturns: { counts: sql<boolean>`${handedOut} and ${refusedReturns} > 0`, amount: refusedReturns },
  calledBackOrders: {
    counts: (span) => sql<boolean>`${assessed('satisfaction', span)} and ${lastResult} is not null`,
  },
  reachedOrders: told('is_reached'),
  respondedOrders: told('is_responded'),
  resolvedOrders: told('is_resolved'),
  ratedOrders: {
    counts: (span) => sql<boolean>`${assessed('satisfaction', span)} and ${lastResult} <> 'unrated'`,
  },
  satisfiedOrders: ended('satisfied'),
  fairlySatisfiedOrders: ended('fairlySatisfied'),
  neutralOrders: ended('neutral'),
  dissatisfiedOrders: ended('dissatisfied'),
  unratedOrders: ended('unrated'),
  handledOrders: { counts: sql<boolean>`${handedOut} and o.fed_back_at is not null` },
  closedOrders: { counts: sql<boolean>`${handedOut} and o.closed_at is not null` },
  extendedOrders: { counts: sql<boolean>`${handedOut} and ${granted} > 0` },
  reworkedOrders: { counts: sql<boolean>`${handedOut} and o.reworks > 0` },
  dueOrders: { counts: (span) => assessed('time', span) },
  handledDueOrders: {
    counts: (span) => sql<boolean>`${assessed('time', span)} and o.fed_back_at < ${span.before}`,
  },
  handledDueOnTime: { counts: (span) => sql<boolean>`${assessed('time', span)} and ${inTime}` },
  reworkedDueOrders: { counts: sql<boolean>`${handedOut} and o.reworks > 0` },
  extendedDueOrders: { counts: sql<boolean>`${handedOut} and ${granted} > 0` },
  satisfiedDueOrders: {
    counts: (span) => sql<boolean>`${assessed('satisfaction', span)} and o.fed_back_at < ${span.before}
      and ${lastResult} in ${satisfiedResults}`,
  },
  periodCalledBack: { counts: (span) => assessed('satisfaction', span) },
  periodRated: {
    counts: (span) => sql<boolean>`${assessed('satisfaction', span)} and ${lastResultIn(span)} <> 'unrated'`,
  },
  periodSatisfied: {
    counts: (span) =>
      sql<boolean>`${assessed('satisfaction', span)} and ${lastResultIn(span)} in ${satisfiedResults}`,
  },
  periodDissatisfied: {
    counts: (span) =>
      sql<boolean>`${assessed('satisfaction', span)} and ${lastResultIn(span)} = 'dissatisfied'`,
  },
  carriedOverOrders: { counts: handedOut },
}

/** How much an order counts for a measure. */
export function amountIn(name: MeasureName): RawBuilder<number> {
  return measureSql[name].amount ?? sql<number>`1`
}

/** The condition that an order counts for a measure in a span: it is of the measure's orders of the span, and so. */
export function countsIn(name: MeasureName, span: Span): RawBuilder<boolean> {
  return sql<boolean>`(${windowSql[windowOf(name)](span)} and ${countsAtAll(name, span)})`
}

/** The same for whoever has already chosen the orders of the measure's window. */
export function countsAtAll(name: MeasureName, span: Span): RawBuilder<boolean> {
  const { counts } = measureSql[name]
  return typeof counts === 'function' ? counts(span) : counts
}

export const windowSql: Readonly<Record<MeasureWindow, (span: Span) => RawBuilder<boolean>>> = {
  accepted: ({ from, before }) => sql<boolean>`o.accepted_at >= ${from} and o.accepted_at < ${before}`,
  // A limit of days ends with its day: at midnight, the first instant of the next month, it was still of this one.
  due: ({ from, before }) => sql<boolean>`o.handling_due_at > ${from} and o.handling_due_at <= ${before}`,
  // As a join by order: a list of orders that names the order's own centre would be read anew for each.
  calledBack: ({
    from,
    before,
  }) => sql<boolean>`exists (select from callbacks b where b.centre_id = o.centre_id
    and b.order_id = o.order_id and b.method <> 'spotCheck' and b.called_at >= ${from} and b.called_at < ${before})`,
  open: ({ from }) =>
    sql<boolean>`o.dispatched_at < ${from} and (o.fed_back_at is null or o.fed_back_at >= ${from})`,
}
