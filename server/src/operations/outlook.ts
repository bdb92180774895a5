import { Fraction } from 'fraction.js'
import { scopeOf } from '@yihu/core/access/permissions'
import { assess } from '@yihu/core/assessment/assess'
import { rowOf } from '@yihu/core/assessment/compare-scorecards'
import { applyLedger } from '@yihu/core/assessment/ledger'
import { forecast, whatIf } from '@yihu/core/assessment/outlook'
import type { Outlook, WhatIf } from '@yihu/core/assessment/outlook'
import type { CountsRow, LedgerItem, Scheme, ScoreRow } from '@yihu/core/assessment/types'
import { dateIn } from '@yihu/core/calendar/local-time'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { listLedger } from '../storage/assessments.ts'
import type { Span } from '../storage/screens/assessment-counts.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { periodSpan } from './period.ts'
import { countRows } from './run-assessment.ts'
import { placed } from './schemes.ts'

export interface UnitOutlook {
  readonly unit: string
  readonly passed: Fraction
  readonly inputs: Readonly<Record<string, Fraction | undefined>>
  readonly now: ScoreRow
  readonly forecast: ScoreRow | null
  readonly whatIf: ScoreRow | null
  /** The ranked value at the end of each week so far, counted over the orders until then. */
  readonly growth: readonly { readonly until: string; readonly row: ScoreRow | null }[]
}

type OutlookRefusal =
  | 'invalidPeriod'
  | 'nothingToAssess'
  | 'invalidScheme'
  | 'unknownUnit'
  | 'notYourRow'
  | 'notOfScheme'

/**
 * How a unit stands in a period that may still go on, how it ends if it goes on so, and what a change would do. Nothing
 * is kept. A unit asks only for its own; staff of the centre for any.
 */
export async function unitOutlook(
  tx: Transaction,
  context: Context,
  scheme: Scheme,
  question: { period: string; unitId: string; change: WhatIf },
): Promise<Result<UnitOutlook, OutlookRefusal>> {
  const { period, unitId, change } = question
  const scope = scopeOf(context.actor)
  if (scope.kind === 'units' && !scope.unitIds.includes(unitId)) return refused('notYourRow')
  const unit = context.centre.unitNames.get(unitId)
  if (unit === undefined) return refused('unknownUnit', { unitId })
  const known = scheme.inputs.map(({ key }) => key)
  const input = Object.keys(change).find((key) => !known.includes(key))
  if (input !== undefined) return refused('notOfScheme', { scheme: scheme.key, input, known })
  const span = periodSpan(period, context.centre.timeZone, scheme.period)
  if (!span.ok) return span
  const ledger = (await listLedger(tx, period)).map(({ item }) => item)
  const counted = await rowsUntil(tx, scheme, { ...span.value, period, asOf: context.now }, period, ledger)
  if (!counted.ok) return counted
  const now = current(scheme, counted.value, unit, period)
  if (!now.ok) return now
  if (!now.value) return refused('nothingToAssess', { period })
  const passed = passedShare(span.value, context.now)
  return accepted({
    unit,
    passed,
    inputs: counted.value.find((row) => row.unit === unit)?.values ?? {},
    now: now.value,
    forecast: rowOrNull(forecast(scheme, counted.value, unit, passed, period)),
    whatIf:
      Object.keys(change).length === 0
        ? null
        : rowOrNull(whatIf(scheme, counted.value, unit, change, period)),
    growth: await growthOf(tx, context, scheme, { unit, period, span: span.value, ledger }),
  })
}

/** The weeks of the period that are over, and today: each counted over the orders until then. */
async function growthOf(
  tx: Transaction,
  context: Context,
  scheme: Scheme,
  { unit, period, span, ledger }: { unit: string; period: string; span: Span; ledger: readonly LedgerItem[] },
) {
  const end = Math.min(span.before.getTime(), context.now.getTime())
  const ends: number[] = []
  // A quarter has too many weeks to count each: at most five steps.
  const step = Math.max(week, Math.ceil((end - span.from.getTime()) / 5 / day) * day)
  for (let at = span.from.getTime() + step; at < end; at += step) ends.push(at)
  if (end > span.from.getTime()) ends.push(end)
  const growth: UnitOutlook['growth'][number][] = []
  for (const at of ends) {
    const until = { ...span, before: new Date(at), period, asOf: new Date(at) }
    const rows = await rowsUntil(tx, scheme, until, period, ledger)
    const row = rows.ok ? current(scheme, rows.value, unit, period) : rows
    growth.push({ until: dateIn(context.centre.timeZone, new Date(at - 1)), row: row.ok ? row.value : null })
  }
  return growth
}

const day = 86_400_000
const week = 7 * day

async function rowsUntil(
  tx: Transaction,
  scheme: Scheme,
  span: Span & { readonly asOf: Date },
  period: string,
  ledger: readonly LedgerItem[],
): Promise<Result<readonly CountsRow[], 'nothingToAssess' | 'invalidScheme'>> {
  const counted = await countRows(tx, scheme, span, { period, now: span.asOf })
  if (counted.length === 0) return refused('nothingToAssess', { period })
  // Early in a month the ledger has items of units without an order yet.
  const units = new Set(counted.map(({ unit }) => unit))
  const rows = scheme.ledger
    ? applyLedger(
        scheme,
        counted,
        ledger.filter(({ unit }) => units.has(unit)),
      )
    : { ok: true as const, rows: counted }
  return rows.ok ? accepted(rows.rows) : refusedScheme(scheme, rows.problems)
}

function current(
  scheme: Scheme,
  rows: readonly CountsRow[],
  unit: string,
  period: string,
): Result<ScoreRow | null, 'invalidScheme'> {
  const assessed = assess(scheme, rows, period)
  if (!assessed.ok) return refusedScheme(scheme, assessed.problems)
  return accepted(rowOf(assessed.scorecard, unit) ?? null)
}

function refusedScheme(scheme: Scheme, problems: readonly Parameters<typeof placed>[1][]) {
  return refused('invalidScheme' as const, {
    problems: problems.map((problem) => placed(scheme.key, problem)),
  })
}

function rowOrNull(outlook: Outlook | undefined): ScoreRow | null {
  return outlook?.ok ? outlook.row : null
}

/** Whole hours are fine enough: above 0, at most 1. */
function passedShare({ from, before }: Span, now: Date): Fraction {
  const hour = 3_600_000
  const all = Math.round((before.getTime() - from.getTime()) / hour)
  const gone = Math.round((now.getTime() - from.getTime()) / hour)
  return new Fraction(Math.min(all, Math.max(1, gone)), all)
}
