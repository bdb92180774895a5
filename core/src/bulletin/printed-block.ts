import type { AuditDocument, AuditTable } from '../audit/types.ts'

/** A bulletin as it is printed, piece by piece: what pages, PDF and the audit before issue are made of. */
export type PrintedBlock =
  | { readonly kind: 'paragraph'; readonly text: string; readonly isCentred: boolean }
  | ({ readonly kind: 'table' } & Pick<AuditTable, 'header' | 'rows'>)
  | PrintedChart

/** A chart as the document has it; its caption is the paragraph below. */
export interface PrintedChart {
  readonly kind: 'chart'
  /** `bar` lies, `column` stands. `other`: of a kind that is not drawn outside Word; its values are printed instead. */
  readonly form: 'pie' | 'bar' | 'column' | 'line' | 'other'
  /** What the document calls it for those who do not see it. */
  readonly label: string
  /** In points. */
  readonly width: number
  readonly height: number
  /** In reading order: from the top, from the left, clockwise. */
  readonly names: readonly string[]
  readonly series: readonly ChartSeries[]
}

export interface ChartSeries {
  readonly name: string
  /** One for each of the names; null where the document has none. */
  readonly values: readonly (number | null)[]
}

/** What stands over a published bulletin beside its own words. */
export interface PageHead {
  readonly title: string
  readonly issueNo: string
  readonly issuer: string
  /** `2023-11-17`. */
  readonly issuedOn: string
  /** SHA-256 of the Word document it was made from, which whoever has that file can compute too. */
  readonly documentHash: string
}

/** The document the audit reads (R18.7): a table stands under the paragraph before it. */
export function auditDocumentOf(blocks: readonly PrintedBlock[]): AuditDocument {
  const paragraphs: string[] = []
  const tables: AuditTable[] = []
  for (const block of blocks)
    if (block.kind === 'paragraph') paragraphs.push(block.text)
    else if (block.kind === 'table')
      tables.push({ title: paragraphs.at(-1) ?? '', header: block.header, rows: block.rows })
  return { paragraphs, tables }
}

/** The caption of a chart: the centred paragraph below it. */
export function captionOf(blocks: readonly PrintedBlock[], chart: number): string | undefined {
  const next = blocks[chart + 1]
  return blocks[chart]?.kind === 'chart' && next?.kind === 'paragraph' && next.isCentred
    ? next.text
    : undefined
}

/** The values of a chart as rows: the name of each item, then its value in each series. */
export function chartRows({ names, series }: PrintedChart): string[][] {
  return names.map((name, index) => [
    name,
    ...series.map(({ values }) => (values[index] === null ? '' : String(values[index]))),
  ])
}

/** The one text of a row whose cells are all the same: a heading over the whole table, as groups and tiers have it. */
export function headingOf(row: readonly string[]): string | undefined {
  const [first] = row
  return row.length > 1 && first !== '' && row.every((text) => text === first) ? first : undefined
}
