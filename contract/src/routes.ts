import type { Permission } from '@yihu/core/access/permissions'
import { queueNames, workbenches } from '@yihu/core/workbench/queues'
import type { QueueName } from '@yihu/core/workbench/queues'
import { z } from 'zod'
import { specialDeskRoutes } from './special-desk-routes.ts'
import { situationRoutes } from './situation-routes.ts'
import { attachmentRoutes } from './attachment-routes.ts'
import { administrationRoutes } from './administration-routes.ts'
import { assessmentOrder, explanationView, scorecardView } from './assessments.ts'
import { closingRoutes } from './closing-routes.ts'
import { bulletinRoutes } from './bulletin-routes.ts'
import { bulletinFiles, bulletinOrder, bulletinView, figuresView } from './bulletins.ts'
import { deskRoutes } from './desk-routes.ts'
import { dispatchRoutes } from './dispatch-routes.ts'
import { callbackRoutes } from './callback-routes.ts'
import { articleTaskRoutes } from './article-task-routes.ts'
import { dialTestRoutes } from './dial-test-routes.ts'
import type { ErrorCode } from './errors.ts'
import { actionCommand } from './fields.ts'
import { liveRoutes } from './live-routes.ts'
import { listRoutes } from './list-routes.ts'
import { newAppeal, orderFilter, orderPage, orderView } from './orders.ts'
import { overviewView } from './overview.ts'
import { referenceData, session, signIn } from './reference-data.ts'
import { rulesRoutes } from './rules-routes.ts'
import { unitRoutes } from './unit-routes.ts'

/**
 * Every route of the API: path, schemas, permission, refusals. The server registers exactly these, the web calls
 * exactly these, and OpenAPI is printed from them.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly summary: string
  /** Null: open to everybody. */
  readonly permission: Permission | null
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** The body is the bytes of a file, handed on as they arrive. */
  readonly upload?: true
  /** `events`: a stream of server-sent events, open until one side ends it. */
  readonly reply: z.ZodType | 'file' | 'nothing' | 'events'
  readonly replyStatus?: 200 | 201 | 204
  /** At most so many requests a minute from one address. */
  readonly perMinute?: number
  /** Creates something: wants an Idempotency-Key, answers a repetition with the first reply. */
  readonly creates?: true
  readonly refuses: readonly ErrorCode[]
}

const orderId = z.object({ orderId: z.uuid() })

export const routes = {
  ...listRoutes,
  ...administrationRoutes,
  ...rulesRoutes,
  ...dispatchRoutes,
  signIn: {
    method: 'POST',
    path: '/api/session',
    summary: '登录 Sign in',
    permission: null,
    perMinute: 20,
    body: signIn,
    reply: session,
    refuses: ['badCredentials', 'tooManyAttempts'],
  },
  whoAmI: {
    method: 'GET',
    path: '/api/session',
    summary: '当前用户 Who is signed in',
    permission: 'self',
    reply: session,
    refuses: [],
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    summary: '退出 Sign out',
    permission: 'self',
    reply: 'nothing',
    replyStatus: 204,
    refuses: [],
  },
  getReferenceData: {
    method: 'GET',
    path: '/api/reference-data',
    summary: '基础数据 What lists and forms choose from',
    permission: 'self',
    reply: referenceData,
    refuses: [],
  },
  getOverview: {
    method: 'GET',
    path: '/api/overview',
    summary: '运行概览 The month at a glance',
    permission: 'overview.read',
    query: z.object({ period: z.string() }),
    reply: overviewView,
    refuses: ['invalidPeriod'],
  },
  acceptAppeal: {
    method: 'POST',
    path: '/api/appeals',
    summary: '受理诉求 Accept an appeal',
    permission: 'appeal.accept',
    body: newAppeal,
    reply: orderView,
    replyStatus: 201,
    creates: true,
    refuses: ['unknownChannel', 'unknownCategory', 'keyMissing', 'keyReused'],
  },
  listOrders: {
    method: 'GET',
    path: '/api/orders',
    summary: '工单列表 List orders',
    permission: 'order.read',
    query: orderFilter,
    reply: orderPage,
    refuses: ['invalidPeriod', 'notFound', 'pageTooDeep'],
  },
  countQueues: {
    method: 'GET',
    path: '/api/queues',
    summary: '工作台待办数 How many orders stand in the queues of a workbench',
    permission: 'order.read',
    query: z.object({ workbench: z.enum(workbenches) }),
    reply: z.array(z.object({ queue: z.enum(queueNames as [QueueName, ...QueueName[]]), count: z.int() })),
    refuses: [],
  },
  getOrder: {
    method: 'GET',
    path: '/api/orders/:orderId',
    summary: '工单详情 Show an order',
    permission: 'order.read',
    params: orderId,
    reply: orderView,
    refuses: ['orderNotFound'],
  },
  actOnOrder: {
    method: 'POST',
    path: '/api/orders/:orderId/actions',
    summary: '操作工单 Act on an order',
    permission: 'order.act',
    params: orderId,
    body: actionCommand,
    reply: orderView,
    creates: true,
    refuses: [
      'orderNotFound',
      'staleVersion',
      'wrongState',
      'wrongAssignmentState',
      'roleMayNot',
      'notYourUnit',
      'unknownUnit',
      'unknownOrder',
      'unitTwice',
      'notBelow',
      'keyMissing',
      'keyReused',
    ],
  },
  ...unitRoutes,
  revealAppellant: {
    method: 'POST',
    path: '/api/orders/:orderId/reveal',
    summary: '查看诉求人信息 Reveal the appellant, with a reason',
    permission: 'appellant.reveal',
    params: orderId,
    body: z.object({ reason: z.string().trim().min(2).max(200) }).strict(),
    reply: z.object({
      name: z.string().nullable(),
      phone: z.string().nullable(),
      address: z.string().nullable(),
    }),
    refuses: ['orderNotFound', 'confidentialAppellant'],
  },
  ...attachmentRoutes,
  ...deskRoutes,
  ...closingRoutes,
  getAssessment: {
    method: 'GET',
    path: '/api/assessments',
    summary: '考核结果 Show an assessment',
    permission: 'assessment.read',
    query: z.object({ scheme: z.string(), period: z.string() }),
    reply: scorecardView,
    refuses: ['unknownScheme', 'invalidPeriod', 'notAssessed'],
  },
  runAssessment: {
    method: 'POST',
    path: '/api/assessments',
    summary: '运行考核 Run an assessment',
    permission: 'assessment.run',
    body: assessmentOrder,
    reply: scorecardView,
    replyStatus: 201,
    creates: true,
    refuses: [
      'unknownScheme',
      'invalidPeriod',
      'periodClosed',
      'schemeChanged',
      'nothingToAssess',
      'unknownUnitInScheme',
      'keyMissing',
      'keyReused',
    ],
  },
  explainCell: {
    method: 'GET',
    path: '/api/assessments/explanation',
    summary: '单元格说明 Open a cell: rule, inputs, orders',
    permission: 'assessment.read',
    query: z.object({ scheme: z.string(), period: z.string(), unit: z.string(), cell: z.string() }),
    reply: explanationView,
    refuses: ['unknownScheme', 'notAssessed', 'unknownCell', 'invalidPeriod'],
  },
  getFigures: {
    method: 'GET',
    path: '/api/figures',
    summary: '通报数据 Figures of a bulletin',
    permission: 'bulletin.read',
    query: z.object({ template: z.string(), period: z.string() }),
    reply: figuresView,
    refuses: ['unknownTemplate', 'invalidPeriod', 'notAssessed'],
  },
  listBulletins: {
    method: 'GET',
    path: '/api/bulletins',
    summary: '通报列表 List bulletins',
    permission: 'bulletin.read',
    reply: z.array(bulletinView),
    refuses: [],
  },
  buildBulletin: {
    method: 'POST',
    path: '/api/bulletins',
    summary: '生成通报 Build a bulletin',
    permission: 'bulletin.build',
    body: bulletinOrder,
    reply: bulletinView,
    replyStatus: 201,
    creates: true,
    refuses: [
      'unknownTemplate',
      'invalidTemplate',
      'invalidPeriod',
      'notAssessed',
      'missingText',
      'keyMissing',
      'keyReused',
    ],
  },
  downloadBulletin: {
    method: 'GET',
    path: '/api/bulletins/:bulletinId/:file',
    summary: '下载通报 Download a bulletin or its annex',
    permission: 'bulletin.read',
    params: z.object({ bulletinId: z.uuid(), file: z.enum(bulletinFiles) }),
    reply: 'file',
    refuses: ['notFound'],
  },
  ...bulletinRoutes,
  ...situationRoutes,
  ...specialDeskRoutes,
  ...liveRoutes,
  ...callbackRoutes,
  ...dialTestRoutes,
  ...articleTaskRoutes,
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes
