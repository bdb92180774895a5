import type { OrderView } from '@yihu/contract/orders'
import type { Assignment, Order, OrderFacts } from '@yihu/core/order/order'

/** The order as the rules know it: instants that came over the wire as text become dates. */
export function orderFromView(view: OrderView): Order {
  const { orderId, orderNo, state, appealKind, urgency, channelCode, categoryCode, deskCode, version } = view
  return {
    orderId,
    orderNo,
    state,
    appealKind,
    urgency,
    channelCode,
    categoryCode,
    deskCode,
    accusedUnitId: view.accusedUnitId,
    version,
    facts: factsFromView(view.facts),
    acceptedAt: new Date(view.acceptedAt),
    assignments: view.assignments.map(assignmentFromView),
  }
}

function factsFromView(view: OrderView['facts']): OrderFacts {
  const { supervision, round } = view
  return {
    ...view,
    stepDueAt: dateOrNull(view.stepDueAt),
    supervision: supervision && { ...supervision, replyDueAt: new Date(supervision.replyDueAt) },
    round: { ...round, lastAttemptAt: dateOrNull(round.lastAttemptAt) },
  }
}

function assignmentFromView({ unitName: _unitName, ...view }: OrderView['assignments'][number]): Assignment {
  return {
    ...view,
    dispatchedAt: new Date(view.dispatchedAt),
    signDueAt: dateOrNull(view.signDueAt),
    signedAt: dateOrNull(view.signedAt),
    returnUntil: dateOrNull(view.returnUntil),
    contactDueAt: dateOrNull(view.contactDueAt),
    handlingStartedAt: dateOrNull(view.handlingStartedAt),
    handlingDueAt: dateOrNull(view.handlingDueAt),
    pausedAt: dateOrNull(view.pausedAt),
    contactedAt: dateOrNull(view.contactedAt),
    fedBackAt: dateOrNull(view.fedBackAt),
  }
}

function dateOrNull(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant)
}
