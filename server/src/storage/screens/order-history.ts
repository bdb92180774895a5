import type { Scope } from '@yihu/core/access/permissions'
import type { Order } from '@yihu/core/order/order'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'

/**
 * What is kept beside an order's state: returns, extensions, conferrals, feedbacks, and the orders merged into it. What
 * other units wrote in their requests, and who else complained, is the centre's business.
 */
export async function loadOrderHistory(tx: Transaction, scope: Scope, { orderId, facts }: Order) {
  const isCentre = scope.kind === 'centre'
  const own = isCentre ? sql`true` : sql`r.unit_id = any(${[...scope.unitIds]}::uuid[])`
  const ofOrder = sql`r.centre_id = ${tx.centreId} and r.order_id = ${orderId}`
  // The answer to a merged order is its lead's.
  const answeredBy = isCentre
    ? [orderId, ...(facts.leadOrderId === null ? [] : [facts.leadOrderId])]
    : [orderId]
  const returns = sql<ReturnRecord>`
    select r.*, n.name as unit_name, s.name as suggested_unit_name, a.name as requested_by_name, d.name as decided_by_name
    from returns r ${unit} ${person('a', 'requested_by')} ${person('d', 'decided_by')}
      left join units s on s.centre_id = r.centre_id and s.unit_id = r.suggested_unit_id
    where ${ofOrder} and ${own} order by r.requested_at`.execute(tx)
  const extensions = sql<ExtensionRecord>`
    select r.*, n.name as unit_name, a.name as requested_by_name, d.name as decided_by_name
    from extensions r ${unit} ${person('a', 'requested_by')} ${person('d', 'decided_by')}
    where ${ofOrder} and ${own} order by r.requested_at`.execute(tx)
  const conferrals = sql<ConferralRecord>`
    select r.*, a.name as recorded_by_name from conferrals r ${person('a', 'recorded_by')}
    where ${ofOrder} order by r.held_at`.execute(tx)
  const feedbacks = sql<FeedbackRecord>`
    select r.*, n.name as unit_name, a.name as given_by_name from feedbacks r ${unit} ${person('a', 'given_by')}
    where r.centre_id = ${tx.centreId} and r.order_id = any(${answeredBy}::uuid[]) order by r.given_at`.execute(
    tx,
  )
  const merged = isCentre
    ? sql<MergedRecord>`
        select r.order_id, r.order_no, r.title, r.channel_code, r.accepted_at, a.appellant_name, r.round_attempts,
          r.round_is_reached, r.final_satisfaction
        from orders r join appeals a on a.centre_id = r.centre_id and a.appeal_id = r.appeal_id
        where r.centre_id = ${tx.centreId} and r.lead_order_id = ${orderId} order by r.accepted_at`.execute(
        tx,
      )
    : { rows: [] as MergedRecord[] }
  const asked = await Promise.all([returns, extensions, conferrals, feedbacks, merged])
  return {
    returns: asked[0].rows,
    extensions: asked[1].rows,
    conferrals: asked[2].rows,
    feedbacks: asked[3].rows,
    merged: asked[4].rows,
  }
}

export type OrderHistory = Awaited<ReturnType<typeof loadOrderHistory>>

const unit = sql`join units n on n.centre_id = r.centre_id and n.unit_id = r.unit_id`

function person(alias: string, column: string): RawBuilder<unknown> {
  const [name, by] = [sql.ref(alias), sql.ref(`r.${column}`)]
  return sql`left join users ${name} on ${name}.centre_id = r.centre_id and ${name}.user_id = ${by}`
}

interface OfUnit {
  readonly assignment_id: string
  readonly unit_id: string
  readonly unit_name: string
}

interface Request extends OfUnit {
  readonly requested_at: Date
  readonly requested_by_name: string | null
  readonly reason: string
  readonly decision: string | null
  readonly decided_at: Date | null
  readonly decided_by_name: string | null
  readonly decision_reason: string | null
}

interface ReturnRecord extends Request {
  readonly return_id: string
  readonly reason_code: string
  readonly evidence: string | null
  readonly legal_basis: string | null
  readonly suggested_unit_id: string | null
  readonly suggested_unit_name: string | null
}

interface ExtensionRecord extends Request {
  readonly extension_id: string
  readonly working_days: number
  readonly appellant_told: boolean
  readonly due_before: Date
  readonly due_after: Date | null
}

interface ConferralRecord {
  readonly conferral_id: string
  readonly held_at: Date
  readonly recorded_by_name: string | null
  readonly participants: string
  readonly conclusion: string
  readonly legal_basis: string | null
}

interface FeedbackRecord extends OfUnit {
  readonly feedback_id: string
  readonly given_at: Date
  readonly given_by_name: string | null
  readonly due_at: Date | null
  readonly findings: string
  readonly measures: string
  readonly is_resolved: boolean
  readonly appellant_opinion: string | null
  readonly public_text: string | null
}

interface MergedRecord {
  readonly order_id: string
  readonly order_no: string
  readonly title: string
  readonly channel_code: string
  readonly accepted_at: Date
  readonly appellant_name: string | null
  readonly round_attempts: number
  readonly round_is_reached: boolean
  readonly final_satisfaction: string | null
}
