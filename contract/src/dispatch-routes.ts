import { z } from 'zod'
import { decisionGrounds, designation, mergeCandidate, redispatchOfReturned } from './dispatch.ts'
import type { ErrorCode } from './errors.ts'
import { orderView } from './orders.ts'
import type { Route } from './routes.ts'

const orderId = z.object({ orderId: z.uuid() })
const refusesToAct = [
  'orderNotFound',
  'staleVersion',
  'wrongState',
  'wrongAssignmentState',
  'roleMayNot',
  'notYourUnit',
  'unknownUnit',
  'unitTwice',
  'keyMissing',
  'keyReused',
] as const satisfies readonly ErrorCode[]

/** Routes of the dispatch desk, beside the actions of the life cycle. */
export const dispatchRoutes = {
  getDecisionGrounds: {
    method: 'GET',
    path: '/api/orders/:orderId/decision-grounds',
    summary: '审批参考 What a decision on a return or an extension is held against',
    permission: 'order.act',
    params: orderId,
    reply: decisionGrounds,
    refuses: ['orderNotFound'],
  },
  listMergeCandidates: {
    method: 'GET',
    path: '/api/orders/:orderId/merge-candidates',
    summary: '疑似同一诉求 Orders that may be about the same matter',
    // Whose number it is would tell a unit who asked for confidentiality: for those who take appeals in.
    permission: 'appeal.accept',
    params: orderId,
    reply: z.array(mergeCandidate),
    refuses: ['orderNotFound'],
  },
  approveReturnAndDispatch: {
    method: 'POST',
    path: '/api/orders/:orderId/redispatch-of-returned',
    summary: '同意退单并改派 Approve a return and dispatch at once',
    permission: 'order.act',
    params: orderId,
    body: redispatchOfReturned,
    reply: orderView,
    creates: true,
    refuses: [...refusesToAct, 'returnRequested', 'notDisputed', 'notAccused'],
  },
  designateUnit: {
    method: 'POST',
    path: '/api/orders/:orderId/designation',
    summary: '指定承办并记入派单目录 Designate a unit and keep the decision as precedent',
    permission: 'order.act',
    params: orderId,
    body: designation,
    reply: orderView,
    creates: true,
    refuses: [...refusesToAct, 'disputedOrHard', 'conferred', 'notAccused', 'unknownCode'],
  },
} as const satisfies Record<string, Route>
