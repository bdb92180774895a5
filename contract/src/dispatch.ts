import { orderStates } from '@yihu/core/order/states'
import { satisfactions } from '@yihu/core/callback/callback'
import { z } from 'zod'
import { likeness } from './likeness.ts'
import { fieldSchemas } from './fields.ts'

const instant = z.iso.datetime({ offset: true })
const nullableInstant = instant.nullable()
const ofUnit = { assignmentId: z.uuid(), unitId: z.uuid(), unitName: z.string() }
const decided = {
  decidedAt: nullableInstant,
  decidedByName: z.string().nullable(),
  decisionReason: z.string().nullable(),
}

/** A return a unit asked for, word for word, and what became of it (R7.5, R11.1). */
export const returnView = z
  .object({
    returnId: z.uuid(),
    ...ofUnit,
    requestedAt: instant,
    requestedByName: z.string(),
    reasonCode: z.string(),
    reason: z.string(),
    evidence: z.string().nullable(),
    legalBasis: z.string().nullable(),
    suggestedUnitId: z.uuid().nullable(),
    suggestedUnitName: z.string().nullable(),
    decision: z.enum(['approved', 'refused']).nullable(),
    ...decided,
  })
  .meta({ id: 'Return' })

export const extensionView = z
  .object({
    extensionId: z.uuid(),
    ...ofUnit,
    requestedAt: instant,
    requestedByName: z.string(),
    workingDays: z.int(),
    reason: z.string(),
    appellantTold: z.boolean(),
    dueBefore: instant,
    dueAfter: nullableInstant,
    decision: z.enum(['granted', 'refused']).nullable(),
    ...decided,
  })
  .meta({ id: 'Extension' })

export const conferralView = z
  .object({
    conferralId: z.uuid(),
    heldAt: instant,
    recordedByName: z.string(),
    participants: z.string(),
    conclusion: z.string(),
    legalBasis: z.string().nullable(),
  })
  .meta({ id: 'Conferral' })

export const feedbackView = z
  .object({
    feedbackId: z.uuid(),
    ...ofUnit,
    handlerName: z.string(),
    at: instant,
    dueAt: nullableInstant,
    findings: z.string(),
    measures: z.string(),
    isResolved: z.boolean(),
    appellantOpinion: z.string().nullable(),
    publicText: z.string().nullable(),
  })
  .meta({ id: 'Feedback' })

/** An appeal merged into this order: its appellant is told of the result too (domain A10). */
export const mergedOrderView = z
  .object({
    orderId: z.uuid(),
    orderNo: z.string(),
    title: z.string(),
    channelCode: z.string(),
    acceptedAt: instant,
    appellantName: z.string().nullable(),
    attempts: z.int(),
    isReached: z.boolean(),
    satisfaction: z.enum(satisfactions).nullable(),
  })
  .meta({ id: 'MergedOrder' })

/** What is kept beside the state of an order, in the order of time. */
export const orderRecords = {
  returns: z.array(returnView).meta({ description: 'For people of a unit, those of their own units' }),
  extensions: z.array(extensionView).meta({ description: 'For people of a unit, those of their own units' }),
  conferrals: z.array(conferralView),
  feedbacks: z.array(feedbackView).meta({ description: 'Of a merged order, those of its lead order' }),
  mergedOrders: z.array(mergedOrderView).meta({ description: 'Empty for people of a unit' }),
}

/** What a decision on a return or an extension is held against: what was decided before, and how often the unit asks. */
export const decisionGrounds = z
  .object({
    similarReturns: z
      .array(
        z.object({
          orderId: z.uuid(),
          orderNo: z.string(),
          title: z.string(),
          unitId: z.uuid(),
          reason: z.string(),
          decision: z.enum(['approved', 'refused']),
          decisionReason: z.string().nullable(),
          decidedAt: instant,
        }),
      )
      .meta({ description: 'The last five decisions on the unit’s returns of the same category' }),
    extensionRates: z
      .array(z.object({ unitId: z.uuid(), dispatched: z.int(), asked: z.int(), granted: z.int() }))
      .meta({
        description: 'Orders dispatched to the unit this month, and those an extension was asked for',
      }),
  })
  .meta({ id: 'DecisionGrounds' })

export const mergeCandidate = z
  .object({
    orderId: z.uuid(),
    orderNo: z.string(),
    title: z.string(),
    state: z.enum(orderStates),
    acceptedAt: instant,
    leadUnitName: z.string().nullable(),
    mergedOrders: z.int(),
    likenesses: z.array(likeness),
  })
  .meta({ id: 'MergeCandidate' })

const version = z.int().min(0).meta({ description: 'The version of the order the decision was made on' })

export const redispatchOfReturned = z
  .object({
    version,
    assignmentId: z.uuid(),
    unitId: fieldSchemas.unitId,
    assistingUnitIds: fieldSchemas.assistingUnitIds.optional(),
    reason: fieldSchemas.reason.optional(),
    opinion: fieldSchemas.opinion.optional(),
  })
  .strict()
  .meta({ id: 'RedispatchOfReturned' })

export const designation = z
  .object({
    version,
    unitId: fieldSchemas.unitId,
    assistingUnitIds: fieldSchemas.assistingUnitIds.optional(),
    reason: fieldSchemas.reason,
    legalBasis: fieldSchemas.legalBasis,
    opinion: fieldSchemas.opinion.optional(),
    isPrecedent: z
      .boolean()
      .meta({ description: 'Enters the decision into the responsibility list, from today on' }),
  })
  .strict()
  .meta({ id: 'Designation' })
