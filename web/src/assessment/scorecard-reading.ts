import type { ScorecardView } from '@yihu/contract/assessments'

export type ScoreColumn = ScorecardView['columns'][number]
export type ScoreGroup = ScorecardView['groups'][number]
export type ScoreRow = ScoreGroup['rows'][number]

/** Below this many orders one order more or less moves a rate by over 20 points: a note for the reader, not a rule. */
export const smallSample = 5

/** Column that says how many orders the unit had: the first one that is counted, not computed, and whole throughout. */
export function orderCountColumn(card: ScorecardView): ScoreColumn | null {
  const rows = card.groups.flatMap((group) => group.rows)
  const isWhole = (column: ScoreColumn) =>
    rows.every((row) => {
      const cell = row.cells[column.key]
      return (
        cell !== undefined &&
        cell.value !== null &&
        Number.isInteger(cell.value) &&
        /^\d+$/.test(cell.printed)
      )
    })
  return card.columns.find((column) => !column.isComputed && isWhole(column)) ?? null
}

/** Column the ranking follows: the last computed one whose value never rises (or never falls) down any list. */
export function rankedColumn(card: ScorecardView): ScoreColumn | null {
  const computed = card.columns.filter((column) => column.isComputed).toReversed()
  const follows = (column: ScoreColumn, sign: 1 | -1) =>
    card.groups.every((group) => {
      const values = group.rows
        .map((row) => row.cells[column.key]?.value ?? null)
        .filter((value) => value !== null)
      return values.every((value, index) => index === 0 || sign * ((values[index - 1] ?? value) - value) >= 0)
    })
  return (
    computed.find((column) => follows(column, 1)) ??
    computed.find((column) => follows(column, -1)) ??
    computed[0] ??
    null
  )
}

/** Ranks that several rows of the list share. Units without a rank tie with nobody. */
export function tiedRanks(group: ScoreGroup): ReadonlySet<number> {
  const seen = new Set<number>()
  const tied = new Set<number>()
  for (const { rank } of group.rows) if (rank !== null) (seen.has(rank) ? tied : seen).add(rank)
  return tied
}

/** The lists of one group (all when null), with the units whose name contains the words; empty lists fall away. */
export function filterGroups(
  groups: readonly ScoreGroup[],
  wanted: { readonly group: string | null; readonly words: string },
): ScoreGroup[] {
  const words = wanted.words.trim().toLowerCase()
  return groups
    .filter((group) => wanted.group === null || group.group === wanted.group)
    .map((group) => ({ ...group, rows: group.rows.filter((row) => row.unit.toLowerCase().includes(words)) }))
    .filter((group) => group.rows.length > 0)
}
