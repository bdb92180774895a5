import { sql } from 'kysely'
import type { Storage } from '../storage.ts'

export interface DifferingCopies {
  readonly orderNo: string
  /** Columns of `orders` that say something else than the assignments or the log they are copied from. */
  readonly columns: readonly string[]
}

const batch = 2000

/**
 * Orders of a centre whose row contradicts what it is a copy of. Lists, counts and the assessment ask the copies, so a
 * limit changed in the row alone would make a late order one in time, and no seal would break. What follows from the
 * rules and not from one entry (whose turn it is, the round of call-backs) is not held against the log here.
 */
export async function* findDifferingCopies(
  storage: Storage,
  centreId: string,
): AsyncGenerator<DifferingCopies> {
  let after: string | null = null
  for (;;) {
    const rows: Row[] = await storage.transact(centreId, async (tx) => {
      const page = await sql<Row>`
        select o.order_id, o.order_no as "orderNo", array_remove(array[${differences}]::text[], null) as columns
        from orders o ${leads} ${requests} ${logs}
        where o.centre_id = ${tx.centreId} and (${after}::uuid is null or o.order_id > ${after}::uuid)
        order by o.order_id limit ${batch}`.execute(tx)
      return page.rows
    })
    for (const { orderNo, columns } of rows) if (columns.length > 0) yield { orderNo, columns }
    if (rows.length < batch) return
    after = rows.at(-1)?.order_id ?? null
  }
}

type Row = DifferingCopies & { readonly order_id: string }

/** The lead unit's assignment, as `leadAssignment` of the rules finds it. */
const leads = sql`left join lateral (
  select a.unit_id, a.handling_due_at, a.fed_back_at, a.contacted_at from assignments a
  where a.centre_id = o.centre_id and a.order_id = o.order_id and a.role = 'lead' and a.parent_id is null
    and a.state <> 'returned' order by a.dispatched_at, a.assignment_id limit 1) lead on true`

const requests = sql`cross join lateral (
  select coalesce(bool_or(a.return_requested), false) as return_requested,
    coalesce(bool_or(a.extension_requested is not null), false) as extension_requested
  from assignments a
  where a.centre_id = o.centre_id and a.order_id = o.order_id and a.state <> 'returned') asks`

const rated = sql`l.action = 'recordCallback' and l.fields ->> 'satisfaction' <> 'unrated'`

/** What single entries of the log say; of each kind the last one holds. */
const logs = sql`cross join lateral (
  select count(*) filter (where l.action = 'remind') as reminders,
    count(*) filter (where l.action = 'rework') as reworks,
    count(*) filter (where l.action = 'recordCallback') as callbacks,
    count(*) filter (where l.action = 'confer') as conferrals,
    count(*) filter (where l.action = 'redispatch') as redispatched,
    count(*) filter (where l.action in ('dispatch', 'designate')) as dispatched,
    min(l.at) filter (where l.action in ('dispatch', 'designate')) as dispatched_at,
    max(l.at) filter (where l.action = 'close') as closed_at,
    coalesce(bool_or(l.action = 'markUnreasonable'), false) as is_unreasonable,
    ${last(`l.action`, ['markHardCase', 'releaseHardCase'])} as hard_case,
    ${last(`l.action`, ['supervise', 'escalateSupervision', 'liftSupervision'])} as supervision,
    ${last(`l.fields ->> 'categoryCode'`, ['reclassify'])} as category_code,
    ${last(`case l.action when 'merge' then l.fields ->> 'leadOrderId' end`, ['merge', 'restore'])} as lead_order_id,
    ${last(`case when l.action <> 'restore' then l.actor_id::text end`, ['decline', 'markInvalid', 'markNuisance', 'withdraw', 'voidOrder', 'restore'])} as ended_by,
    ${last(`l.action`, ['markNuisance', 'restore'])} as nuisance,
    (array_agg(l.fields ->> 'satisfaction' order by l.seq) filter (where ${rated}))[1] as first_satisfaction,
    (array_agg(l.fields ->> 'satisfaction' order by l.seq desc) filter (where ${rated}))[1] as final_satisfaction
  from order_log l where l.centre_id = o.centre_id and l.order_id = o.order_id) log`

function last(value: string, actions: readonly string[]) {
  const ofThese = sql.join(actions.map((action) => sql.lit(action)))
  return sql`(array_agg(${sql.raw(value)} order by l.seq desc) filter (where l.action in (${ofThese})))[1]`
}

const isSupervised = sql`coalesce(log.supervision in ('supervise', 'escalateSupervision'), false)`

const copies = {
  lead_unit_id: sql`lead.unit_id`,
  handling_due_at: sql`lead.handling_due_at`,
  fed_back_at: sql`lead.fed_back_at`,
  contacted_at: sql`lead.contacted_at`,
  return_requested: sql`asks.return_requested`,
  extension_requested: sql`asks.extension_requested`,
  reminders: sql`log.reminders`,
  reworks: sql`log.reworks`,
  callbacks: sql`log.callbacks`,
  conferrals: sql`log.conferrals`,
  dispatched_at: sql`log.dispatched_at`,
  closed_at: sql`log.closed_at`,
  is_unreasonable: sql`log.is_unreasonable`,
  is_hard_case: sql`coalesce(log.hard_case = 'markHardCase', false)`,
  is_nuisance: sql`coalesce(log.nuisance = 'markNuisance', false)`,
  is_supervised: isSupervised,
  lead_order_id: sql`log.lead_order_id::uuid`,
  ended_by: sql`log.ended_by::uuid`,
  first_satisfaction: sql`log.first_satisfaction`,
  final_satisfaction: sql`log.final_satisfaction`,
  category_code: sql`coalesce(log.category_code, o.category_code)`,
}

/** A designation is a circulation when it names another unit, which its entry does not say: between these two. */
const circulations = sql`case when o.circulations not between log.redispatched
  and log.redispatched + log.dispatched then 'circulations' end`
const colour = sql`case when (o.supervision_colour is not null) <> ${isSupervised} then 'supervision_colour' end`

const differences = sql.join([
  ...Object.entries(copies).map(
    ([column, source]) =>
      sql`case when o.${sql.ref(column)} is distinct from ${source} then ${sql.lit(column)} end`,
  ),
  circulations,
  colour,
])
