import type { LedgerItem, Scorecard } from './types.ts'

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
  /** What the automatic rules of the scheme made; absent when nothing. */
  readonly items?: readonly LedgerItem[]
}

/**
 * The scorecard as the published table has it: one element per group and tier, rows in printed order, each with
 * `rank`, `unit` and the printed value of every column as a number (a rate is its number of percent; blank is null).
 */
export function scorecardToJson(scorecard: Scorecard): ScorecardJson {
  const items = automaticItems(scorecard)
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
    ...(items.length === 0 ? {} : { items }),
  }
}

/** The ledger items the scheme made, in the order of the table. */
export function automaticItems({ groups }: Scorecard): LedgerItem[] {
  return groups.flatMap(({ tiers }) => tiers.flatMap(({ rows }) => rows.flatMap(({ items }) => items ?? [])))
}
