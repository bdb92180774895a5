import { z } from 'zod'
import {
  articleQuestion,
  articleView,
  callerQuestion,
  callerView,
  newSupplement,
  orderAdditions,
  similarOrder,
  similarQuestion,
  takenAppeal,
} from './desk.ts'
import { orderView } from './orders.ts'
import type { Route } from './routes.ts'

const orderId = z.object({ orderId: z.uuid() })

/** The agent desk. What is looked up goes in the body: a caller's number and words must not stand in addresses and logs. */
export const deskRoutes = {
  takeAppeal: {
    method: 'POST',
    path: '/api/desk/appeals',
    summary: '坐席受理并办理 Take an appeal at the desk and end it, in one step',
    permission: 'appeal.accept',
    body: takenAppeal,
    reply: orderView,
    replyStatus: 201,
    creates: true,
    refuses: [
      'unknownChannel',
      'unknownCategory',
      'unknownDesk',
      'extraAnswerWrong',
      'unknownOrder',
      'unknownUnit',
      'roleMayNot',
      'answeringDayNotFound',
      'answeringDayEnded',
      'keyMissing',
      'keyReused',
    ],
  },
  lookUpCaller: {
    method: 'POST',
    path: '/api/desk/caller',
    summary: '来电号码查询 Who a number is',
    permission: 'appeal.accept',
    body: callerQuestion,
    reply: callerView,
    refuses: [],
  },
  findSimilarOrders: {
    method: 'POST',
    path: '/api/desk/similar-orders',
    summary: '相似工单 Orders that may be about the same matter, with the reasons',
    permission: 'appeal.accept',
    body: similarQuestion,
    reply: z.array(similarOrder),
    refuses: [],
  },
  findArticles: {
    method: 'POST',
    path: '/api/desk/articles',
    summary: '知识检索 Knowledge for the words of a call',
    permission: 'appeal.accept',
    body: articleQuestion,
    reply: z.array(articleView),
    refuses: [],
  },
  supplementOrder: {
    method: 'POST',
    path: '/api/orders/:orderId/supplements',
    summary: '催办补记 Add to an order that somebody called again about it',
    permission: 'appeal.accept',
    params: orderId,
    body: newSupplement,
    reply: z.object({
      orderId: z.uuid(),
      orderNo: z.string(),
      isNoted: z.boolean().meta({ description: 'In the log too; an archived order takes no note' }),
    }),
    replyStatus: 201,
    creates: true,
    refuses: ['orderNotFound', 'staleVersion', 'keyMissing', 'keyReused'],
  },
  getOrderAdditions: {
    method: 'GET',
    path: '/api/orders/:orderId/additions',
    summary: '工单补充信息 What the desk and later calls added to an order',
    permission: 'order.read',
    params: orderId,
    reply: orderAdditions,
    refuses: ['orderNotFound'],
  },
} as const satisfies Record<string, Route>
