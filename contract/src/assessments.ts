import { z } from 'zod'

export const cellView = z
  .object({
    printed: z.string(),
    value: z.number().nullable(),
    exact: z.string().nullable(),
  })
  .meta({ id: 'Cell' })

export const columnView = z
  .object({
    key: z.string(),
    header: z.array(z.string()).meta({ description: 'Header path, outermost first' }),
    headerEn: z.array(z.string()),
    isComputed: z.boolean(),
    opens: z.boolean().meta({ description: 'The cell can be explained' }),
  })
  .meta({ id: 'ScoreColumn' })

/** An assessment as printed: groups and tiers in order, rows by rank. */
export const scorecardView = z
  .object({
    scheme: z.object({ key: z.string(), name: z.string(), version: z.int() }),
    period: z.string(),
    assessedAt: z.iso.datetime({ offset: true }),
    columns: z.array(columnView),
    groups: z.array(
      z.object({
        group: z.string(),
        title: z.string(),
        tier: z.string().nullable(),
        tierTitle: z.string().nullable(),
        rows: z.array(
          z.object({
            unit: z.string(),
            unitId: z.uuid().nullable(),
            rank: z.int().nullable(),
            cells: z.record(z.string(), cellView),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Scorecard' })
export type ScorecardView = z.infer<typeof scorecardView>

/** Why a cell says what it says: rule, inputs, and the orders each input counts. */
export const explanationView = z
  .object({
    unit: z.string(),
    unitId: z.uuid().nullable(),
    cell: z.string(),
    label: z.string(),
    printed: z.string(),
    exact: z.string().nullable(),
    formula: z.string().nullable().meta({ description: 'As written in the scheme' }),
    worked: z.string().nullable().meta({ description: 'The formula with its values put in' }),
    rounding: z.string(),
    ordersPeriod: z
      .string()
      .meta({ description: 'The `period` by which `GET /orders` lists what the inputs count' }),
    inputs: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        printed: z.string(),
        /** Set when the input counts orders: the list `GET /orders?measure=…` shows exactly those. */
        measure: z.string().nullable(),
        measureText: z.string().nullable(),
        /** Which orders of the measure count, as the list's `where` takes it. */
        where: z.string().nullable(),
        /** Set when the input is itself a computed cell that opens. */
        cell: z.string().nullable(),
        /** Entries made by hand: ledger items, manual scores. */
        entries: z.array(z.object({ text: z.string(), points: z.string(), author: z.string().nullable() })),
      }),
    ),
  })
  .meta({ id: 'Explanation' })
export type ExplanationView = z.infer<typeof explanationView>

export const assessmentOrder = z
  .object({ scheme: z.string().min(1).max(80), period: z.string().min(1).max(40) })
  .strict()
  .meta({ id: 'AssessmentOrder' })
