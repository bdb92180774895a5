import { appealKinds } from '@yihu/core/appeal/appeal'
import { declineTreatments } from '@yihu/core/appeal/decline-treatments'
import { extraField } from '@yihu/contract/reference-data'
import { parsePeriod } from '@yihu/core/calendar/period'
import { deskCallbacks } from '@yihu/core/callback/callback'
import { z } from 'zod'

/**
 * A published month as data: what was printed, what the plan assumes beyond print, and the words it is told in. The
 * folder of a month has `month.yaml`, `centre.yaml`, `annex1.csv`, `annex2.csv`, `derived-fractions.csv`,
 * `places.yaml`, `text.yaml` and `phrases.yaml`; another city needs other files and no other code.
 */
export interface PublishedMonth extends Omit<MonthFile, 'others'> {
  readonly centre: CentreFile
  readonly units: readonly PublishedUnit[]
  readonly others: readonly MonthPart[]
  readonly ledger: readonly LedgerRow[]
  readonly places: PlacesFile
  readonly text: TextFile
  readonly phrases: PhrasesFile
}

/** A part of the month with figures and units of its own; it is planned as a month of that much. */
export interface MonthPart {
  readonly published: PublishedPart
  readonly units: readonly PublishedUnit[]
}

const count = z.int().min(0)
const counts = z.record(z.string(), count)
const date = z.iso.date()
const words = z.array(z.string()).min(1)
const kind = z.enum(appealKinds)
const coded = z.object({ code: z.string(), name: z.string(), parentCode: z.string().nullable() })

/** What came in by some channels: all of a month, or a part of it that was published by itself (letters of a mailbox). */
const publishedPart = z.strictObject({
  orders: z.strictObject({ valid: count, answeredAtDesk: count, dispatched: count }),
  channels: counts,
  kinds: z.partialRecord(kind, count),
  hotTopics: z.array(z.strictObject({ category: z.string(), count })).min(1),
  desks: counts,
})

const calls = z
  .strictObject({
    answered: count,
    /** How many callers hung up unanswered is told by the rate, or by all calls offered. */
    connectRate: z.string().optional(),
    offered: count.optional(),
    byDivision: counts,
  })
  .refine((one) => (one.connectRate === undefined) !== (one.offered === undefined), {
    error: 'calls: one of connectRate and offered',
  })

export const monthFile = z.strictObject({
  key: z.string(),
  /** The template it was published by. */
  template: z.string(),
  period: z.string().refine((key) => parsePeriod(key) !== undefined, { error: 'no period' }),
  timeZone: z.string(),
  stepsUntil: date,
  published: publishedPart.extend({
    calls,
    satisfactionRate: z.string().optional(),
    programmeOrders: count.optional(),
  }),
  /** Parts published beside the calls; their units are the rows of `units.csv` with the part's key. */
  others: z.array(z.strictObject({ part: z.string(), published: publishedPart })).default([]),
  assumed: z.strictObject({
    invalidOrders: count,
    invalidByOtherChannel: count,
    invalidChannel: z.string(),
    mainChannel: z.string(),
    dispatchedOfKind: z.partialRecord(kind, z.number()),
    dispatchedOfOtherChannels: z.number(),
    returnsApproved: count,
    reworks: count,
    articles: count,
    limits: z.strictObject({ inquiry: count, others: count }),
    workingHours: z.array(z.tuple([z.string(), z.string()])).min(1),
    mostRated: z.number(),
    seats: count,
    phonePrefix: z.string(),
    anonymousShare: z.number(),
    confidentialShare: z.number(),
    hours: z.array(z.number()).length(24),
    restDayShare: z.number(),
    publicHolidayShare: z.number(),
    programmeTags: counts,
  }),
  backlog: z
    .strictObject({
      unit: z.string(),
      openOverdue: count,
      oldestOn: date,
      lastOn: date,
      category: z.string(),
      told: z.array(
        z.strictObject({
          acceptedOn: date,
          channel: z.string(),
          division: z.string(),
          title: z.string(),
          content: z.string(),
          returnRequestedOn: date,
          returnReason: z.string(),
        }),
      ),
    })
    .optional(),
  /** What was open when the bulletin was written ends late, by this day; without, it stays open. */
  lateEnds: z
    .strictObject({
      until: date,
      /** Why the hard case is released. */
      released: z.string(),
    })
    .optional(),
  hardCase: z
    .strictObject({
      orderNo: z.string(),
      acceptedOn: date,
      category: z.string(),
      division: z.string(),
      title: z.string(),
      content: z.string(),
      units: z.tuple([z.string(), z.string()]),
      circulations: count,
      lastDispatchBefore: date,
      returnReasons: z.tuple([z.string(), z.string()]),
      lastReturnRequestedOn: date,
      refusal: z.string(),
      markedOn: date,
      markReason: z.string(),
    })
    .optional(),
  manual: z.strictObject({ column: z.string(), reason: z.string() }).optional(),
  entered: z.array(z.strictObject({ key: z.string(), value: z.string(), reason: z.string() })),
})
export type MonthFile = z.infer<typeof monthFile>
export type PublishedPart = z.infer<typeof publishedPart>

export const centreFile = z.strictObject({
  code: z.string(),
  name: z.string(),
  divisionCode: z.string(),
  orderNoFormat: z.string(),
  divisions: z.array(coded.extend({ callWeight: z.number().optional() })),
  /** Units that answer for a place whatever the matter, and the division they answer for. */
  territories: z.record(z.string(), z.string()),
  aliases: z.record(z.string(), words),
  channels: z.array(coded),
  desks: z.array(
    coded.extend({ fields: z.array(extraField).optional(), callback: z.enum(deskCallbacks).optional() }),
  ),
  deskCategories: z.record(z.string(), words),
  programmeTags: z.array(coded.extend({ categories: words.optional(), words: z.string().optional() })),
  kindNames: z.record(z.string(), z.string()),
  returnReasons: z.array(coded).min(1),
  reworkReasons: z.array(coded).min(1),
  declineCategories: z.array(coded.extend({ treatment: z.enum(declineTreatments).exactOptional() })),
  invalidReasons: words,
  kindProfiles: z.record(z.string(), z.partialRecord(kind, z.number())),
  categories: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      of: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          /** Left out for hot topics, whose counts are published. */
          weight: z.number().positive().optional(),
          profile: z.string(),
          dispatch: z.number().positive(),
          units: z.array(z.string()),
        }),
      ),
    }),
  ),
})
export type CentreFile = z.infer<typeof centreFile>
export type CategoryRow = CentreFile['categories'][number]['of'][number]

export const placesFile = z.strictObject({
  /** One character each. */
  surnames: z
    .string()
    .min(1)
    .transform((line) => Array.from(line)),
  titles: words,
  byDivision: z.record(z.string(), z.record(z.string(), words)),
  anywhere: z.record(z.string(), words),
  filled: z.record(z.string(), words),
})
export type PlacesFile = z.infer<typeof placesFile>

const told = z
  .string()
  .regex(/^[^|]+\|[^|]+$/, 'title words, a bar, a sentence')
  .transform((line) => ({ short: line.split('|')[0] ?? '', sentence: line.split('|')[1] ?? '' }))
export const textFile = z.record(z.string(), z.strictObject({ ask: words, tell: z.array(told).min(1) }))
export type TextFile = z.infer<typeof textFile>

const wordsByKey = z.record(z.string(), words)
export const phrasesFile = z.strictObject({
  opening: words,
  openingOther: words,
  openingInquiry: words,
  anonymousOpening: words,
  history: words,
  /** Said of matters with an address. */
  localHistory: words,
  demand: wordsByKey,
  suggestionTitle: z.string(),
  otherTitle: z.string(),
  deskReply: z.strictObject({ inquiry: words, others: words }),
  opinion: words,
  returnText: wordsByKey,
  returnEvidence: z.string(),
  returnApproval: z.string(),
  returnRefusal: words,
  extensionReason: words,
  extensionGrant: z.string(),
  contactResult: words,
  findings: words,
  measures: z.strictObject({ resolved: words, unresolved: words }),
  appellantOpinion: words,
  callbackNote: wordsByKey,
  reworkText: z.record(z.string(), z.string()),
  reminder: z.string(),
  article: z.strictObject({ title: z.string(), body: words }),
})
export type PhrasesFile = z.infer<typeof phrasesFile>

const wholeNumber = z.string().regex(/^\d+$/).transform(Number)
export const annex1Row = z.object({
  group: z.string().min(1),
  unit: z.string().min(1),
  valid_orders: wholeNumber,
  on_time_count: wholeNumber,
  delay_count: wholeNumber,
  contact_count: wholeNumber,
  rejected_count: wholeNumber,
  knowledge_base_score: z.string().min(1),
})
export const fractionRow = z.object({
  unit: z.string().min(1),
  system_satisfied: wholeNumber,
  system_rated: wholeNumber,
  spot_satisfied: wholeNumber,
  spot_sampled: wholeNumber,
})
export const annex2Row = z.object({
  seq: wholeNumber,
  kind: z.string().min(1),
  unit: z.string().min(1),
  annex1_unit: z.string().min(1),
  reason: z.string().min(1),
  points: z.string().regex(/^-?\d+(\.\d+)?$/),
})
export type LedgerRow = z.infer<typeof annex2Row>

/** A row of `units.csv`: what each unit was published with, or is assumed to have had, count by count. */
export const unitRow = z.object({
  part: z.string(),
  group: z.string(),
  unit: z.string().min(1),
  dispatched: wholeNumber,
  on_time: wholeNumber,
  /** Not fed back when the bulletin was written; all others that are not on time came late. */
  open: wholeNumber,
  extensions: wholeNumber,
  contacted: wholeNumber,
  returns_refused: wholeNumber,
  satisfied: wholeNumber,
  fairly_satisfied: wholeNumber,
  neutral: wholeNumber,
  dissatisfied: wholeNumber,
})

/** A row of the ranking: its counts, and its ratings as counts or as the smallest fractions that print its rates. */
export interface PublishedUnit {
  readonly name: string
  readonly groupName: string
  readonly validOrders: number
  readonly onTime: number
  /** How many were not fed back; without, as many of the late ones as came too late in the month to be seen late. */
  readonly open?: number
  readonly extensions: number
  readonly contacted: number
  readonly returnsRefused: number
  readonly knowledgeScore?: string
  readonly system?: Fraction
  readonly spot?: Fraction
  /** How its last call-backs ended; all others were not rated. */
  readonly results?: Results
}

export interface Results {
  readonly satisfied: number
  readonly fairlySatisfied: number
  readonly neutral: number
  readonly dissatisfied: number
}

export interface Fraction {
  readonly satisfied: number
  readonly rated: number
}

/** The categories orders are filed under: the lower level of the tree. */
export function leafCategories(centre: CentreFile): readonly CategoryRow[] {
  return centre.categories.flatMap((group) => group.of)
}

/** The month of the calls, then each other part as a month of that much and without calls. */
export function partsOf(month: PublishedMonth): readonly PublishedMonth[] {
  return [
    month,
    ...month.others.map(({ published, units }): PublishedMonth => ({
      ...month,
      published: { ...month.published, ...published },
      assumed: {
        ...month.assumed,
        // Invalid calls and programmes belong to the first part; without calls, what goes to units is known.
        programmeTags: {},
        invalidOrders: 0,
        invalidByOtherChannel: 0,
        dispatchedOfOtherChannels: published.orders.dispatched / published.orders.valid,
      },
      units,
      others: [],
    })),
  ]
}
