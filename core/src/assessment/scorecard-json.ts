import type { Scorecard } from './types.ts'

/** One ranked list of a scorecard as plain JSON: a group, or a tier of a group. */
export interface ScorecardJson {
  readonly scheme: string
  readonly period: string
  readonly groups: readonly {
    readonly group: string
    readonly tier: string | null
    readonly title: string
    readonly rows: readonly Readonly<Record<string, string | number | null>>[]
  }[]
}

/**
 * The scorecard as the published table has it: one element per group and tier, rows in printed order, each with
 * `rank`, `unit` and the printed value of every column as a number (a rate is its number of percent; blank is null).
 */
export function scorecardToJson(scorecard: Scorecard): ScorecardJson {
  return {
    scheme: scorecard.scheme,
    period: scorecard.period,
    groups: scorecard.groups.flatMap((group) =>
      group.tiers.map((tier) => ({
        group: group.group,
        tier: tier.tier,
        title: tier.title ?? group.title,
        rows: tier.rows.map((row) => ({
          rank: row.rank,
          unit: row.unit,
          ...(row.grade === undefined ? {} : { grade: row.grade }),
          ...Object.fromEntries(Object.values(row.cells).map((cell) => [cell.key, cell.value])),
        })),
      })),
    ),
  }
}
