import type { OrderView } from '@yihu/contract/orders'
import type { Assignment, Order } from '@yihu/core/order/order'

/** The order as the rules know it: instants that came over the wire as text become dates. */
export function orderFromView(view: OrderView): Order {
  const { orderId, orderNo, state, appealKind, urgency, channelCode, deskCode, version, facts } = view
  return {
    orderId,
    orderNo,
    state,
    appealKind,
    urgency,
    channelCode,
    deskCode,
    version,
    facts,
    acceptedAt: new Date(view.acceptedAt),
    assignments: view.assignments.map(assignmentFromView),
  }
}

function assignmentFromView({ unitName: _unitName, ...view }: OrderView['assignments'][number]): Assignment {
  return {
    ...view,
    dispatchedAt: new Date(view.dispatchedAt),
    signDueAt: dateOrNull(view.signDueAt),
    signedAt: dateOrNull(view.signedAt),
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
