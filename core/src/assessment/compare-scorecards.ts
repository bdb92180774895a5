import type { ScoreRow, Scorecard } from './types.ts'

/** One printed value of a unit that is another one now. Null: the unit is not in that scorecard. */
export interface ScoreDifference {
  readonly unit: string
  /** A column's key; `rank` and `grade` beside them. */
  readonly cell: string
  readonly before: string | null
  readonly now: string | null
}

/**
 * What two assessments of one period print differently, in the order of the first: cells, ranks and grades. Exact
 * values that print the same are no difference: nobody could see it in the bulletin.
 */
export function compareScorecards(before: Scorecard, now: Scorecard): ScoreDifference[] {
  const old = printedRows(before)
  const fresh = printedRows(now)
  const units = new Set([...old.keys(), ...fresh.keys()])
  return [...units].flatMap((unit) => {
    const left = old.get(unit)
    const right = fresh.get(unit)
    const cells = new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])
    return [...cells].flatMap((cell) => {
      const difference = {
        unit,
        cell,
        before: left?.get(cell) ?? null,
        now: right?.get(cell) ?? null,
      }
      return difference.before === difference.now ? [] : [difference]
    })
  })
}

/** The row of a unit, in whichever group and tier it stands. */
export function rowOf(scorecard: Scorecard, unit: string): ScoreRow | undefined {
  return scorecard.groups
    .flatMap(({ tiers }) => tiers.flatMap(({ rows }) => rows))
    .find((row) => row.unit === unit)
}

function printedRows({ groups }: Scorecard): Map<string, Map<string, string>> {
  const rows = groups.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.rows))
  return new Map(
    rows.map((row) => [
      row.unit,
      new Map([
        ['rank', row.rank === null ? '' : String(row.rank)],
        ...(row.grade === undefined ? [] : ([['grade', row.grade]] as const)),
        ...Object.values(row.cells).map(({ key, printed }) => [key, printed] as const),
      ]),
    ]),
  )
}
