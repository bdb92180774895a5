/**
 * Terminology: an *order* is what the centre follows; an *assignment* is one unit's part in it. The order has one
 * state, each assignment one of its own. Return requested, extension requested, supervised, hard case and overdue are
 * facts beside the state, never states (design §5).
 */
export const orderStates = [
  'accepted',
  'dispatched',
  'answered',
  'awaitingCallback',
  'closed',
  'archived',
  'answeredAtDesk',
  'declined',
  'invalid',
  'withdrawn',
  'merged',
  'suspended',
] as const
export type OrderState = (typeof orderStates)[number]

export const assignmentStates = ['toSign', 'handling', 'fedBack', 'done', 'returned'] as const
export type AssignmentState = (typeof assignmentStates)[number]

/** Orders on which somebody still has to do something. */
export const openStates: readonly OrderState[] = [
  'accepted',
  'dispatched',
  'answered',
  'awaitingCallback',
  'suspended',
]

export const orderStateLabels: Readonly<Record<OrderState, { zh: string; en: string }>> = {
  accepted: { zh: '待派单', en: 'Awaiting dispatch' },
  dispatched: { zh: '办理中', en: 'With units' },
  answered: { zh: '待审核', en: 'Under review' },
  awaitingCallback: { zh: '待回访', en: 'Awaiting call-back' },
  closed: { zh: '已办结', en: 'Closed' },
  archived: { zh: '已归档', en: 'Archived' },
  answeredAtDesk: { zh: '在线办结', en: 'Answered at the desk' },
  declined: { zh: '不予受理', en: 'Declined' },
  invalid: { zh: '无效', en: 'Invalid' },
  withdrawn: { zh: '已撤单', en: 'Withdrawn' },
  merged: { zh: '已并单', en: 'Merged' },
  suspended: { zh: '已挂起', en: 'Suspended' },
}

export const assignmentStateLabels: Readonly<Record<AssignmentState, { zh: string; en: string }>> = {
  toSign: { zh: '待签收', en: 'To sign' },
  handling: { zh: '办理中', en: 'Handling' },
  fedBack: { zh: '已反馈', en: 'Fed back' },
  done: { zh: '已办结', en: 'Done' },
  returned: { zh: '已退单', en: 'Returned' },
}
