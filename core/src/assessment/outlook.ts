import { Fraction } from 'fraction.js'
import { assess } from './assess.ts'
import { rowOf } from './compare-scorecards.ts'
import type { CountsRow, Problem, Scheme, ScoreRow } from './types.ts'

/** So many more (or fewer) of an input of a unit. */
export type WhatIf = Readonly<Record<string, number>>

export type Outlook =
  | { readonly ok: true; readonly row: ScoreRow }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * The row of a unit if its counts were others, all other units as they are: "two more satisfied call-backs". A change
 * below 0 ends at 0; a numerator that passes its base (`atMost`) carries the base with it, since one more satisfied
 * call-back is one more call-back.
 */
export function whatIf(
  scheme: Scheme,
  rows: readonly CountsRow[],
  unit: string,
  change: WhatIf,
  period: string,
): Outlook | undefined {
  const changed = rows.map((row) =>
    row.unit === unit ? { ...row, values: changedValues(scheme, row.values, change) } : row,
  )
  return rowIn(scheme, changed, unit, period)
}

/**
 * The row of a unit at the end of a period of which only a part has passed: every count that orders give goes on as it
 * has so far, for all units alike, so the rates stay and what hangs on volume grows. Entries by hand stay as they are.
 * @param passed - share of the period that has passed, above 0 and at most 1.
 */
export function forecast(
  scheme: Scheme,
  rows: readonly CountsRow[],
  unit: string,
  passed: Fraction,
  period: string,
): Outlook | undefined {
  const counted = new Set(
    scheme.inputs
      .filter(({ kind, measure }) => kind === 'count' && measure !== undefined && isOfOrders(measure))
      .map(({ key }) => key),
  )
  const grown = rows.map((row) => ({
    ...row,
    values: Object.fromEntries(
      Object.entries(row.values).map(([key, value]) => [
        key,
        value !== undefined && counted.has(key) ? value.div(passed).round(0) : value,
      ]),
    ),
  }))
  return rowIn(scheme, grown, unit, period)
}

function isOfOrders(measure: string): boolean {
  return measure !== 'manual' && !measure.includes(':')
}

function changedValues(scheme: Scheme, values: CountsRow['values'], change: WhatIf): CountsRow['values'] {
  const after: Record<string, Fraction | undefined> = { ...values }
  const zero = new Fraction(0)
  for (const [key, by] of Object.entries(change)) {
    const sum = (after[key] ?? zero).add(by)
    after[key] = sum.compare(0) < 0 ? zero : sum
  }
  // A chain of bases (satisfied ≤ rated ≤ called back) is as long as there are inputs at most.
  for (let step = 0; step < scheme.inputs.length; step++)
    for (const { key, atMost } of scheme.inputs) {
      const value = after[key]
      if (atMost === undefined || value === undefined) continue
      const base = after[atMost]
      if (base === undefined || value.compare(base) <= 0) continue
      // The change that was asked for decides: a base made smaller takes its part with it.
      if ((change[key] ?? 0) === 0 && (change[atMost] ?? 0) < 0) after[key] = base
      else after[atMost] = value
    }
  return after
}

function rowIn(
  scheme: Scheme,
  rows: readonly CountsRow[],
  unit: string,
  period: string,
): Outlook | undefined {
  const assessed = assess(scheme, rows, period)
  if (!assessed.ok) return { ok: false, problems: assessed.problems }
  const row = rowOf(assessed.scorecard, unit)
  return row && { ok: true, row }
}
