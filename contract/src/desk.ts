import { appealKinds } from '@yihu/core/appeal/appeal'
import { longestAnswer } from '@yihu/core/appeal/extra-fields'
import type { ActionRow } from '@yihu/core/order/actions'
import type { FieldName } from '@yihu/core/order/command'
import { actions } from '@yihu/core/order/actions'
import { orderStates } from '@yihu/core/order/states'
import { z } from 'zod'
import { likeness } from './likeness.ts'
import { fieldSchemas } from './fields.ts'
import { newAppeal } from './orders.ts'

const instant = z.iso.datetime({ offset: true })
const phone = z.string().regex(/^[0-9+\- ]{3,20}$/)

/** How a call may end at the desk besides being left to the dispatchers. */
export const deskEnds = ['answerAtDesk', 'dispatch', 'decline', 'markInvalid'] as const
export type DeskEnd = (typeof deskEnds)[number]

export const takenAppeal = z
  .object({
    appeal: newAppeal,
    extra: z
      .record(z.string().max(40), z.string().max(longestAnswer))
      .default({})
      .meta({ description: 'Answers to the questions of the desk, by their keys' }),
    takenAt: instant.nullable().default(null).meta({
      description: 'When it was taken, where it could not be sent at once; counts for at most an hour',
    }),
    earlierOrderId: z.uuid().nullable().default(null),
    answeringDayId: z.uuid().nullable().default(null).meta({
      description: 'The leaders’ answering day at which the call was taken; it must not have ended',
    }),
    end: z
      .discriminatedUnion('action', deskEnds.map(endSchema) as [EndSchema, ...EndSchema[]])
      .nullable()
      .default(null),
  })
  .strict()
  .meta({ id: 'TakenAppeal' })
export type TakenAppeal = z.input<typeof takenAppeal>

type EndSchema = ReturnType<typeof endSchema>

function endSchema(action: DeskEnd) {
  const row: ActionRow = actions[action]
  const shape: Partial<Record<FieldName, z.ZodType>> = {}
  for (const field of row.needs) shape[field] = fieldSchemas[field]
  for (const field of row.takes ?? []) shape[field] = fieldSchemas[field].optional()
  return z.object({ action: z.literal(action), fields: z.object(shape).strict() })
}

export const callerQuestion = z.object({ number: phone }).strict()

export const callerView = z
  .object({
    counts: z.object({
      calls30: z.int(),
      calls365: z.int(),
      orders30: z.int(),
      orders365: z.int(),
      open: z.int(),
    }),
    lastSatisfaction: z.string().nullable(),
    orders: z.array(
      z.object({
        orderId: z.uuid(),
        orderNo: z.string(),
        title: z.string(),
        state: z.enum(orderStates),
        kind: z.enum(appealKinds),
        acceptedAt: instant,
        handlingDueAt: instant.nullable(),
        leadUnitName: z.string().nullable(),
        appellantName: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Caller' })
export type CallerView = z.infer<typeof callerView>

export const similarQuestion = z
  .object({
    title: z.string().max(120),
    content: z.string().max(8000),
    address: z.string().max(200).nullable().default(null),
    divisionCode: z.string().max(12).nullable().default(null),
    categoryCode: z.string().max(40).nullable().default(null),
    number: phone.nullable().default(null),
  })
  .strict()

export const similarOrder = z
  .object({
    orderId: z.uuid(),
    orderNo: z.string(),
    title: z.string(),
    state: z.enum(orderStates),
    kind: z.enum(appealKinds),
    acceptedAt: instant,
    leadUnitName: z.string().nullable(),
    isSameCaller: z.boolean(),
    score: z.number(),
    likenesses: z.array(likeness),
    result: z.string().nullable().meta({ description: 'What was last said to the appellant' }),
  })
  .meta({ id: 'SimilarOrder' })
export type SimilarOrder = z.infer<typeof similarOrder>

export const articleQuestion = z.object({ words: z.string().max(400) }).strict()

export const articleView = z
  .object({
    articleId: z.uuid(),
    title: z.string(),
    body: z.string(),
    unitName: z.string(),
    publishedAt: instant,
    words: z.array(z.string()),
  })
  .meta({ id: 'Article' })
export type ArticleView = z.infer<typeof articleView>

export const newSupplement = z
  .object({
    text: z.string().trim().min(2).max(2000),
    isReminder: z.boolean(),
    number: phone.nullable().default(null),
  })
  .strict()

/** What the desk added to an order; shown on its page. */
export const orderAdditions = z
  .object({
    extra: z.record(z.string(), z.string()),
    links: z.array(
      z.object({ orderId: z.uuid(), orderNo: z.string(), title: z.string(), isEarlier: z.boolean() }),
    ),
    supplements: z.array(
      z.object({
        at: instant,
        byName: z.string().nullable(),
        text: z.string(),
        isReminder: z.boolean(),
        isSameCaller: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'OrderAdditions' })
export type OrderAdditions = z.infer<typeof orderAdditions>
