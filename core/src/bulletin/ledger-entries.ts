import { automaticItems } from '../assessment/scorecard-json.ts'
import type { Scorecard } from '../assessment/types.ts'
import type { LedgerEntry } from './figures.ts'

/**
 * The ledger of a period as a bulletin prints it (R17): what the office entered, then what the rules of the schemes made,
 * numbered on. Both are items of the period; points are signed decimals.
 */
export function ledgerEntries(
  entered: readonly LedgerEntry[],
  scorecards: Iterable<Scorecard>,
): readonly LedgerEntry[] {
  const last = Math.max(0, ...entered.map(({ seq }) => seq))
  const made = [...scorecards].flatMap(automaticItems).map(({ kind, unit, reason, points }, index) => ({
    seq: last + index + 1,
    kind,
    unit,
    reasons: [reason],
    points,
  }))
  return [...entered, ...made]
}
