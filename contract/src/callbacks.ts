import { deskCallbacks, satisfactions } from '@yihu/core/callback/callback'
import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })
const note = z.string().trim().min(1).max(2000)

/** The questions of a call-back, each apart (domain B3). */
export const callbackAnswers = z
  .object({
    isReached: z.boolean(),
    isResponded: z.boolean().optional(),
    isResolved: z.boolean().optional(),
    isTrue: z.boolean().optional(),
    satisfaction: z.enum(satisfactions),
    note: note.optional(),
  })
  .strict()
  .meta({ id: 'CallbackAnswers' })

const version = z.int().min(0).meta({ description: 'The version of the order the decision was made on' })

export const callbackRecord = z.object({ version, answers: callbackAnswers }).strict()

/** What an order's call-back depends on beside the order itself. */
export const callbackPlan = z
  .object({
    deskCallback: z.enum(deskCallbacks),
    appointment: z
      .object({ at: instant, note: z.string().nullable(), madeByName: z.string(), madeAt: instant })
      .nullable(),
    invitation: z
      .object({
        channel: z.string(),
        sentAt: instant,
        expiresAt: instant,
        answeredAt: instant.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'CallbackPlan' })
export type CallbackPlan = z.infer<typeof callbackPlan>

export const appointmentOrder = z.object({ at: instant, note: note.nullable().default(null) }).strict()

/** What the holder of a link sees: nothing of any person. */
export const callbackLink = z
  .object({ centreName: z.string(), title: z.string(), publicText: z.string().nullable() })
  .meta({ id: 'CallbackLink' })

export const linkAnswers = callbackAnswers
  .omit({ isReached: true })
  .extend({ satisfaction: z.enum(satisfactions).exclude(['unrated']), note: note.max(500).optional() })
  .strict()
  .meta({ id: 'CallbackLinkAnswers' })

export const callbackOutcome = z.object({ isClosed: z.boolean() }).meta({ id: 'CallbackOutcome' })

/** What the switch reports of an automatic call. */
export const keypadAnswer = z
  .object({
    centreCode: z.string().max(40).optional(),
    orderNo: z.string().min(1).max(40),
    digit: z.string().regex(/^\d$/).nullable().meta({ description: 'Null: nobody answered' }),
  })
  .strict()
  .meta({ id: 'KeypadAnswer' })

const filter = {
  from: z.iso.date().meta({ description: 'Closed on or after this day' }),
  until: z.iso.date().meta({ description: 'Closed on or before this day' }),
  categoryCode: z.string().max(40).optional(),
  deskCode: z.string().max(40).optional(),
}
export const sampleFilter = z.object(filter).strict()

export const sampleCandidates = z.array(
  z
    .object({
      unitId: z.uuid(),
      unitName: z.string(),
      closed: z.int(),
      sampled: z.int().meta({ description: 'Of them in a sample already; nobody is drawn twice' }),
    })
    .meta({ id: 'SampleCandidates' }),
)

export const sampleOrder = z
  .object({
    ...filter,
    name: z.string().trim().min(1).max(60),
    perUnit: z.int().min(1).max(100),
    seed: z.int().min(0).max(0x7fff_ffff).optional(),
  })
  .strict()
  .meta({ id: 'SampleOrder' })

export const sampleView = z
  .object({
    sampleId: z.uuid(),
    name: z.string(),
    seed: z.int(),
    perUnit: z.int(),
    filter: sampleFilter,
    madeByName: z.string(),
    madeAt: instant,
    drawn: z.int(),
    done: z.int(),
  })
  .meta({ id: 'Sample' })
export type SampleView = z.infer<typeof sampleView>

export const samplePage = z
  .object({
    sample: sampleView,
    orders: z.array(
      z.object({
        orderId: z.uuid(),
        orderNo: z.string(),
        title: z.string(),
        unitName: z.string(),
        position: z.int(),
        attempts: z.int(),
        doneAt: instant.nullable(),
        isReached: z.boolean().nullable(),
        satisfaction: z.enum(satisfactions).nullable(),
      }),
    ),
    results: z.array(
      z.object({
        unitId: z.uuid(),
        unitName: z.string(),
        drawn: z.int(),
        done: z.int(),
        reached: z.int(),
        rated: z.int(),
        satisfied: z.int().meta({ description: 'Satisfied and fairly satisfied' }),
        dissatisfied: z.int(),
      }),
    ),
  })
  .meta({ id: 'SamplePage' })
export type SamplePage = z.infer<typeof samplePage>

export const spotCheckRecord = z
  .object({
    version,
    answers: callbackAnswers,
    isLast: z.boolean().meta({ description: 'Not reached, and not tried again' }),
  })
  .strict()
