import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import type { Span } from './assessment-counts.ts'
import { inScope } from './scope.ts'

/**
 * What a decision on an order's pending requests is held against: the last five decisions on returns of the same unit
 * and category, and how often the unit asked for an extension of what came to it in the month. Undefined outside the
 * scope; of other units than those asking nothing is told.
 */
export async function loadDecisionGrounds(tx: Transaction, scope: Scope, orderId: string, month: Span) {
  const order = await sql<{ category_code: string }>`
    select o.category_code from orders o where ${inScope(tx, scope)} and o.order_id = ${orderId}`.execute(tx)
  const [found] = order.rows
  if (!found) return undefined
  const own = scope.kind === 'centre' ? sql`true` : sql`a.unit_id = any(${[...scope.unitIds]}::uuid[])`
  const asking = sql`select distinct a.unit_id from assignments a where a.centre_id = ${tx.centreId}
    and a.order_id = ${orderId} and ${own} and (a.return_requested or a.extension_requested is not null)`
  const { rows: similarReturns } = await sql<SimilarReturn>`
    select s.* from (${asking}) q cross join lateral (
      select o.order_id as "orderId", o.order_no as "orderNo", o.title, r.unit_id as "unitId", r.reason, r.decision,
        r.decision_reason as "decisionReason", r.decided_at as "decidedAt"
      from returns r join orders o on o.centre_id = r.centre_id and o.order_id = r.order_id
      where r.centre_id = ${tx.centreId} and r.unit_id = q.unit_id and r.decision is not null
        and r.order_id <> ${orderId} and o.category_code = ${found.category_code}
      order by r.decided_at desc limit 5) s
    order by s."unitId", s."decidedAt" desc`.execute(tx)
  const { rows: extensionRates } = await sql<ExtensionRate>`
    select q.unit_id as "unitId",
      count(distinct a.order_id)::int as dispatched,
      count(distinct e.order_id)::int as asked,
      count(distinct e.order_id) filter (where e.decision = 'granted')::int as granted
    from (${asking}) q join assignments a on a.centre_id = ${tx.centreId} and a.unit_id = q.unit_id
        and a.dispatched_at >= ${month.from} and a.dispatched_at < ${month.before}
      left join extensions e on e.centre_id = a.centre_id and e.assignment_id = a.assignment_id
    group by q.unit_id`.execute(tx)
  return { similarReturns, extensionRates }
}

interface SimilarReturn {
  readonly orderId: string
  readonly orderNo: string
  readonly title: string
  readonly unitId: string
  readonly reason: string
  readonly decision: 'approved' | 'refused'
  readonly decisionReason: string | null
  readonly decidedAt: Date
}

interface ExtensionRate {
  readonly unitId: string
  readonly dispatched: number
  readonly asked: number
  readonly granted: number
}
