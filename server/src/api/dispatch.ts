import { scopeOf } from '@yihu/core/access/permissions'
import { dateIn } from '@yihu/core/calendar/local-time'
import { accepted, refused } from '@yihu/core/refusal'
import { approveReturnAndDispatch } from '../operations/approve-return-and-dispatch.ts'
import { designateUnit } from '../operations/designate-unit.ts'
import { findMergeCandidates } from '../operations/find-merge-candidates.ts'
import { once } from '../operations/once.ts'
import { periodSpan } from '../operations/period.ts'
import { loadDecisionGrounds } from '../storage/screens/decision-grounds.ts'
import { likenessViews } from './desk-views.ts'
import type { Handlers } from './handler.ts'
import { showOrder } from './orders.ts'

export const dispatchHandlers: Pick<
  Handlers,
  'getDecisionGrounds' | 'listMergeCandidates' | 'approveReturnAndDispatch' | 'designateUnit'
> = {
  getDecisionGrounds: async ({ context, params }) => {
    const { storage, centre, actor, now } = context
    const month = periodSpan(dateIn(centre.timeZone, now).slice(0, 7), centre.timeZone)
    if (!month.ok) throw new Error('the present month is a month')
    const grounds = await storage.transact(centre.centreId, (tx) =>
      loadDecisionGrounds(tx, scopeOf(actor), params.orderId, month.value),
    )
    if (!grounds) return refused('orderNotFound')
    return accepted({
      similarReturns: grounds.similarReturns.map((one) => ({
        ...one,
        decidedAt: one.decidedAt.toISOString(),
      })),
      extensionRates: grounds.extensionRates,
    })
  },
  listMergeCandidates: async ({ context, params }) => {
    const { storage, centre } = context
    const found = await storage.transact(centre.centreId, (tx) =>
      findMergeCandidates(tx, context, params.orderId),
    )
    if (!found) return refused('orderNotFound')
    return accepted(
      found.map(({ row, likenesses, mergedOrders }) => ({
        orderId: row.order_id,
        orderNo: row.order_no,
        title: row.title,
        state: row.state as 'accepted',
        acceptedAt: row.accepted_at.toISOString(),
        leadUnitName: row.lead_unit_name,
        mergedOrders,
        likenesses: likenessViews(likenesses),
      })),
    )
  },
  approveReturnAndDispatch: async ({ context, params, body, idempotency }) => {
    const { version, ...decision } = body
    const result = await once(context, idempotency, async (tx) => {
      const outcome = await approveReturnAndDispatch(tx, context, params.orderId, decision, version)
      return outcome.ok ? accepted({ orderId: params.orderId }) : outcome
    })
    return result.ok ? showOrder(context, params.orderId) : result
  },
  designateUnit: async ({ context, params, body, idempotency }) => {
    const { version, ...designation } = body
    const result = await once(context, idempotency, async (tx) => {
      const outcome = await designateUnit(tx, context, params.orderId, designation, version)
      return outcome.ok ? accepted({ orderId: params.orderId }) : outcome
    })
    return result.ok ? showOrder(context, params.orderId) : result
  },
}
