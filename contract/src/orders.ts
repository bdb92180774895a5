import { appealKinds, urgencies } from '@yihu/core/appeal/appeal'
import type { NewAppeal } from '@yihu/core/appeal/appeal'
import { roles } from '@yihu/core/access/roles'
import type { ActionName } from '@yihu/core/order/actions'
import { assignmentStates, orderStates } from '@yihu/core/order/states'
import { satisfactions } from '@yihu/core/callback/callback'
import { supervisionColours } from '@yihu/core/supervision/supervision'
import { queueNames } from '@yihu/core/workbench/queues'
import type { QueueName } from '@yihu/core/workbench/queues'
import { z } from 'zod'
import { attachmentView } from './attachments.ts'
import { orderRecords } from './dispatch.ts'

/* Over 300 lines, for an order is one thing over HTTP: what comes in, what is listed, what is shown. */

const instant = z.iso.datetime({ offset: true })
const nullableInstant = instant.nullable()

/** An appeal as it comes in by any channel (R2, R6). */
export const newAppeal = z
  .object({
    channelCode: z.string().min(1).max(40),
    kind: z.enum(appealKinds),
    urgency: z.enum(urgencies).default('normal'),
    title: z.string().trim().min(2).max(120),
    content: z.string().trim().min(5).max(8000),
    categoryCode: z.string().min(1).max(40),
    divisionCode: z.string().max(12).nullable().default(null),
    address: z.string().max(200).nullable().default(null),
    appellantName: z.string().max(60).nullable().default(null),
    appellantPhone: z
      .string()
      .regex(/^[0-9+\- ]{3,20}$/)
      .nullable()
      .default(null),
    isAnonymous: z.boolean().default(false),
    isConfidential: z.boolean().default(false),
    deskCode: z.string().max(40).nullable().default(null),
    programmeTag: z.string().max(40).nullable().default(null),
    sourceRef: z
      .string()
      .max(80)
      .nullable()
      .default(null)
      .meta({ description: 'Number of the same matter at the platform it came from' }),
    callId: z.uuid().nullable().default(null),
    accusedUnitId: z
      .uuid()
      .nullable()
      .default(null)
      .meta({ description: 'The unit the appeal is about; it never gets the order' }),
  })
  .strict()
  .meta({ id: 'NewAppeal' })
// The wire's shape is the rule's shape: this line fails to compile when they part.
export const parseNewAppeal = (body: unknown): NewAppeal => newAppeal.parse(body)

export const assignmentView = z
  .object({
    assignmentId: z.uuid(),
    unitId: z.uuid(),
    unitName: z.string(),
    role: z.enum(['lead', 'assisting']),
    parentId: z.uuid().nullable(),
    state: z.enum(assignmentStates),
    dispatchedAt: instant,
    dispatchedBy: z.uuid().nullable(),
    signDueAt: nullableInstant,
    signedAt: nullableInstant,
    returnUntil: nullableInstant,
    contactDueAt: nullableInstant,
    handlingStartedAt: nullableInstant,
    handlingDueAt: nullableInstant,
    pausedAt: nullableInstant,
    contactedAt: nullableInstant,
    contactAttempts: z.int(),
    fedBackAt: nullableInstant,
    handledBy: z.uuid().nullable(),
    returnRequested: z.boolean(),
    extensionRequested: z.int().nullable(),
    extensionsGranted: z.int(),
    returnsRefused: z.int(),
  })
  .meta({ id: 'Assignment' })

export const logEntryView = z
  .object({
    seq: z.int(),
    at: instant,
    action: z.string(),
    fromState: z.enum(orderStates).nullable(),
    toState: z.enum(orderStates),
    actorName: z.string(),
    role: z.enum(roles),
    unitName: z.string().nullable(),
    assignmentId: z.uuid().nullable(),
    fields: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'LogEntry' })

/** A line of the order list; the appellant is masked. */
export const orderRow = z
  .object({
    orderId: z.uuid(),
    orderNo: z.string(),
    state: z.enum(orderStates),
    version: z.int(),
    kind: z.enum(appealKinds),
    urgency: z.enum(urgencies),
    title: z.string(),
    channelCode: z.string(),
    categoryCode: z.string(),
    appellantName: z.string().nullable(),
    leadUnitName: z.string().nullable(),
    acceptedAt: instant,
    handlingDueAt: nullableInstant,
    isOverdue: z.boolean(),
    light: z.enum(['green', 'yellow', 'red']).nullable(),
    isSupervised: z.boolean(),
    isHardCase: z.boolean(),
    returnRequested: z.boolean(),
    extensionRequested: z.boolean(),
    divisionCode: z.string().nullable(),
    circulations: z.int(),
    reworks: z.int(),
    isDisputed: z.boolean(),
    supervisionColour: z.enum(supervisionColours).nullable(),
    reviewOn: z.iso.date().nullable(),
    takenByName: z.string().nullable(),
    takenAt: nullableInstant,
    stepDueAt: nullableInstant,
    callbackAttempts: z.int(),
    lastCallbackAt: nullableInstant,
  })
  .meta({ id: 'OrderRow' })
export type OrderRow = z.infer<typeof orderRow>

export const appealView = z
  .object({
    appealId: z.uuid(),
    channelCode: z.string(),
    kind: z.enum(appealKinds),
    title: z.string(),
    content: z.string(),
    categoryCode: z.string(),
    divisionCode: z.string().nullable(),
    deskCode: z.string().nullable(),
    programmeTag: z.string().nullable(),
    sourceRef: z.string().nullable(),
    isAnonymous: z.boolean(),
    isConfidential: z.boolean(),
    appellantName: z.string().nullable(),
    appellantPhone: z.string().nullable(),
    address: z.string().nullable(),
    mayReveal: z.boolean(),
  })
  .meta({ id: 'Appeal' })

export const callbackView = z
  .object({
    at: instant,
    method: z.string(),
    isReached: z.boolean(),
    isResponded: z.boolean().nullable(),
    isResolved: z.boolean().nullable(),
    isTrue: z.boolean().nullable(),
    satisfaction: z.string(),
    note: z.string().nullable(),
    callbackAgentName: z.string(),
  })
  .meta({ id: 'Callback' })

export const orderFactsView = z
  .object({
    isHardCase: z.boolean(),
    circulations: z.int(),
    reminders: z.int(),
    reworks: z.int(),
    callbacks: z.int(),
    leadOrderId: z.uuid().nullable(),
    isDisputed: z.boolean(),
    conferrals: z.int(),
    isDesignated: z.boolean(),
    isNuisance: z.boolean(),
    endedBy: z.uuid().nullable(),
    isEndConfirmed: z.boolean(),
    isUnreasonable: z.boolean(),
    suspensionRequested: z.boolean(),
    reviewOn: z.iso.date().nullable(),
    takenBy: z.uuid().nullable(),
    firstReviewBy: z.uuid().nullable(),
    stepDueAt: nullableInstant,
    supervision: z
      .object({ colour: z.enum(supervisionColours), replyDueAt: instant, isAnswered: z.boolean() })
      .nullable(),
    round: z.object({
      attempts: z.int(),
      lastAttemptAt: nullableInstant,
      isReached: z.boolean(),
      isAgainst: z.boolean(),
    }),
    firstSatisfaction: z.enum(satisfactions).nullable(),
    finalSatisfaction: z.enum(satisfactions).nullable(),
  })
  .meta({ id: 'OrderFacts' })

export const orderView = z
  .object({
    orderId: z.uuid(),
    orderNo: z.string(),
    state: z.enum(orderStates),
    version: z.int(),
    appealKind: z.enum(appealKinds),
    urgency: z.enum(urgencies),
    channelCode: z.string(),
    categoryCode: z.string(),
    deskCode: z.string().nullable(),
    accusedUnitId: z.uuid().nullable(),
    takenByName: z.string().nullable(),
    acceptedAt: instant,
    facts: orderFactsView,
    appeal: appealView,
    assignments: z.array(assignmentView),
    callbacks: z.array(callbackView),
    ...orderRecords,
    log: z.array(logEntryView),
    attachments: z.array(attachmentView),
  })
  .meta({ id: 'Order' })
export type OrderView = z.infer<typeof orderView>

/** Actions somebody is expected to take up; the home page counts what waits for each, and the list shows just those. */
export const waitingActions = [
  'dispatch',
  'sign',
  'giveFeedback',
  'approveReturn',
  'grantExtension',
  'review',
  'close',
] as const satisfies readonly ActionName[]
export type WaitingAction = (typeof waitingActions)[number]

/** Parts of a unit's own work, by the state of its assignment. */
export const unitQueues = ['toSign', 'handling', 'dueSoon', 'overdue', 'rework'] as const
export type UnitQueue = (typeof unitQueues)[number]

const lights = ['green', 'yellow', 'red'] as const

export const orderSorts = [
  'acceptedAt',
  '-acceptedAt',
  'handlingDueAt',
  '-handlingDueAt',
  'stepDueAt',
  'urgency',
] as const

/** Filters of the order list; the web keeps exactly these in the address bar. */
export const orderFilter = z
  .object({
    state: z.string().optional().meta({ description: 'One or more order states, separated by commas' }),
    unitId: z.uuid().optional(),
    below: z.enum(['true']).optional().meta({ description: 'With `unitId`: also the units below it' }),
    asLead: z
      .enum(['true'])
      .optional()
      .meta({ description: 'With `unitId`: only what the unit leads, not what it assists in' }),
    mine: z
      .enum(unitQueues)
      .optional()
      .meta({ description: 'A part of the work of `unitId`, or of the own units of whoever asks' }),
    kind: z.enum(appealKinds).optional(),
    urgency: z.enum(urgencies).optional(),
    urgent: z.enum(['true']).optional().meta({ description: 'Urgent or critical' }),
    channelCode: z.string().optional(),
    categoryCode: z.string().optional(),
    deskCode: z.string().optional(),
    deskBelow: z.enum(['true']).optional().meta({ description: 'With `deskCode`: also the desks below it' }),
    programmeTag: z.string().optional(),
    divisionCode: z.string().optional(),
    from: z.iso.date().optional().meta({ description: 'Accepted on or after this day' }),
    until: z.iso.date().optional().meta({ description: 'Accepted on or before this day' }),
    overdue: z.enum(['true', 'false']).optional(),
    dueSoon: z.enum(['true']).optional(),
    light: z.enum(lights).optional(),
    dispatched: z.enum(['true', 'false']).optional().meta({ description: 'Was ever dispatched to a unit' }),
    supervised: z.enum(['true', 'false']).optional(),
    colour: z.enum(supervisionColours).optional().meta({ description: 'Colour of the notice it is under' }),
    hardCase: z.enum(['true', 'false']).optional(),
    reworked: z.enum(['true', 'false']).optional(),
    circulations: z.coerce
      .number()
      .int()
      .min(1)
      .max(99)
      .optional()
      .meta({ description: 'Went round at least so often' }),
    reviewDue: z
      .enum(['true'])
      .optional()
      .meta({ description: 'Suspended, and the day of its review has come' }),
    pending: z.enum(['return', 'extension']).optional(),
    takenBy: z.uuid().optional().meta({ description: 'Who at the centre has taken it' }),
    waitingFor: z
      .enum(waitingActions)
      .optional()
      .meta({ description: 'Only orders that wait for this action' }),
    queue: z
      .enum(queueNames as [QueueName, ...QueueName[]])
      .optional()
      .meta({
        description: 'Only orders that stand in this queue of a workbench',
      }),
    q: z.string().max(100).optional().meta({ description: 'Order number, or words of the title' }),
    measure: z.string().optional().meta({ description: 'Only orders a count of the assessment is made of' }),
    sample: z.uuid().optional().meta({ description: 'Only orders drawn into this sample' }),
    where: z
      .string()
      .max(400)
      .optional()
      .meta({ description: 'Codes with all below them: channel:phone,wechat;kind:complaint' }),
    period: z.string().optional().meta({ description: 'With `measure`: the month, 2023-10' }),
    assessed: z.string().optional().meta({
      description: 'With `measure`: the assessed period whose exclusions count, where `period` says its days',
    }),
    sort: z.enum(orderSorts).optional(),
    page: z.coerce.number().int().min(1).max(100000).optional(),
    pageSize: z.coerce.number().int().min(1).max(200).optional(),
  })
  .strict()
export type OrderFilter = z.infer<typeof orderFilter>

export const orderPage = z
  .object({
    rows: z.array(orderRow),
    total: z.int(),
    isMore: z.boolean().meta({ description: 'More than `total` were found; only so many are counted' }),
    page: z.int(),
    pageSize: z.int(),
  })
  .meta({ id: 'OrderPage' })
export type OrderPage = z.infer<typeof orderPage>
