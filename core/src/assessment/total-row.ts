import { Fraction } from 'fraction.js'
import { computeRow, groupKey } from './compute-row.ts'
import { groupNamesIn } from './evaluate-formula.ts'
import { exactInputs, printCell } from './print-cell.ts'
import type { CountsRow, Scheme, TotalRow } from './types.ts'

type Values = CountsRow['values']

/**
 * The total row of a table (formulas §1: column sums, and rates of the sums). Counts are added up, and rates that say by
 * what are averaged (formulas §2); a column that rests on anything else stays empty. Undefined when the scheme has no
 * total row or there is no unit.
 */
export function totalRow(scheme: Scheme, rows: readonly Values[]): TotalRow | undefined {
  const { total } = scheme
  const [group] = scheme.groups
  if (total === undefined || group === undefined || rows.length === 0) return undefined
  const sums = Object.fromEntries(
    scheme.inputs.map(({ key, kind, weightedBy }) => [
      key,
      kind === 'count'
        ? sumOf(rows, key)
        : weightedBy === undefined
          ? undefined
          : meanOf(rows, key, weightedBy),
    ]),
  )
  const computed = computeRow(scheme, group, sums)
  const cells = Object.fromEntries(
    scheme.columns
      .filter(({ key }) => total.columns.includes(key))
      .map((column) => [column.key, printCell(scheme, column, computed)]),
  )
  return { title: total.title, cells, inputs: exactInputs(computed) }
}

/** What the formulas ask of a whole group, by the key a row carries it under. */
export function groupInputs(scheme: Scheme, rows: readonly Values[]): Record<string, Fraction> {
  const expressions = [
    ...[
      ...scheme.columns,
      ...scheme.lists,
      ...(scheme.grades?.overrides ?? []),
      ...(scheme.ledger?.automatic ?? []),
    ].map(({ expression }) => expression),
    ...scheme.columns.flatMap(({ smallSample }) => [
      smallSample?.baseExpression,
      smallSample?.countsExpression,
    ]),
    ...(scheme.ledger?.automatic ?? []).map(({ pointsExpression }) => pointsExpression),
    scheme.ranking.unrankedExpression,
  ]
  const names = new Set(
    expressions.flatMap((expression) => (expression === undefined ? [] : groupNamesIn(expression))),
  )
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const values = rows.flatMap((row) => row[name] ?? [])
      const largest = values.reduce((most, value) => (value.gt(most) ? value : most), new Fraction(0))
      return [
        [groupKey('groupSum', name), sumOf(rows, name) ?? new Fraction(0)],
        [groupKey('groupMax', name), largest],
      ]
    }),
  )
}

/** Of the units that have both; undefined where their weights are nothing. */
function meanOf(rows: readonly Values[], key: string, weight: string): Fraction | undefined {
  const pairs = rows.flatMap((row) => {
    const [value, by] = [row[key], row[weight]]
    return value === undefined || by === undefined ? [] : [{ value, by }]
  })
  const whole = pairs.reduce((sum, { by }) => sum.add(by), new Fraction(0))
  if (whole.equals(0)) return undefined
  return pairs.reduce((sum, { value, by }) => sum.add(value.mul(by)), new Fraction(0)).div(whole)
}

/** Undefined where no unit has the figure: a default of the scheme then holds. */
function sumOf(rows: readonly Values[], key: string): Fraction | undefined {
  const values = rows.flatMap((row) => row[key] ?? [])
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum.add(value), new Fraction(0))
}
