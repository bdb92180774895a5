import type { LedgerEntry } from '@yihu/core/bulletin/figures'
import { explained } from './comparison.ts'
import type { Comparison, PublishedTables } from './comparison.ts'

/** A published ledger against ours, item by item; one of ours that was not published is a difference as well. */
export function compareLedger(
  published: PublishedTables,
  table: string,
  printed: readonly Readonly<Record<string, string>>[],
  ledger: readonly LedgerEntry[],
): Comparison[] {
  // In which order the items stand follows no rule that is printed: each is compared with the one of its unit and kind.
  const left = [...ledger]
  const compared = printed.flatMap((row) => {
    const own = take(left, row)
    const place = `${row['seq']} ${row['unit']}`
    const reasons = bare(own?.reasons.join('') ?? '')
    return [
      explained(published, table, place, 'kind', row['kind'] ?? '', own?.kind),
      explained(published, table, place, 'unit', row['unit'] ?? '', own?.unit),
      explained(published, table, place, 'points', row['points'] ?? '', own?.points),
      explained(published, table, place, 'reason', bare(row['reason'] ?? ''), reasons),
    ]
  })
  const extra = left.map(({ unit, kind }) => explained(published, table, unit, 'kind', '', kind))
  return [...compared, ...extra]
}

/** Takes the item of a printed row out of ours: of its unit and kind, of its reason where there are several. */
function take(left: LedgerEntry[], row: Readonly<Record<string, string>>): LedgerEntry | undefined {
  const wordsOf = ({ reasons }: LedgerEntry) => bare(reasons.join(''))
  const like = left.filter(({ unit, kind }) => unit === row['unit'] && kind === row['kind'])
  const own = like.find((entry) => wordsOf(entry) === bare(row['reason'] ?? '')) ?? like[0]
  if (own !== undefined) left.splice(left.indexOf(own), 1)
  return own
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}
