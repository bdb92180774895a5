import { Fraction } from 'fraction.js'
import { computeRow } from './compute-row.ts'
import { holds } from './evaluate-formula.ts'
import type { ListedUnit, ListSpec, Scheme, ScoreGroup, ScoreRow } from './types.ts'

/**
 * The lists a bulletin's text names (R16.3: the first three of a pool with at least so many orders; R16.4: the units
 * with overdue orders), best first; what prints equal keeps the order of the table.
 */
export function listsOf(scheme: Scheme, groups: readonly ScoreGroup[]): Record<string, ListedUnit[]> {
  return Object.fromEntries(scheme.lists.map((list) => [list.key, unitsOf(scheme, list, groups)]))
}

function unitsOf(scheme: Scheme, list: ListSpec, groups: readonly ScoreGroup[]): ListedUnit[] {
  const isLowestBest = list.by === scheme.ranking.by && scheme.ranking.lowestFirst
  const lowestFirst = isLowestBest !== list.worstFirst
  const fitting = groups
    .filter(({ group }) => list.groups.length === 0 || list.groups.includes(group))
    .flatMap(({ group, tiers }) =>
      tiers.flatMap(({ rows }) => rows.filter((row) => fits(scheme, list, group, row))),
    )
    .toSorted((a, b) => (lowestFirst ? 1 : -1) * (valueOf(a, list.by) - valueOf(b, list.by)))
  return fitting
    .slice(0, list.top)
    .map(({ unit, cells }) => ({ unit, printed: cells[list.by]?.printed ?? '' }))
}

function fits(scheme: Scheme, { expression, by }: ListSpec, groupKey: string, row: ScoreRow): boolean {
  if (row.cells[by]?.value == null) return false
  if (by === scheme.ranking.by && row.rank === null) return false
  const group = scheme.groups.find(({ key }) => key === groupKey)
  if (expression === undefined || group === undefined) return true
  const given = Object.fromEntries(
    Object.entries(row.inputs).map(([key, exact]) => [key, new Fraction(exact)]),
  )
  return holds(expression, computeRow(scheme, group, given).scope)
}

function valueOf(row: ScoreRow, column: string): number {
  return row.cells[column]?.value ?? Number.NEGATIVE_INFINITY
}
