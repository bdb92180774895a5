import type { Role } from '../access/roles.ts'

/** A desk of the house: one page for everybody who does this part of the work (design §3; R1.3). */
export const workbenches = ['dispatch', 'unit', 'callback', 'supervision', 'team'] as const
export type Workbench = (typeof workbenches)[number]

export const workbenchLabels: Readonly<Record<Workbench, { zh: string; en: string }>> = {
  dispatch: { zh: '派单台', en: 'Dispatch desk' },
  unit: { zh: '承办台', en: 'Unit workbench' },
  callback: { zh: '回访台', en: 'Call-back desk' },
  supervision: { zh: '督办台', en: 'Supervision' },
  team: { zh: '班长台', en: 'Team leader' },
}

export const workbenchRoles: Readonly<Record<Workbench, readonly Role[]>> = {
  dispatch: ['dispatcher', 'teamLeader', 'supervisor'],
  unit: ['handler'],
  callback: ['callbackAgent', 'teamLeader'],
  supervision: ['supervisor', 'leader', 'teamLeader'],
  team: ['teamLeader'],
}

/** What waits for somebody at a desk, and how it is put in order there. */
export interface Queue {
  readonly zh: string
  readonly en: string
  readonly workbench: Workbench
  readonly sort: QueueSort
}

export type QueueSort = 'urgency' | 'handlingDueAt' | 'stepDueAt' | 'acceptedAt'

/**
 * Every queue of every desk. The condition of each is written once, in SQL (`storage/screens/queues.ts`): the number on
 * a tab and the list it opens cannot differ.
 */
export const queues = {
  toDispatch: queue('待派单', 'To dispatch', 'dispatch', 'urgency'),
  returnsToDecide: queue('退单待批', 'Returns to decide', 'dispatch', 'handlingDueAt'),
  extensionsToDecide: queue('延期待批', 'Extensions to decide', 'dispatch', 'handlingDueAt'),
  disputes: queue('派单争议', 'Disputes', 'dispatch', 'acceptedAt'),
  toReview: queue('待审核', 'To review', 'dispatch', 'stepDueAt'),

  toSign: queue('待签收', 'To sign', 'unit', 'handlingDueAt'),
  toHandle: queue('待办理', 'To handle', 'unit', 'handlingDueAt'),
  dueSoon: queue('临期', 'Due soon', 'unit', 'handlingDueAt'),
  overdue: queue('超期', 'Overdue', 'unit', 'handlingDueAt'),
  reworked: queue('退回重办', 'Rework', 'unit', 'handlingDueAt'),
  noticesToAnswer: queue('督办待回复', 'Notices to answer', 'unit', 'handlingDueAt'),
  subUnitsAsk: queue('下级申请', 'Sub-units ask', 'unit', 'handlingDueAt'),
  passedDown: queue('已下派', 'Passed down', 'unit', 'handlingDueAt'),
  assisting: queue('协办', 'Assisting', 'unit', 'handlingDueAt'),
  fedBack: queue('已反馈', 'Fed back', 'unit', 'acceptedAt'),

  toCallBack: queue('待回访', 'To call back', 'callback', 'stepDueAt'),
  appointed: queue('预约到时', 'Appointments due', 'callback', 'stepDueAt'),
  toCallAgain: queue('待再访', 'To call again', 'callback', 'stepDueAt'),
  against: queue('不满意待重办', 'Dissatisfied, to rework', 'callback', 'stepDueAt'),
  toClose: queue('待办结', 'To close', 'callback', 'stepDueAt'),
  appointedLater: queue('已预约', 'Appointed for later', 'callback', 'stepDueAt'),
  invited: queue('短信待答', 'Asked by message', 'callback', 'stepDueAt'),

  overdueAtUnits: queue('单位超期', 'Overdue at units', 'supervision', 'handlingDueAt'),
  supervised: queue('督办中', 'Under supervision', 'supervision', 'handlingDueAt'),
  answersToRead: queue('督办已回复', 'Answers to read', 'supervision', 'handlingDueAt'),
  hardCases: queue('疑难工单', 'Hard cases', 'supervision', 'acceptedAt'),
  circulating: queue('多次流转', 'Going round', 'supervision', 'acceptedAt'),
  suspensionsToDecide: queue('挂起待批', 'Suspensions to decide', 'supervision', 'handlingDueAt'),
  suspended: queue('已挂起', 'Suspended', 'supervision', 'acceptedAt'),
  suspensionsToReview: queue('挂起到期', 'Suspensions to look at', 'supervision', 'acceptedAt'),

  taken: queue('在办', 'Being worked on', 'team', 'stepDueAt'),
  untaken: queue('无人领办', 'Taken by nobody', 'team', 'stepDueAt'),
  stepsOverdue: queue('中心超时', 'Centre overdue', 'team', 'stepDueAt'),
  endsToConfirm: queue('待复核', 'Ends to confirm', 'team', 'acceptedAt'),
} as const satisfies Record<string, Queue>

export type QueueName = keyof typeof queues
export const queueNames = Object.keys(queues) as QueueName[]

/** The queues of a desk, in the order of its tabs. */
export function queuesOf(workbench: Workbench): readonly QueueName[] {
  return queueNames.filter((name) => queues[name].workbench === workbench)
}

function queue(zh: string, en: string, workbench: Workbench, sort: QueueSort): Queue {
  return { zh, en, workbench, sort }
}
