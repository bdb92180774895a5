import { viewedLists } from '@yihu/core/workbench/viewed-lists'
import { z } from 'zod'
import { bulkOffers, bulkView, chosenOrders, foundOrders, newBulk } from './bulk-actions.ts'
import { orderFilter } from './orders.ts'
import type { Route } from './routes.ts'
import { newView, savedView, viewChange } from './saved-views.ts'

const viewId = z.object({ viewId: z.uuid() })
const bulkId = z.object({ bulkId: z.uuid() })

/** Routes of working from a list: views, actions on many orders, files. */
export const listRoutes = {
  listViews: {
    method: 'GET',
    path: '/api/views',
    summary: '已存视图 Views of a list, own and shared',
    permission: 'self',
    query: z.object({ list: z.enum(viewedLists) }),
    reply: z.array(savedView),
    refuses: [],
  },
  saveView: {
    method: 'POST',
    path: '/api/views',
    summary: '保存视图 Save a view',
    permission: 'self',
    body: newView,
    reply: z.array(savedView),
    replyStatus: 201,
    creates: true,
    refuses: ['notPermitted', 'tooManyViews', 'keyMissing', 'keyReused'],
  },
  changeView: {
    method: 'POST',
    path: '/api/views/:viewId',
    summary: '修改视图 Rename or share a view, or begin with it',
    permission: 'self',
    params: viewId,
    body: viewChange,
    reply: z.array(savedView),
    refuses: ['notPermitted', 'notFound'],
  },
  deleteView: {
    method: 'DELETE',
    path: '/api/views/:viewId',
    summary: '删除视图 Delete a view',
    permission: 'self',
    params: viewId,
    reply: z.array(savedView),
    refuses: ['notPermitted', 'notFound'],
  },
  findOrders: {
    method: 'GET',
    path: '/api/found-orders',
    summary: '全选 The first orders of a list, to choose them all',
    permission: 'order.read',
    query: orderFilter,
    reply: foundOrders,
    refuses: ['invalidPeriod', 'notFound', 'pageTooDeep'],
  },
  offerBulk: {
    method: 'POST',
    path: '/api/bulk-offers',
    summary: '可批量的操作 What could be done with many orders',
    permission: 'order.act',
    body: chosenOrders,
    reply: bulkOffers,
    refuses: [],
  },
  startBulk: {
    method: 'POST',
    path: '/api/bulk-actions',
    summary: '批量操作 Act on many orders, ten seconds later',
    permission: 'order.act',
    body: newBulk,
    reply: bulkView,
    replyStatus: 201,
    creates: true,
    refuses: ['orderNotFound', 'keyMissing', 'keyReused'],
  },
  listBulks: {
    method: 'GET',
    path: '/api/bulk-actions',
    summary: '近期批量操作 The asker’s bulk actions of the last hour, and unfinished ones',
    permission: 'order.act',
    reply: z.array(bulkView),
    refuses: [],
  },
  getBulk: {
    method: 'GET',
    path: '/api/bulk-actions/:bulkId',
    summary: '批量操作进度 How far a bulk action is',
    permission: 'order.act',
    params: bulkId,
    reply: bulkView,
    refuses: ['notFound'],
  },
  cancelBulk: {
    method: 'DELETE',
    path: '/api/bulk-actions/:bulkId',
    summary: '撤销批量操作 Take a bulk action back, or stop the rest of it',
    permission: 'order.act',
    params: bulkId,
    reply: bulkView,
    refuses: ['notFound', 'bulkOver'],
  },
  exportOrders: {
    method: 'GET',
    path: '/api/order-files/:file',
    summary: '导出工单 The orders of a list as a file',
    permission: 'order.export',
    params: z.object({ file: z.enum(['orders.xlsx', 'orders.csv']) }),
    query: orderFilter.extend({
      columns: z.string().optional().meta({ description: 'Columns, separated by commas; all when left out' }),
      language: z.enum(['zh', 'en']).optional(),
    }),
    reply: 'file',
    refuses: ['invalidPeriod', 'notFound', 'pageTooDeep', 'tooManyToExport'],
  },
} as const satisfies Record<string, Route>
