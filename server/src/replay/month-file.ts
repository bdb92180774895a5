import { appealKinds } from '@yihu/core/appeal/appeal'
import { parsePeriod } from '@yihu/core/calendar/period'
import { z } from 'zod'

const count = z.int().min(0)
const counts = z.record(z.string(), count)
const date = z.iso.date()
const kind = z.enum(appealKinds)

/** The orders of a desk whose text says more of them: how many of each end, and of which categories. */
const deskCounts = z.strictObject({
  atDesk: count,
  /** Each rated by the appellant in the period. */
  satisfied: count,
  dissatisfied: count,
  /** Those answered at the desk of some groups of categories (codes of the upper level); all others are of none of them. */
  categories: counts.default({}),
})
export type DeskCounts = z.infer<typeof deskCounts>

/** What came in by some channels: all of a month, or a part of it that was published by itself (letters of a mailbox). */
const publishedPart = z.strictObject({
  orders: z.strictObject({ valid: count, answeredAtDesk: count, dispatched: count }),
  channels: counts,
  kinds: z.partialRecord(kind, count),
  hotTopics: z.array(z.strictObject({ category: z.string(), count })).min(1),
  desks: z.record(z.string(), z.union([count, deskCounts])),
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

/** `month.yaml`. */
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
    /** Knowledge entries published in the period; the others are older. */
    articles: count.optional(),
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
    /** Categories that are not among the printed topics and whose counts are settled all the same. */
    topics: counts.default({}),
    /** Words of shared sentences that do not fit the time of year. */
    without: z.array(z.string()).default([]),
    /** So many orders of a group of categories came in on one day. */
    onDays: z.array(z.strictObject({ on: date, group: z.string(), count })).default([]),
    /** Orders accepted before the period, dealt with by then, that a figure since the year's beginning counts. */
    earlier: z
      .array(z.strictObject({ desk: z.string(), unit: z.string(), from: date, until: date, count }))
      .default([]),
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
