import { z } from 'zod'
import type { Route } from './routes.ts'

/* Over 300 lines: one entry for each route of a period's end, in the order it is gone through. */

const instant = z.iso.datetime({ offset: true })
const scheme = z.string().min(1).max(80)
const period = z.string().min(1).max(40)
const words = z.string().trim().min(2).max(500)
/** A signed decimal as people write it: `-0.5`. */
const points = z.string().regex(/^-?\d{1,4}(\.\d{1,4})?$/)
const leftOutOf = z
  .enum(['time', 'satisfaction', 'both'])
  .meta({ description: 'Which rates an excluded order is left out of' })

export const closingView = z
  .object({
    closingId: z.uuid(),
    scheme,
    schemeVersion: z.int(),
    period,
    scorecardHash: z.string(),
    closedBy: z.string(),
    closedAt: instant,
    reopenedBy: z.string().nullable(),
    reopenedAt: instant.nullable(),
    reopenReason: z.string().nullable(),
  })
  .meta({ id: 'Closing' })
export type ClosingView = z.infer<typeof closingView>

export const closingState = z
  .object({
    /** The closing in force; null while the period is open. */
    closing: closingView.nullable(),
    earlier: z.array(closingView),
    openObjections: z.int(),
    openExclusions: z.int(),
  })
  .meta({ id: 'ClosingState' })
export type ClosingState = z.infer<typeof closingState>

export const recountView = z
  .object({
    closing: closingView,
    differences: z.array(
      z.object({
        unit: z.string(),
        cell: z.string(),
        label: z.string(),
        before: z.string().nullable(),
        now: z.string().nullable(),
      }),
    ),
    orders: z.array(
      z.object({
        orderId: z.uuid(),
        orderNo: z.string().nullable(),
        unitBefore: z.string().nullable(),
        unitNow: z.string().nullable(),
        changes: z.array(z.object({ input: z.string(), before: z.int(), now: z.int() })),
        entriesSince: z.int().meta({ description: 'Log entries after the closing; 0: changed past the log' }),
        holds: z.boolean().meta({ description: 'The log the closing saw is still there' }),
      }),
    ),
  })
  .meta({ id: 'Recount' })
export type RecountView = z.infer<typeof recountView>

export const objectionView = z
  .object({
    objectionId: z.uuid(),
    scheme,
    period,
    unitId: z.uuid(),
    unit: z.string(),
    cell: z.string(),
    cellLabel: z.string(),
    printed: z.string(),
    ground: z.string(),
    evidence: z.string(),
    orders: z.array(z.object({ orderId: z.uuid(), orderNo: z.string() })),
    filedBy: z.string(),
    filedAt: instant,
    state: z.enum(['filed', 'upheld', 'refused', 'withdrawn']),
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    decisionNote: z.string().nullable(),
    effect: z.enum(['none', 'exclusion', 'bonus']).nullable(),
    effectPoints: z.string().nullable(),
    printedAfter: z.string().nullable(),
  })
  .meta({ id: 'Objection' })
export type ObjectionView = z.infer<typeof objectionView>

export const exclusionView = z
  .object({
    exclusionId: z.uuid(),
    orderId: z.uuid(),
    orderNo: z.string(),
    title: z.string(),
    unit: z.string().nullable(),
    period,
    leftOutOf,
    reason: z.string(),
    state: z.enum(['requested', 'granted', 'refused', 'withdrawn']),
    requestedBy: z.string(),
    isOwn: z.boolean(),
    requestedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    decisionNote: z.string().nullable(),
  })
  .meta({ id: 'Exclusion' })
export type ExclusionView = z.infer<typeof exclusionView>

export const periodEntriesView = z
  .object({
    isClosed: z.boolean(),
    kinds: z.array(z.string()).meta({ description: 'Kinds of ledger items of the scheme' }),
    ledger: z.array(
      z.object({
        itemId: z.uuid(),
        seq: z.int(),
        kind: z.string(),
        unit: z.string(),
        reasons: z.array(z.string()),
        points: z.string(),
        orderNo: z.string().nullable(),
        author: z.string().nullable(),
      }),
    ),
    inputs: z.array(z.object({ key: z.string(), label: z.string(), labelEn: z.string() })),
    scores: z.array(
      z.object({
        input: z.string(),
        unit: z.string(),
        points: z.string(),
        reason: z.string(),
        author: z.string().nullable(),
      }),
    ),
    figures: z.array(
      z.object({ key: z.string(), value: z.string(), reason: z.string(), author: z.string().nullable() }),
    ),
  })
  .meta({ id: 'PeriodEntries' })
export type PeriodEntriesView = z.infer<typeof periodEntriesView>

const outlookRow = z.object({
  rank: z.int().nullable(),
  cells: z.record(z.string(), z.string()),
})

export const outlookView = z
  .object({
    unit: z.string(),
    unitId: z.uuid(),
    period,
    /** Share of the period that has passed, in percent. */
    passedPercent: z.number(),
    ranked: z.string().meta({ description: 'Key of the ranked column' }),
    columns: z.array(z.object({ key: z.string(), label: z.string(), labelEn: z.string() })),
    inputs: z.array(z.object({ key: z.string(), label: z.string(), labelEn: z.string(), value: z.string() })),
    now: outlookRow,
    forecast: outlookRow.nullable(),
    whatIf: outlookRow.nullable(),
    growth: z.array(z.object({ until: z.iso.date(), printed: z.string(), value: z.number().nullable() })),
  })
  .meta({ id: 'Outlook' })
export type OutlookView = z.infer<typeof outlookView>

const ofPeriod = z.object({ scheme, period })
const closingId = z.object({ closingId: z.uuid() })

/** Closing of assessed periods, and what comes before it: entries, exclusions, objections. */
export const closingRoutes = {
  getClosing: {
    method: 'GET',
    path: '/api/closings',
    summary: '结账情况 Whether a period is closed, and what is still to decide',
    permission: 'assessment.read',
    query: ofPeriod,
    reply: closingState,
    refuses: ['invalidPeriod'],
  },
  closePeriod: {
    method: 'POST',
    path: '/api/closings',
    summary: '结账 Close an assessed period',
    permission: 'assessment.close',
    body: ofPeriod.strict(),
    reply: closingState,
    replyStatus: 201,
    creates: true,
    refuses: [
      'unknownScheme',
      'invalidScheme',
      'invalidPeriod',
      'nothingToAssess',
      'notAssessed',
      'periodClosed',
      'periodNotOver',
      'assessmentOutdated',
      'objectionsOpen',
      'exclusionsOpen',
      'schemeChanged',
      'keyMissing',
      'keyReused',
    ],
  },
  reopenPeriod: {
    method: 'POST',
    path: '/api/closings/:closingId/reopen',
    summary: '撤销结账 Take a closing back, with a reason',
    permission: 'assessment.close',
    params: closingId,
    body: z.object({ reason: words }).strict(),
    reply: 'nothing',
    replyStatus: 204,
    refuses: ['closingNotFound'],
  },
  recountPeriod: {
    method: 'GET',
    path: '/api/closings/:closingId/recount',
    summary: '结账后重算 Assess a closed period again and show the differences',
    permission: 'assessment.read',
    params: closingId,
    reply: recountView,
    refuses: ['closingNotFound', 'unknownScheme', 'invalidScheme', 'nothingToAssess'],
  },
  listObjections: {
    method: 'GET',
    path: '/api/objections',
    summary: '考核申诉 List objections',
    permission: 'assessment.read',
    query: z.object({ scheme: scheme.optional(), period: period.optional(), state: z.string().optional() }),
    reply: z.array(objectionView),
    refuses: [],
  },
  fileObjection: {
    method: 'POST',
    path: '/api/objections',
    summary: '提出考核申诉 Object to a cell of the own row',
    permission: 'objection.file',
    body: ofPeriod
      .extend({
        unitId: z.uuid(),
        cell: z.string().min(1).max(80),
        ground: words,
        evidence: z.string().trim().max(1000).default(''),
        orderNos: z.array(z.string().trim().min(3).max(40)).max(50).default([]),
      })
      .strict(),
    reply: objectionView,
    replyStatus: 201,
    creates: true,
    refuses: [
      'unknownScheme',
      'invalidScheme',
      'notYourRow',
      'periodClosed',
      'notAssessed',
      'unknownCell',
      'orderOfOtherUnit',
      'keyMissing',
      'keyReused',
    ],
  },
  decideObjection: {
    method: 'POST',
    path: '/api/objections/:objectionId/decision',
    summary: '处理考核申诉 Decide an objection, with its effect',
    permission: 'objection.decide',
    params: z.object({ objectionId: z.uuid() }),
    body: z.discriminatedUnion('effect', [
      z.object({ effect: z.literal('refuse'), note: words }).strict(),
      z.object({ effect: z.literal('none'), note: words }).strict(),
      z.object({ effect: z.literal('exclusion'), note: words, leftOutOf }).strict(),
      z.object({ effect: z.literal('bonus'), note: words, kind: z.string().min(1).max(40), points }).strict(),
    ]),
    reply: objectionView,
    refuses: [
      'objectionNotFound',
      'alreadyDecided',
      'periodClosed',
      'effectIncomplete',
      'unknownScheme',
      'invalidScheme',
      'invalidPeriod',
      'nothingToAssess',
      'schemeChanged',
    ],
  },
  withdrawObjection: {
    method: 'POST',
    path: '/api/objections/:objectionId/withdrawal',
    summary: '撤回考核申诉 Take an objection back',
    permission: 'objection.file',
    params: z.object({ objectionId: z.uuid() }),
    reply: objectionView,
    refuses: ['objectionNotFound', 'alreadyDecided', 'periodClosed'],
  },
  listExclusions: {
    method: 'GET',
    path: '/api/exclusions',
    summary: '剔除工单 List exclusions',
    permission: 'assessment.read',
    query: z.object({ period: period.optional(), state: z.string().optional() }),
    reply: z.array(exclusionView),
    refuses: [],
  },
  requestExclusion: {
    method: 'POST',
    path: '/api/exclusions',
    summary: '申请剔除 Ask for an order to be left out of the rates of a period',
    permission: 'exclusion.request',
    body: z.object({ orderNo: z.string().trim().min(3).max(40), period, leftOutOf, reason: words }).strict(),
    reply: exclusionView,
    replyStatus: 201,
    creates: true,
    refuses: ['invalidPeriod', 'periodClosed', 'orderNotFound', 'exclusionExists', 'keyMissing', 'keyReused'],
  },
  decideExclusion: {
    method: 'POST',
    path: '/api/exclusions/:exclusionId/decision',
    summary: '审批剔除 Grant or refuse an exclusion',
    permission: 'exclusion.decide',
    params: z.object({ exclusionId: z.uuid() }),
    body: z.object({ state: z.enum(['granted', 'refused']), note: words }).strict(),
    reply: exclusionView,
    refuses: ['exclusionNotFound', 'alreadyDecided', 'notYourDecision', 'periodClosed'],
  },
  withdrawExclusion: {
    method: 'POST',
    path: '/api/exclusions/:exclusionId/withdrawal',
    summary: '撤回剔除申请 Take a request for exclusion back',
    permission: 'exclusion.request',
    params: z.object({ exclusionId: z.uuid() }),
    reply: exclusionView,
    refuses: ['exclusionNotFound', 'alreadyDecided', 'notYourDecision', 'periodClosed'],
  },
  getPeriodEntries: {
    method: 'GET',
    path: '/api/period-entries',
    summary: '考核录入 What people entered for a period',
    permission: 'assessment.enter',
    query: ofPeriod,
    reply: periodEntriesView,
    refuses: ['unknownScheme', 'invalidScheme', 'invalidPeriod'],
  },
  enterLedgerItem: {
    method: 'POST',
    path: '/api/period-entries/ledger',
    summary: '录入加减分 Enter a bonus or a deduction',
    permission: 'assessment.enter',
    body: z
      .object({ period, kind: z.string().min(1).max(40), unitId: z.uuid(), reason: words, points })
      .strict(),
    reply: 'nothing',
    replyStatus: 204,
    creates: true,
    refuses: ['invalidPeriod', 'periodClosed', 'unknownUnit', 'keyMissing', 'keyReused'],
  },
  removeLedgerItem: {
    method: 'POST',
    path: '/api/period-entries/ledger/:itemId/removal',
    summary: '删除加减分 Take a bonus or a deduction out, with a reason',
    permission: 'assessment.enter',
    params: z.object({ itemId: z.uuid() }),
    body: z.object({ period, reason: words }).strict(),
    reply: 'nothing',
    replyStatus: 204,
    refuses: ['invalidPeriod', 'periodClosed', 'unknownUnit', 'ledgerItemNotFound'],
  },
  enterManualScore: {
    method: 'POST',
    path: '/api/period-entries/scores',
    summary: '录入分值 Enter a score no order gives',
    permission: 'assessment.enter',
    body: ofPeriod
      .extend({ input: z.string().min(1).max(80), unitId: z.uuid(), points, reason: words })
      .strict(),
    reply: 'nothing',
    replyStatus: 204,
    refuses: [
      'unknownScheme',
      'invalidScheme',
      'invalidPeriod',
      'periodClosed',
      'unknownUnit',
      'notOfScheme',
    ],
  },
  enterFigure: {
    method: 'POST',
    path: '/api/period-entries/figures',
    summary: '录入数据 Enter a figure no order gives',
    permission: 'assessment.enter',
    body: z
      .object({
        period,
        key: z.string().regex(/^[A-Za-z][\w.]{0,79}$/),
        value: z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/),
        reason: words,
      })
      .strict(),
    reply: 'nothing',
    replyStatus: 204,
    refuses: ['invalidPeriod', 'periodClosed', 'unknownUnit'],
  },
  getOutlook: {
    method: 'GET',
    path: '/api/outlook',
    summary: '得分预估 How a unit stands, how it may end, and what a change would do',
    permission: 'assessment.read',
    query: ofPeriod.extend({
      unitId: z.uuid(),
      change: z
        .string()
        .max(500)
        .regex(/^([a-zA-Z_]\w*:-?\d{1,4})(,[a-zA-Z_]\w*:-?\d{1,4})*$/)
        .optional()
        .meta({ description: 'Input and how many more: `satisfied:2,rated:2`' }),
    }),
    reply: outlookView,
    refuses: [
      'unknownScheme',
      'invalidScheme',
      'invalidPeriod',
      'nothingToAssess',
      'unknownUnit',
      'notYourRow',
    ],
  },
} as const satisfies Record<string, Route>
