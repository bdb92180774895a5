import { Fraction } from 'fraction.js'
import { assess } from '@yihu/core/assessment/assess'
import { applyLedger } from '@yihu/core/assessment/ledger'
import { isMeasureName } from '@yihu/core/assessment/measures'
import type { CountsRow, LedgerItem, Scheme, Scorecard } from '@yihu/core/assessment/types'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { insertScorecard, keepScheme, listLedger, listManualScores } from '../storage/assessments.ts'
import type { StoredScorecard } from '../storage/assessments.ts'
import { countAnsweredAtDesk, countMeasures } from '../storage/screens/assessment-counts.ts'
import type { Span } from '../storage/screens/assessment-counts.ts'
import type { CountedInput } from '../storage/screens/closed-orders.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { holdOpenPeriod } from './open-period.ts'
import { periodSpan } from './period.ts'
import { placed } from './schemes.ts'
import type { SchemeSource } from './schemes.ts'
import { noUnitValues, unitValues } from './unit-values.ts'

export type AssessmentRefusal =
  | 'invalidPeriod'
  | 'nothingToAssess'
  | 'invalidScheme'
  | 'periodClosed'
  | 'schemeChanged'

/** Assesses a period by a scheme from the orders in the database and keeps the result with the scheme's text. */
export async function runAssessment(
  tx: Transaction,
  context: Context,
  source: SchemeSource,
  period: string,
): Promise<Result<StoredScorecard, AssessmentRefusal>> {
  const open = await holdOpenPeriod(tx, context, period, source.scheme.key)
  if (!open.ok) return open
  const assessed = await assessPeriod(tx, context, source.scheme, period)
  return assessed.ok ? keepScorecard(tx, context, source, period, assessed.value) : assessed
}

/** What an assessment gives and the ledger it took it from. */
export interface AssessedPeriod {
  readonly scorecard: Scorecard
  readonly ledger: readonly LedgerItem[]
}

/** Counts and computes, and keeps nothing. `asOf`: until when an order still open counts as late; now, when absent. */
export async function assessPeriod(
  tx: Transaction,
  context: Context,
  scheme: Scheme,
  period: string,
  asOf?: Date,
): Promise<Result<AssessedPeriod, AssessmentRefusal>> {
  const span = periodSpan(period, context.centre.timeZone, scheme.period)
  if (!span.ok) return span
  const counted = await countRows(tx, scheme, { ...span.value, period, asOf }, { period, now: context.now })
  if (counted.length === 0) return refused('nothingToAssess', { period })
  const ledger = (await listLedger(tx, period)).map(({ item }) => item)
  const rows = scheme.ledger ? applyLedger(scheme, counted, ledger) : { ok: true as const, rows: counted }
  if (!rows.ok)
    return refused('invalidScheme', { problems: rows.problems.map((problem) => placed(scheme.key, problem)) })
  const assessed = assess(scheme, rows.rows, period)
  if (!assessed.ok)
    return refused('invalidScheme', {
      problems: assessed.problems.map((problem) => placed(scheme.key, problem)),
    })
  return accepted({ scorecard: assessed.scorecard, ledger })
}

/** Keeps a scorecard as the latest of its period, with the text of the scheme it was computed by. */
export async function keepScorecard(
  tx: Transaction,
  context: Context,
  source: SchemeSource,
  period: string,
  { scorecard, ledger }: AssessedPeriod,
): Promise<Result<StoredScorecard, 'schemeChanged'>> {
  const { scheme } = source
  const row = { ...scheme, name: scheme.name.zh, source: source.source, hash: source.hash }
  if (!(await keepScheme(tx, row, context.now)))
    return refused('schemeChanged', { scheme: scheme.key, version: scheme.version })
  return accepted(
    await insertScorecard(tx, {
      schemeKey: scheme.key,
      schemeVersion: scheme.version,
      period,
      at: context.now,
      by: context.actor.userId,
      inputs: { schemeHash: source.hash, ledger },
      scorecard,
    }),
  )
}

/** One row for each unit with orders: what the scheme's inputs count, what is known beside orders, what was entered. */
export async function countRows(
  tx: Transaction,
  scheme: Scheme,
  span: Span,
  { period, now }: { period: string; now: Date },
): Promise<CountsRow[]> {
  const measured = countedInputs(scheme)
  const units = await countMeasures(tx, span, measured)
  const desk = scheme.deskRow ? [await deskRow(tx, scheme, scheme.deskRow, span)] : []
  const known = await unitValues(tx, scheme, { period, span, asOf: span.asOf ?? now })
  const none = noUnitValues(scheme)
  const manual = await listManualScores(tx, period)
  const ofUnits = [...units, ...withoutOrders(known, units)]
    .filter((unit) => known.has(unit.unit) || [...unit.counts.values()].some((count) => count > 0))
    .map((unit) => ({ ...unit, of: known.get(unit.unit) }))
    .map(({ unit, counts, of }) => ({
      unit,
      ...(of?.names === undefined ? {} : { names: of.names }),
      values: {
        ...Object.fromEntries(measured.map(({ key }) => [key, new Fraction(counts.get(key) ?? 0)])),
        ...none,
        ...of?.values,
        ...Object.fromEntries(
          manual
            .filter((score) => score.unit === unit)
            .map((score) => [score.input_key, new Fraction(score.points)]),
        ),
      },
    }))
  return [...ofUnits, ...desk]
}

/** The inputs of a scheme that count orders. */
export function countedInputs(scheme: Scheme): CountedInput[] {
  return scheme.inputs.flatMap(({ key, measure, where }) =>
    measure !== undefined && isMeasureName(measure)
      ? [{ key, measure, ...(where === undefined ? {} : { where }) }]
      : [],
  )
}

/** A unit has its row also when the hotline gave it no order: a county with a platform of its own (R13.3), one with a task. */
function withoutOrders(known: ReadonlyMap<string, unknown>, units: readonly { readonly unit: string }[]) {
  const counted = new Set(units.map(({ unit }) => unit))
  return [...known.keys()]
    .filter((unit) => !counted.has(unit))
    .map((unit) => ({ unit, counts: new Map<string, number>() }))
}

/** The hotline among its units: what it answered at the desk, in every input the scheme names; 0 in all others. */
async function deskRow(
  tx: Transaction,
  scheme: Scheme,
  { unit, inputs }: NonNullable<Scheme['deskRow']>,
  span: Span,
): Promise<CountsRow> {
  const count = await countAnsweredAtDesk(tx, span)
  const values = scheme.inputs.map(({ key }) => [key, new Fraction(inputs.includes(key) ? count : 0)])
  return { unit, values: Object.fromEntries(values) }
}
