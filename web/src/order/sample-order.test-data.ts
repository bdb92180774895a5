import type { OrderView } from '@yihu/contract/orders'
import { newFacts } from '@yihu/core/order/accept'
import { noRound } from '@yihu/core/order/order'

export const leadUnit = '0199a1b2-0000-7000-8000-00000000000a'
export const otherUnit = '0199a1b2-0000-7000-8000-00000000000b'
export const assignmentId = '0199a1b2-0000-7000-8000-0000000000a1'
export const handlerId = '0199a1b2-0000-7000-8000-0000000000f1'

type AssignmentView = OrderView['assignments'][number]

/** An order as the API sends it; every test changes only what it is about. */
export function sampleView(
  change: Partial<OrderView> = {},
  assignment: Partial<AssignmentView> | null = {},
): OrderView {
  return {
    orderId: '0199a1b2-0000-7000-8000-000000000001',
    orderNo: '215288',
    state: 'dispatched',
    version: 3,
    appealKind: 'complaint',
    urgency: 'normal',
    channelCode: 'phone',
    categoryCode: 'light',
    deskCode: null,
    accusedUnitId: null,
    takenByName: null,
    acceptedAt: '2023-10-08T09:00:00+08:00',
    facts: { ...newFacts, stepDueAt: null, supervision: null, round: { ...noRound, lastAttemptAt: null } },
    appeal: {
      appealId: '0199a1b2-0000-7000-8000-000000000002',
      channelCode: 'phone',
      kind: 'complaint',
      title: '路灯不亮',
      content: '人民路多盏路灯不亮已有一周。',
      categoryCode: 'light',
      divisionCode: null,
      deskCode: null,
      programmeTag: null,
      sourceRef: null,
      isAnonymous: false,
      isConfidential: false,
      appellantName: '黄**',
      appellantPhone: '138******21',
      address: '人民路***',
      mayReveal: true,
    },
    assignments: assignment === null ? [] : [sampleAssignment(assignment)],
    feedbacks: [],
    callbacks: [],
    returns: [],
    extensions: [],
    conferrals: [],
    mergedOrders: [],
    log: [],
    attachments: [],
    ...change,
  }
}

export function sampleAssignment(change: Partial<AssignmentView> = {}): AssignmentView {
  return {
    assignmentId,
    unitId: leadUnit,
    unitName: '甲局',
    role: 'lead',
    parentId: null,
    state: 'handling',
    dispatchedAt: '2023-10-08T09:30:00+08:00',
    dispatchedBy: null,
    signDueAt: '2023-10-08T13:30:00+08:00',
    signedAt: '2023-10-08T10:00:00+08:00',
    returnUntil: null,
    contactDueAt: null,
    handlingStartedAt: '2023-10-08T09:30:00+08:00',
    handlingDueAt: '2023-10-13T18:00:00+08:00',
    pausedAt: null,
    contactedAt: null,
    contactAttempts: 0,
    fedBackAt: null,
    handledBy: null,
    returnRequested: false,
    extensionRequested: null,
    extensionsGranted: 0,
    returnsRefused: 0,
    ...change,
  }
}
