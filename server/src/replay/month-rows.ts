import { z } from 'zod'

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

/** A row of `due.csv`: a unit of a period that is published by what fell due in it, whenever it was accepted. */
export const dueRow = z.object({
  part: z.string(),
  group: z.string().min(1),
  unit: z.string().min(1),
  /** Dispatched in the period itself; not printed. */
  dispatched: wholeNumber,
  due: wholeNumber,
  handled: wholeNumber,
  on_time: wholeNumber,
  rework: wholeNumber,
  /** Of the call-backs of the period, where they are counted by their own month. */
  rated: z.union([wholeNumber, z.literal('')]),
  dissatisfied: z.union([wholeNumber, z.literal('')]),
  /** Of the orders due, where the last call-back counts. */
  satisfied: z.union([wholeNumber, z.literal('')]),
  /** Of the orders due, those given more time, as far as the print tells. */
  extended: z.union([wholeNumber, z.literal('')]),
})

/** A row of `manual.csv`: a score, rate or count of a unit that is entered by hand, by input of a scheme. */
export const manualRow = z.object({
  unit: z.string().min(1),
  column: z.string().min(1),
  points: z.string().regex(/^-?\d+(\.\d+)?$/),
  reason: z.string().min(1),
})
export type ManualRow = z.infer<typeof manualRow>

const decimal = z.string().regex(/^\d+(\.\d+)?$/)

/** A row of `county-figures.csv`: what a county's own platform reported (R13.1). */
export const countyRow = z.object({
  unit: z.string().min(1),
  valid_calls: decimal,
  connect_rate: decimal,
  online_rate: decimal,
  on_time_rate: decimal,
  callback_rate: decimal,
  satisfaction_rate: decimal,
  data_accuracy: decimal,
})
export type CountyFiguresRow = z.infer<typeof countyRow>

/**
 * A row of `dial-tests.csv`. Published are the means of the items; the calls are ours, four of each county with those
 * means (R13.2).
 */
export const dialTestRow = z.object({
  unit: z.string().min(1),
  dialled_at: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/),
  ring_seconds: wholeNumber,
  attempts: wholeNumber,
  connected: z.enum(['yes', 'no']),
  voice_menu: decimal,
  connection: decimal,
  service: decimal,
  knowledge: decimal,
  callback_service: decimal,
  findings: z.string(),
})
export type DialTestRow = z.infer<typeof dialTestRow>

const localMinute = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/

/**
 * A row of `article-tasks.csv`: what a unit was asked to write or bring up to date, and when it answered (R12.2).
 * Published is whom it cost points and for what; days and words are ours.
 */
export const articleTaskRow = z.object({
  unit: z.string().min(1),
  title: z.string().min(1),
  request: z.string().min(1),
  asked_at: z.string().regex(localMinute),
  due_on: z.iso.date(),
  /** Empty: never answered. */
  answered_at: z.union([z.literal(''), z.string().regex(localMinute)]),
  answer: z.string(),
})
export type ArticleTaskRow = z.infer<typeof articleTaskRow>

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
  /** Of those fed back, not satisfied when the province called them again (抽查回访). */
  spot_dissatisfied: wholeNumber.optional(),
})
