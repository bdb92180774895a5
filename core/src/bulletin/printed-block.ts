import type { AuditDocument, AuditTable } from '../audit/types.ts'

/** A bulletin as it is printed, piece by piece: what pages, PDF and the audit before issue are made of. */
export type PrintedBlock =
  | { readonly kind: 'paragraph'; readonly text: string; readonly isCentred: boolean }
  | ({ readonly kind: 'table' } & Pick<AuditTable, 'header' | 'rows'>)

/** What stands over a published bulletin beside its own words. */
export interface PageHead {
  readonly title: string
  readonly issueNo: string
  readonly issuer: string
  /** `2023-11-17`. */
  readonly issuedOn: string
  readonly seal: string
}

/** The document the audit reads (R18.7): a table stands under the paragraph before it. */
export function auditDocumentOf(blocks: readonly PrintedBlock[]): AuditDocument {
  const paragraphs: string[] = []
  const tables: AuditTable[] = []
  for (const block of blocks)
    if (block.kind === 'paragraph') paragraphs.push(block.text)
    else tables.push({ title: paragraphs.at(-1) ?? '', header: block.header, rows: block.rows })
  return { paragraphs, tables }
}

/** The one text of a row whose cells are all the same: a heading over the whole table, as groups and tiers have it. */
export function headingOf(row: readonly string[]): string | undefined {
  const [first] = row
  return row.length > 1 && first !== '' && row.every((text) => text === first) ? first : undefined
}
