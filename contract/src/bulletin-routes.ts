import { chainSteps, draftStates } from '@yihu/core/bulletin/review-chain'
import { z } from 'zod'
import { bulletinOrder, figuresView } from './bulletins.ts'
import type { Route } from './routes.ts'

const instant = z.iso.datetime({ offset: true })
const version = z.int().min(1)
const words = z.string().max(20_000)
const line = z.string().max(2000)

const bulletinCase = z.object({ title: z.string().max(200), body: z.array(words).max(50) }).strict()

/** What staff write of a bulletin (core `BulletinText`). */
export const bulletinText = z
  .object({
    documentNo: z.string().max(80).optional(),
    issueNo: z.string().max(80).optional(),
    issuer: z.string().max(120),
    issuedOn: z.union([z.iso.date(), z.literal('')]),
    parts: z.record(
      z.string().max(80),
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('line'), text: line }).strict(),
        z.object({ kind: z.literal('paragraphs'), body: z.array(words).max(100) }).strict(),
        z.object({ kind: z.literal('cases'), cases: z.array(bulletinCase).max(50) }).strict(),
        z.object({ kind: z.literal('notes'), notes: z.record(z.string().max(80), line) }).strict(),
      ]),
    ),
  })
  .strict()
  .meta({ id: 'BulletinText' })
export type BulletinTextView = z.infer<typeof bulletinText>

export const draftLine = z
  .object({
    draftId: z.uuid(),
    template: z.string(),
    period: z.string(),
    state: z.enum(draftStates),
    version,
    editedBy: z.string(),
    editedAt: instant,
    issueNo: z.string().nullable(),
    bulletinId: z.uuid().nullable().meta({ description: 'The issued bulletin' }),
  })
  .meta({ id: 'DraftLine' })
export type DraftLineView = z.infer<typeof draftLine>

export const draftView = draftLine
  .extend({
    text: bulletinText,
    parts: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        kind: z.enum(['line', 'paragraphs', 'cases', 'notes']),
        required: z.boolean(),
      }),
    ),
    figures: figuresView,
    figuresAt: instant,
    isOutdated: z.boolean().meta({ description: 'The assessment ran again after the figures were counted' }),
    mayWrite: z.boolean(),
    openSteps: z.array(z.enum(chainSteps)).meta({ description: 'What the one who asks may do with it now' }),
    steps: z.array(
      z.object({
        seq: z.int(),
        step: z.enum(chainSteps),
        from: z.enum(draftStates),
        to: z.enum(draftStates),
        takenBy: z.string(),
        takenAt: instant,
        note: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Draft' })
export type DraftView = z.infer<typeof draftView>

export const findingView = z
  .object({
    key: z.string(),
    kind: z.enum(['contradiction', 'bases', 'names', 'rounding']),
    place: z.string().meta({ description: 'The paragraph, or table, row and column' }),
    printed: z.string(),
    recomputed: z.string(),
    zh: z.string(),
    en: z.string(),
  })
  .meta({ id: 'Finding' })
export type FindingView = z.infer<typeof findingView>

export const proofView = z
  .object({
    version,
    blocks: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('paragraph'), text: z.string(), isCentred: z.boolean() }),
        z.object({
          kind: z.literal('table'),
          header: z.array(z.string()),
          rows: z.array(z.array(z.string())),
        }),
      ]),
    ),
    findings: z.array(findingView),
    problems: z
      .array(z.object({ kind: z.string(), part: z.string().nullable(), zh: z.string(), en: z.string() }))
      .meta({ description: 'What stands against issuing, contradictions aside' }),
  })
  .meta({ id: 'Proof' })
export type ProofView = z.infer<typeof proofView>

const draftId = z.object({ draftId: z.uuid() })

/** Drafts of bulletins: written, proved, reviewed and issued (R18.4, R18.7, R18.8). */
export const bulletinRoutes = {
  listDrafts: {
    method: 'GET',
    path: '/api/bulletin-drafts',
    summary: '通报稿列表 List drafts of bulletins',
    permission: 'bulletin.read',
    reply: z.array(draftLine),
    refuses: [],
  },
  beginDraft: {
    method: 'POST',
    path: '/api/bulletin-drafts',
    summary: '起草通报 Begin a draft, or open the one there is',
    permission: 'bulletin.edit',
    body: bulletinOrder,
    reply: draftView,
    replyStatus: 201,
    creates: true,
    refuses: [
      'unknownTemplate',
      'invalidTemplate',
      'invalidPeriod',
      'notAssessed',
      'keyMissing',
      'keyReused',
    ],
  },
  getDraft: {
    method: 'GET',
    path: '/api/bulletin-drafts/:draftId',
    summary: '通报稿 Show a draft: figures, words, chain',
    permission: 'bulletin.read',
    params: draftId,
    reply: draftView,
    refuses: ['draftNotFound', 'unknownTemplate', 'invalidTemplate'],
  },
  saveDraftText: {
    method: 'POST',
    path: '/api/bulletin-drafts/:draftId/text',
    summary: '保存通报文字 Keep the words of a draft',
    permission: 'bulletin.edit',
    params: draftId,
    body: z.object({ version, text: bulletinText }).strict(),
    reply: z.object({ version, editedAt: instant }),
    refuses: ['draftNotFound', 'draftWrongState', 'draftStale'],
  },
  recountDraft: {
    method: 'POST',
    path: '/api/bulletin-drafts/:draftId/figures',
    summary: '重新取数 Count the figures of a draft again',
    permission: 'bulletin.edit',
    params: draftId,
    body: z.object({ version }).strict(),
    reply: draftView,
    refuses: [
      'draftNotFound',
      'draftWrongState',
      'draftStale',
      'unknownTemplate',
      'invalidTemplate',
      'invalidPeriod',
      'notAssessed',
    ],
  },
  proveDraft: {
    method: 'GET',
    path: '/api/bulletin-drafts/:draftId/proof',
    summary: '通报校样 The draft as it would be printed, and what the audit finds in it',
    permission: 'bulletin.read',
    params: draftId,
    reply: proofView,
    refuses: ['draftNotFound', 'unknownTemplate', 'invalidTemplate'],
  },
  pickOrder: {
    method: 'POST',
    path: '/api/bulletin-drafts/:draftId/picked',
    summary: '选取案例 An order as an anonymous case',
    permission: 'bulletin.edit',
    params: draftId,
    body: z.object({ orderNo: z.string().trim().min(3).max(40) }).strict(),
    reply: bulletinCase.extend({ orderNo: z.string() }),
    refuses: ['draftNotFound', 'orderNotFound', 'confidentialOrder'],
  },
  stepDraft: {
    method: 'POST',
    path: '/api/bulletin-drafts/:draftId/steps',
    summary: '送审、审核、退回、签发 Take a draft along its chain of review',
    permission: 'bulletin.read',
    params: draftId,
    body: z
      .object({
        version,
        step: z.enum(chainSteps),
        note: z.string().trim().max(1000).nullable().default(null),
        letPass: z
          .array(z.object({ key: z.string().max(2000), reason: z.string().trim().min(2).max(500) }).strict())
          .max(200)
          .default([])
          .meta({ description: 'Contradictions the signer lets stand, each with the reason' }),
      })
      .strict(),
    reply: draftView,
    refuses: [
      'draftNotFound',
      'draftWrongState',
      'draftStale',
      'notPermitted',
      'ownDraft',
      'noteMissing',
      'issueBlocked',
      'issueNoTaken',
      'unknownTemplate',
      'invalidTemplate',
    ],
  },
} as const satisfies Record<string, Route>
