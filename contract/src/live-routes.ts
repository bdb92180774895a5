import { z } from 'zod'
import { leftPage, liveQuery, noticeList, noticesToRead, ownPresence, presence } from './live.ts'
import type { Route } from './routes.ts'

const orderId = z.object({ orderId: z.uuid() })

/** Notices, the stream of changes, and who else has an order open. */
export const liveRoutes = {
  getLive: {
    method: 'GET',
    path: '/api/live',
    summary: '实时更新 Stream of changes in the own scope',
    permission: 'self',
    query: liveQuery,
    reply: 'events',
    refuses: ['tooManyStreams'],
  },
  listNotices: {
    method: 'GET',
    path: '/api/notices',
    summary: '我的通知 List own notices',
    permission: 'self',
    query: z
      .object({
        unread: z.enum(['true', 'false']).optional(),
        limit: z.coerce.number().int().min(1).max(200).optional(),
      })
      .strict(),
    reply: noticeList,
    refuses: [],
  },
  readNotices: {
    method: 'POST',
    path: '/api/notices/read',
    summary: '通知标为已读 Mark own notices read',
    permission: 'self',
    body: noticesToRead,
    reply: z.object({ unread: z.int() }),
    refuses: [],
  },
  bePresent: {
    method: 'POST',
    path: '/api/orders/:orderId/presence',
    summary: '正在查看工单 Say that the order is open; who else has it open',
    permission: 'order.read',
    params: orderId,
    body: ownPresence,
    reply: presence,
    refuses: ['orderNotFound'],
  },
  leaveOrder: {
    method: 'DELETE',
    path: '/api/orders/:orderId/presence',
    summary: '离开工单 Say that the order is left',
    permission: 'order.read',
    params: orderId,
    query: leftPage,
    reply: 'nothing',
    replyStatus: 204,
    refuses: [],
  },
} as const satisfies Record<string, Route>
