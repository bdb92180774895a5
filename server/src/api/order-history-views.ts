import type { OrderView } from '@yihu/contract/orders'
import { maskName } from '@yihu/core/access/mask'
import type { OrderHistory } from '../storage/screens/order-history.ts'

type Records = Pick<OrderView, 'returns' | 'extensions' | 'conferrals' | 'feedbacks' | 'mergedOrders'>

/** The records beside an order's state as they cross the wire; appellants of merged orders masked like any other. */
export function orderHistoryView(history: OrderHistory): Records {
  return {
    returns: history.returns.map((row) => ({
      returnId: row.return_id,
      ...ofUnit(row),
      requestedAt: row.requested_at.toISOString(),
      requestedByName: row.requested_by_name ?? '',
      reasonCode: row.reason_code,
      reason: row.reason,
      evidence: row.evidence,
      legalBasis: row.legal_basis,
      suggestedUnitId: row.suggested_unit_id,
      suggestedUnitName: row.suggested_unit_name,
      decision: row.decision as Records['returns'][number]['decision'],
      ...decided(row),
    })),
    extensions: history.extensions.map((row) => ({
      extensionId: row.extension_id,
      ...ofUnit(row),
      requestedAt: row.requested_at.toISOString(),
      requestedByName: row.requested_by_name ?? '',
      workingDays: row.working_days,
      reason: row.reason,
      appellantTold: row.appellant_told,
      dueBefore: row.due_before.toISOString(),
      dueAfter: row.due_after?.toISOString() ?? null,
      decision: row.decision as Records['extensions'][number]['decision'],
      ...decided(row),
    })),
    conferrals: history.conferrals.map((row) => ({
      conferralId: row.conferral_id,
      heldAt: row.held_at.toISOString(),
      recordedByName: row.recorded_by_name ?? '',
      participants: row.participants,
      conclusion: row.conclusion,
      legalBasis: row.legal_basis,
    })),
    feedbacks: history.feedbacks.map((row) => ({
      feedbackId: row.feedback_id,
      ...ofUnit(row),
      handlerName: row.given_by_name ?? '',
      at: row.given_at.toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
      findings: row.findings,
      measures: row.measures,
      isResolved: row.is_resolved,
      appellantOpinion: row.appellant_opinion,
      publicText: row.public_text,
    })),
    mergedOrders: history.merged.map((row) => ({
      orderId: row.order_id,
      orderNo: row.order_no,
      title: row.title,
      channelCode: row.channel_code,
      acceptedAt: row.accepted_at.toISOString(),
      appellantName: row.appellant_name === null ? null : maskName(row.appellant_name),
      attempts: row.round_attempts,
      isReached: row.round_is_reached,
      satisfaction: row.final_satisfaction as Records['mergedOrders'][number]['satisfaction'],
    })),
  }
}

function ofUnit(row: { assignment_id: string; unit_id: string; unit_name: string }) {
  return { assignmentId: row.assignment_id, unitId: row.unit_id, unitName: row.unit_name }
}

function decided(row: {
  decided_at: Date | null
  decided_by_name: string | null
  decision_reason: string | null
}) {
  return {
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedByName: row.decided_by_name,
    decisionReason: row.decision_reason,
  }
}
