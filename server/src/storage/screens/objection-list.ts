import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'

export interface PeriodChoice {
  readonly scheme?: string | undefined
  readonly period?: string | undefined
  readonly state?: string | undefined
  readonly id?: string | undefined
}

export interface ObjectionRow {
  readonly objection_id: string
  readonly scheme_key: string
  readonly period: string
  readonly unit_id: string
  readonly unit: string
  readonly cell: string
  readonly cell_label: string
  readonly printed: string
  readonly ground: string
  readonly evidence: string
  readonly filer: string | null
  readonly filed_at: Date
  readonly state: 'filed' | 'upheld' | 'refused' | 'withdrawn'
  readonly decider: string | null
  readonly decided_at: Date | null
  readonly decision_note: string | null
  readonly effect: 'none' | 'exclusion' | 'bonus' | null
  readonly effect_points: string | null
  readonly printed_after: string | null
  readonly orders: { orderId: string; orderNo: string }[]
}

/** Objections, open ones first, then the latest; for people of a unit those of their own units. */
export async function listObjections(
  tx: Transaction,
  scope: Scope,
  { scheme, period, state, id }: PeriodChoice,
): Promise<ObjectionRow[]> {
  const ofUnits = scope.kind === 'centre' ? sql`true` : sql`b.unit_id = any(${[...scope.unitIds]}::uuid[])`
  const { rows } = await sql<ObjectionRow>`
    select b.*, u.name as unit, f.name as filer, d.name as decider, b.effect_points::text as effect_points,
      coalesce((select json_agg(json_build_object('orderId', o.order_id, 'orderNo', o.order_no) order by o.order_no)
        from orders o where o.centre_id = b.centre_id and o.order_id = any(b.order_ids)), '[]') as orders
    from objections b join units u on u.centre_id = b.centre_id and u.unit_id = b.unit_id
      left join users f on f.centre_id = b.centre_id and f.user_id = b.filed_by
      left join users d on d.centre_id = b.centre_id and d.user_id = b.decided_by
    where b.centre_id = ${tx.centreId} and ${ofUnits}
      and (${scheme ?? null}::text is null or b.scheme_key = ${scheme ?? null})
      and (${period ?? null}::text is null or b.period = ${period ?? null})
      and (${state ?? null}::text is null or b.state = ${state ?? null})
      and (${id ?? null}::uuid is null or b.objection_id = ${id ?? null})
    order by b.state <> 'filed', b.filed_at desc limit 500`.execute(tx)
  return rows
}

export interface ExclusionRow {
  readonly exclusion_id: string
  readonly order_id: string
  readonly order_no: string
  readonly title: string
  readonly unit: string | null
  readonly period: string
  readonly left_out_of: 'time' | 'satisfaction' | 'both'
  readonly reason: string
  readonly state: 'requested' | 'granted' | 'refused' | 'withdrawn'
  readonly requested_by: string
  readonly requester: string | null
  readonly requested_at: Date
  readonly decider: string | null
  readonly decided_at: Date | null
  readonly decision_note: string | null
}

/** What is left out of a period, or asked to be: open requests first. For people of a unit: the orders they lead. */
export async function listExclusions(
  tx: Transaction,
  scope: Scope,
  { period, state, id }: PeriodChoice,
): Promise<ExclusionRow[]> {
  const ofUnits =
    scope.kind === 'centre' ? sql`true` : sql`o.lead_unit_id = any(${[...scope.unitIds]}::uuid[])`
  const { rows } = await sql<ExclusionRow>`
    select x.*, o.order_no, o.title, u.name as unit, r.name as requester, d.name as decider
    from exclusions x join orders o on o.centre_id = x.centre_id and o.order_id = x.order_id
      left join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
      left join users r on r.centre_id = x.centre_id and r.user_id = x.requested_by
      left join users d on d.centre_id = x.centre_id and d.user_id = x.decided_by
    where x.centre_id = ${tx.centreId} and ${ofUnits}
      and (${period ?? null}::text is null or x.period = ${period ?? null})
      and (${state ?? null}::text is null or x.state = ${state ?? null})
      and (${id ?? null}::uuid is null or x.exclusion_id = ${id ?? null})
    order by x.state <> 'requested', x.requested_at desc limit 500`.execute(tx)
  return rows
}
