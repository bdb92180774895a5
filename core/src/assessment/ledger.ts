import { Fraction } from 'fraction.js'
import { findUnit } from './assess.ts'
import { proposal } from './did-you-mean.ts'
import { takes } from './ledger-routes.ts'
import type { CountsRead, CountsRow, LedgerItem, LedgerRoute, Problem, Scheme } from './types.ts'

/**
 * Adds the bonus and deduction items (加减分明细) of a period to the rows: every route of the scheme's ledger sums the
 * items it takes, and each input with the measure `ledger:<route>` receives the sum (0 where a unit has none). The
 * join is by the scheme's unit names and aliases, so an item filed under another name of the unit is not lost
 * (R17.3). A ledger without routes adds up nothing. Refused: an item of a unit without a row, of an unknown kind, or
 * whose points are no number.
 */
export function applyLedger(
  scheme: Scheme,
  rows: readonly CountsRow[],
  items: readonly LedgerItem[],
): CountsRead {
  const routes = scheme.ledger?.routes ?? []
  // Points that count nowhere are printed as they stand (Yueyang annexes 3 and 4, formulas §5).
  if (routes.length === 0) return { ok: true, rows }
  const problems: Problem[] = []
  const rowUnits = new Set(rows.map((row) => canonicalUnit(scheme, row.unit)))
  const sums = new Map<string, Fraction>()

  for (const [index, item] of items.entries()) {
    const problem = itemProblem(scheme, item, rowUnits, index)
    if (problem !== undefined) {
      problems.push(problem)
      continue
    }
    const points = new Fraction(item.points)
    for (const route of routes.filter((candidate) => takes(candidate, item, points))) {
      const key = sumKey(canonicalUnit(scheme, item.unit), route)
      sums.set(key, (sums.get(key) ?? new Fraction(0)).add(points))
    }
  }
  if (problems.length > 0) return { ok: false, problems }

  const withSums = rows.map((row): CountsRow => {
    const values: Record<string, Fraction | undefined> = { ...row.values }
    for (const route of routes) {
      const sum = sums.get(sumKey(canonicalUnit(scheme, row.unit), route)) ?? new Fraction(0)
      for (const input of scheme.inputs) {
        if (input.measure === `ledger:${route.key}`) values[input.key] = sum
      }
    }
    return { ...row, values }
  })
  return { ok: true, rows: withSums }
}

/** The ledger items that count for a unit under one route: what stands behind a bonus or deduction cell. */
export function itemsBehind(
  scheme: Scheme,
  items: readonly LedgerItem[],
  unit: string,
  routeKey: string,
): readonly LedgerItem[] {
  const route = scheme.ledger?.routes.find((candidate) => candidate.key === routeKey)
  if (route === undefined) return []
  const wanted = canonicalUnit(scheme, unit)
  return items.filter(
    (item) => canonicalUnit(scheme, item.unit) === wanted && takes(route, item, new Fraction(item.points)),
  )
}

function itemProblem(
  scheme: Scheme,
  item: LedgerItem,
  rowUnits: ReadonlySet<string>,
  index: number,
): Problem | undefined {
  const path = `ledger[${index + 1}] ${item.unit}`
  const kinds = scheme.ledger?.kinds ?? []
  if (!/^[+-]?\d{1,9}(\.\d{1,9})?$/.test(item.points)) {
    return {
      code: 'notANumber',
      path,
      zh: `“${item.unit}”的加减分“${item.points}”不是数`,
      en: `the points "${item.points}" of "${item.unit}" are not a number`,
    }
  }
  if (!kinds.includes(item.kind)) {
    const hint = proposal(item.kind, kinds)
    return {
      code: 'unknownLedgerKind',
      path,
      zh: `加减分项“${item.kind}”不在方案中${hint.zh}`,
      en: `the scheme has no ledger kind "${item.kind}"${hint.en}`,
    }
  }
  if (!rowUnits.has(canonicalUnit(scheme, item.unit))) {
    return {
      code: 'unknownUnit',
      path,
      zh: `加减分明细中的单位“${item.unit}”不在考核表中`,
      en: `unit "${item.unit}" of the ledger has no row in the table`,
    }
  }
  return undefined
}

function canonicalUnit(scheme: Scheme, name: string): string {
  return findUnit(scheme, name)?.unit.name ?? name
}

function sumKey(unit: string, route: LedgerRoute): string {
  return `${route.key}\n${unit}`
}
