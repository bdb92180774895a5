import { orderStates } from '@yihu/core/order/states'
import { satisfactions } from '@yihu/core/callback/callback'
import { z } from 'zod'
import type { Route } from './routes.ts'

const instant = z.iso.datetime({ offset: true })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What a leaders' answering day is planned with. */
export const answeringDayPlan = z
  .object({
    heldOn: z.iso.date(),
    startsAt: time,
    endsAt: time,
    unitId: z.uuid(),
    leaderOffice: z.string().trim().min(2).max(60),
    leaderName: z.string().trim().min(2).max(40),
    matters: z.string().trim().min(2).max(500),
  })
  .strict()
  .meta({ id: 'AnsweringDayPlan' })
export type AnsweringDayPlan = z.infer<typeof answeringDayPlan>

/** A line of a ledger: what came in, who handles it, how it ended, how it was rated. */
export const ledgerLine = z
  .object({
    orderId: z.uuid(),
    orderNo: z.string(),
    title: z.string(),
    deskCode: z.string().nullable(),
    categoryCode: z.string(),
    appellantName: z.string().nullable().meta({ description: 'Masked' }),
    particulars: z.array(z.object({ zh: z.string(), en: z.string(), answer: z.string() })).meta({
      description: 'What the desk asked more, such as the level of a deputy; what tells who it is, masked',
    }),
    acceptedAt: instant,
    state: z.enum(orderStates),
    leadUnitName: z.string().nullable(),
    handlingDueAt: instant.nullable(),
    fedBackAt: instant.nullable(),
    measures: z.string().nullable(),
    calledBackAt: instant.nullable().meta({ description: 'When a person last called back' }),
    satisfaction: z.enum(satisfactions).nullable(),
  })
  .meta({ id: 'LedgerLine' })
export type LedgerLine = z.infer<typeof ledgerLine>

export const answeringDayView = answeringDayPlan
  .extend({
    answeringDayId: z.uuid(),
    unitName: z.string(),
    state: z.enum(['planned', 'held', 'cancelled']),
    note: z.string().nullable(),
    version: z.int(),
    calls: z.int(),
  })
  .meta({ id: 'AnsweringDay' })
export type AnsweringDayView = z.infer<typeof answeringDayView>

const answeringDayId = z.object({ answeringDayId: z.uuid() })
const version = z.int().min(1)

export const answeringDayPage = answeringDayView
  .extend({ lines: z.array(ledgerLine) })
  .meta({ id: 'AnsweringDayPage' })

export const deskLedgerView = z
  .object({
    counts: z.object({
      accepted: z.int(),
      answeredAtDesk: z.int(),
      dispatched: z.int(),
      closed: z.int(),
      onTime: z.int(),
      owedCallback: z
        .int()
        .meta({ description: 'A unit has answered: to be called back by a person, or were' }),
      calledBack: z.int(),
      satisfied: z.int(),
      dissatisfied: z.int(),
    }),
    lines: z.array(ledgerLine),
    total: z.int(),
  })
  .meta({ id: 'DeskLedger' })
export type DeskLedgerView = z.infer<typeof deskLedgerView>

const ledgerChoice = z.object({
  deskCode: z.string().max(40),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
})
export type LedgerChoice = z.infer<typeof ledgerChoice>

/** So many lines one file of a ledger may have. */
export const ledgerExportLimit = 10_000

/** Special desks (R4): their ledgers, and the leaders' answering day. */
export const specialDeskRoutes = {
  getDeskLedger: {
    method: 'GET',
    path: '/api/desk-ledger',
    summary: '专席台账 Ledger of a special desk and all desks below it',
    permission: 'desk.read',
    query: ledgerChoice.extend({ page: z.coerce.number().int().min(1).max(10000).optional() }),
    reply: deskLedgerView,
    refuses: ['unknownDesk'],
  },
  exportDeskLedger: {
    method: 'GET',
    path: '/api/desk-ledger/:file',
    summary: '导出专席台账 The ledger of a special desk as a file',
    permission: 'order.export',
    params: z.object({ file: z.enum(['ledger.xlsx', 'ledger.csv']) }),
    query: ledgerChoice.extend({ language: z.enum(['zh', 'en']).optional() }),
    reply: 'file',
    refuses: ['unknownDesk', 'tooManyToExport'],
  },
  listAnsweringDays: {
    method: 'GET',
    path: '/api/answering-days',
    summary: '领导接听日 List answering days',
    permission: 'desk.read',
    query: z.object({
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional(),
      unitId: z.uuid().optional(),
    }),
    reply: z.array(answeringDayView),
    refuses: [],
  },
  getAnsweringDay: {
    method: 'GET',
    path: '/api/answering-days/:answeringDayId',
    summary: '领导接听日台账 Show an answering day with its ledger',
    permission: 'desk.read',
    params: answeringDayId,
    reply: answeringDayPage,
    refuses: ['answeringDayNotFound'],
  },
  planAnsweringDay: {
    method: 'POST',
    path: '/api/answering-days',
    summary: '安排领导接听日 Plan an answering day',
    permission: 'desk.plan',
    body: answeringDayPlan,
    reply: answeringDayPage,
    replyStatus: 201,
    creates: true,
    refuses: ['unknownUnit', 'endsBeforeStart', 'keyMissing', 'keyReused'],
  },
  changeAnsweringDay: {
    method: 'POST',
    path: '/api/answering-days/:answeringDayId/plan',
    summary: '调整领导接听日 Change the plan of an answering day',
    permission: 'desk.plan',
    params: answeringDayId,
    body: z.object({ version, plan: answeringDayPlan }).strict(),
    reply: answeringDayPage,
    refuses: ['answeringDayNotFound', 'answeringDayEnded', 'staleVersion', 'unknownUnit', 'endsBeforeStart'],
  },
  endAnsweringDay: {
    method: 'POST',
    path: '/api/answering-days/:answeringDayId/end',
    summary: '结束或取消领导接听日 End an answering day, with its bonus, or call it off',
    permission: 'desk.plan',
    params: answeringDayId,
    body: z
      .object({
        version,
        state: z.enum(['held', 'cancelled']),
        note: z.string().trim().max(1000).nullable().default(null),
        bonusPoints: z
          .string()
          .regex(/^\d{1,2}(\.\d{1,2})?$/)
          .nullable()
          .default(null)
          .meta({ description: 'Bonus of the unit in the ledger of the month; null for none' }),
      })
      .strict(),
    reply: answeringDayPage,
    refuses: ['answeringDayNotFound', 'answeringDayEnded', 'staleVersion', 'periodClosed'],
  },
  addToAnsweringDay: {
    method: 'POST',
    path: '/api/answering-days/:answeringDayId/orders',
    summary: '登记接听来电 Add an order taken at an answering day',
    permission: 'appeal.accept',
    params: answeringDayId,
    body: z.object({ orderNo: z.string().trim().min(3).max(40) }).strict(),
    reply: answeringDayPage,
    refuses: ['answeringDayNotFound', 'answeringDayEnded', 'orderNotFound'],
  },
  removeFromAnsweringDay: {
    method: 'DELETE',
    path: '/api/answering-days/:answeringDayId/orders/:orderId',
    summary: '移出接听台账 Take an order that was added wrongly off an answering day that goes on',
    permission: 'appeal.accept',
    params: answeringDayId.extend({ orderId: z.uuid() }),
    reply: answeringDayPage,
    refuses: ['answeringDayNotFound', 'answeringDayEnded', 'orderNotFound'],
  },
} as const satisfies Record<string, Route>
