import { automaticItems } from '../assessment/scorecard-json.ts'
import type { LedgerItem, Scorecard } from '../assessment/types.ts'
import type { LedgerEntry } from './figures.ts'

/**
 * The ledger of a period as a bulletin prints it (R17): what the office entered, and what the rules of the schemes made.
 * An item that a rule made stands where the office would have put it. A ledger numbered by kind (one number, several
 * items) has it with its kind; any other has it with the unit's items of the same sign, and is numbered through again.
 * Points are signed decimals.
 */
export function ledgerEntries(
  entered: readonly LedgerEntry[],
  scorecards: Iterable<Scorecard>,
): readonly LedgerEntry[] {
  const made = [...scorecards].flatMap(automaticItems)
  if (made.length === 0) return entered
  const isByKind = entered.some(({ seq }, index) => seq === entered[index - 1]?.seq)
  const all = [...entered]
  for (const item of made) {
    const place = all.findLastIndex((other) => (isByKind ? isSameKind(other, item) : isSameUnit(other, item)))
    const seq = isByKind ? all[place]?.seq : undefined
    all.splice(place === -1 ? all.length : place + 1, 0, entryOf(item, seq ?? nextNumber(all)))
  }
  const first = entered[0]?.seq ?? 1
  return isByKind ? all : all.map((entry, index) => ({ ...entry, seq: first + index }))
}

function entryOf({ kind, unit, reason, points }: LedgerItem, seq: number): LedgerEntry {
  return { seq, kind, unit, reasons: [reason], points }
}

function nextNumber(entries: readonly LedgerEntry[]): number {
  return Math.max(0, ...entries.map(({ seq }) => seq)) + 1
}

function isSameKind({ kind }: LedgerEntry, item: LedgerItem): boolean {
  return kind === item.kind
}

function isSameUnit({ unit, points }: LedgerEntry, item: LedgerItem): boolean {
  return unit === item.unit && points.startsWith('-') === item.points.startsWith('-')
}
