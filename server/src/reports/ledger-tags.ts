import type { LedgerEntry } from '@yihu/core/bulletin/figures'
import type { TemplateData } from 'easy-template-x'
import type { TagScope } from './tag-scope.ts'
import { scope } from './tag-scope.ts'

const entry = scope(['unit', 'points', 'order_no'], { loops: { reasons: scope(['reason']) } })
/** The names `ledgerData` answers to. */
export const ledgerScope: TagScope = scope(['seq', 'kind'], { loops: { first: entry, others: entry } })

/** Entries of one kind stand together; the first carries the merged cells. */
export function ledgerData(ledger: readonly LedgerEntry[]): TemplateData[] {
  const kinds: { seq: number; kind: string; entries: LedgerEntry[] }[] = []
  for (const entry of ledger) {
    const last = kinds.at(-1)
    if (last?.seq === entry.seq && last.kind === entry.kind) last.entries.push(entry)
    else kinds.push({ seq: entry.seq, kind: entry.kind, entries: [entry] })
  }
  return kinds.map(({ seq, kind, entries }) => ({
    seq: String(seq),
    kind,
    first: entries.slice(0, 1).map(entryData),
    others: entries.slice(1).map(entryData),
  }))
}

function entryData(entry: LedgerEntry): TemplateData {
  const reasons = entry.reasons.map((reason) => ({ reason }))
  return { unit: entry.unit, points: entry.points, order_no: entry.orderNo ?? '', reasons }
}
