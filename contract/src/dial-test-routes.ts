import { countyFigureNames } from '@yihu/core/dial-test/county-figures'
import { dialTestItemNames } from '@yihu/core/dial-test/score-dial-test'
import { z } from 'zod'
import type { Route } from './routes.ts'

const instant = z.iso.datetime({ offset: true })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const period = z.string().min(4).max(30)
const version = z.int().min(1)
const figures = z.record(z.enum(countyFigureNames), z.string())
const scores = z.record(z.enum(dialTestItemNames), z.string().max(6))

export const countyFiguresView = z
  .object({
    unitId: z.uuid(),
    unitName: z.string(),
    figures: figures.meta({ description: 'Exact decimals; rates in percent' }),
    source: z.string(),
    author: z.string().nullable(),
    enteredAt: instant,
  })
  .meta({ id: 'CountyFigures' })
export type CountyFiguresView = z.infer<typeof countyFiguresView>

export const countyPreview = z
  .object({
    rows: z.array(z.object({ unitId: z.uuid(), unitName: z.string(), figures })),
    problems: z.array(
      z.object({ line: z.int(), column: z.int().nullable(), zh: z.string(), en: z.string() }),
    ),
    replaced: z
      .array(z.string())
      .meta({ description: 'Counties whose figures of the period would be replaced' }),
  })
  .meta({ id: 'CountyPreview' })
export type CountyPreviewView = z.infer<typeof countyPreview>

const table = z.string().min(1).max(100_000)

export const dialCampaignPlan = z
  .object({
    name: z.string().trim().min(2).max(80),
    period,
    callsPerUnit: z.int().min(1).max(20),
    fromOn: z.iso.date(),
    untilOn: z.iso.date(),
    startsAt: time,
    endsAt: time,
    inWorkingHours: z.boolean().meta({ description: 'Only on working days and within working hours' }),
    unitIds: z.array(z.uuid()).min(1).max(200),
  })
  .strict()
  .meta({ id: 'DialCampaignPlan' })
export type DialCampaignPlan = z.infer<typeof dialCampaignPlan>

export const dialCampaignView = dialCampaignPlan
  .omit({ unitIds: true })
  .extend({
    campaignId: z.uuid(),
    seed: z.int().meta({ description: 'The times are drawn again from it by whoever doubts them' }),
    state: z.enum(['open', 'ended']),
    version: z.int(),
    units: z.int(),
    planned: z.int(),
    made: z.int(),
  })
  .meta({ id: 'DialCampaign' })
export type DialCampaignView = z.infer<typeof dialCampaignView>

const dialTestRecord = z
  .object({
    dialledAt: instant,
    ringSeconds: z.int().min(0).max(3600),
    attempts: z.int().min(1).max(99),
    isConnected: z.boolean(),
    scores,
    findings: z.string().trim().max(2000),
  })
  .strict()
  .meta({ id: 'DialTestRecord' })
export type DialTestRecordView = z.infer<typeof dialTestRecord>

export const dialTestView = z
  .object({
    dialTestId: z.uuid(),
    unitId: z.uuid(),
    unitName: z.string(),
    plannedAt: instant,
    version: z.int(),
    record: dialTestRecord.extend({ total: z.string(), tester: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'DialTest' })
export type DialTestView = z.infer<typeof dialTestView>

export const dialCampaignPage = dialCampaignView
  .extend({
    tests: z.array(dialTestView),
    results: z.array(
      z.object({
        unitId: z.uuid(),
        unitName: z.string(),
        planned: z.int(),
        made: z.int(),
        mean: z
          .record(z.enum(dialTestItemNames), z.string())
          .nullable()
          .meta({ description: 'By item, printed with four decimals at most; null before any call' }),
        total: z.string().nullable(),
        findings: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'DialCampaignPage' })
export type DialCampaignPageView = z.infer<typeof dialCampaignPage>

const campaignId = z.object({ campaignId: z.uuid() })
const dialTestId = z.object({ dialTestId: z.uuid() })
const recording = [
  'periodClosed',
  'dialTestNotFound',
  'dialCampaignNotFound',
  'dialCampaignEnded',
  'staleVersion',
  'dialScoreInvalid',
  'notConnectedScored',
  'dialFindingsMissing',
  'dialledInFuture',
  'keyMissing',
  'keyReused',
] as const

/** County platforms and dial tests (R13). */
export const dialTestRoutes = {
  listCountyFigures: {
    method: 'GET',
    path: '/api/county-figures',
    summary: '县级平台数据 Figures the counties’ own platforms reported of a period',
    permission: 'dialTest.read',
    query: z.object({ period }),
    reply: z.array(countyFiguresView),
    refuses: ['invalidPeriod'],
  },
  previewCountyFigures: {
    method: 'POST',
    path: '/api/county-figures/preview',
    summary: '预览导入 What an import of county figures would do, and what stands against it',
    permission: 'countyFigures.enter',
    body: z.object({ period, text: table }).strict(),
    reply: countyPreview,
    refuses: ['invalidPeriod'],
  },
  importCountyFigures: {
    method: 'POST',
    path: '/api/county-figures',
    summary: '导入县级平台数据 Import the county figures of a period, all or none',
    permission: 'countyFigures.enter',
    body: z
      .object({
        period,
        text: table,
        source: z
          .string()
          .trim()
          .min(2)
          .max(200)
          .meta({ description: 'The file, or where the table is from' }),
        replaces: z.boolean().default(false),
      })
      .strict(),
    reply: z.array(countyFiguresView),
    replyStatus: 201,
    creates: true,
    refuses: [
      'periodClosed',
      'invalidPeriod',
      'countyFiguresWrong',
      'countyFiguresThere',
      'keyMissing',
      'keyReused',
    ],
  },
  listDialCampaigns: {
    method: 'GET',
    path: '/api/dial-campaigns',
    summary: '拨测列表 List dial-test campaigns',
    permission: 'dialTest.read',
    query: z.object({ period: period.optional(), state: z.enum(['open', 'ended']).optional() }),
    reply: z.array(dialCampaignView),
    refuses: [],
  },
  getDialCampaign: {
    method: 'GET',
    path: '/api/dial-campaigns/:campaignId',
    summary: '拨测 A campaign with its calls and the mean of each county',
    permission: 'dialTest.read',
    params: campaignId,
    reply: dialCampaignPage,
    refuses: ['dialCampaignNotFound'],
  },
  planDialCampaign: {
    method: 'POST',
    path: '/api/dial-campaigns',
    summary: '安排拨测 Plan a campaign; the times of its calls are drawn by chance',
    permission: 'dialTest.plan',
    body: dialCampaignPlan,
    reply: dialCampaignPage,
    replyStatus: 201,
    creates: true,
    refuses: [
      'invalidPeriod',
      'outsidePeriod',
      'unknownUnit',
      'endsBeforeStart',
      'noTimeToDial',
      'dialCampaignNotFound',
      'keyMissing',
      'keyReused',
    ],
  },
  endDialCampaign: {
    method: 'POST',
    path: '/api/dial-campaigns/:campaignId/end',
    summary: '结束拨测 End a campaign',
    permission: 'dialTest.plan',
    params: campaignId,
    body: z.object({ version }).strict(),
    reply: dialCampaignPage,
    refuses: ['dialCampaignNotFound', 'dialCampaignEnded', 'staleVersion'],
  },
  recordDialTest: {
    method: 'POST',
    path: '/api/dial-tests/:dialTestId',
    summary: '登记拨测 Record how a call of a campaign went',
    permission: 'dialTest.record',
    params: dialTestId,
    body: z.object({ version, record: dialTestRecord }).strict(),
    reply: dialCampaignPage,
    replyStatus: 201,
    creates: true,
    refuses: [...recording, 'dialTestRecorded'],
  },
  correctDialTest: {
    method: 'POST',
    path: '/api/dial-tests/:dialTestId/corrections',
    summary: '更正拨测 Correct the record of a call, with the reason',
    permission: 'dialTest.record',
    params: dialTestId,
    body: z.object({ version, record: dialTestRecord, reason: z.string().trim().min(2).max(500) }).strict(),
    reply: dialCampaignPage,
    replyStatus: 201,
    creates: true,
    refuses: [...recording, 'dialTestNotRecorded'],
  },
} as const satisfies Record<string, Route>
