import { DOMParser } from '@xmldom/xmldom'
import type { Element } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'
import type { AuditDocument, AuditTable } from '@yihu/core/audit/types'
import { auditDocumentOf } from '@yihu/core/bulletin/printed-block'
import type { PrintedBlock } from '@yihu/core/bulletin/printed-block'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { chartReader, isChartPart } from './read-word-charts.ts'
import { attributeOf, elementsOf, textOf } from './word-elements.ts'

/** Most of a document that is read: a bulletin has some hundred pages at most. */
const largest = 60_000_000

/**
 * Paragraphs and tables of a Word document in printed order. A heading over several columns is joined with the heading
 * below it; a table stands under the paragraph before it. Refuses what is no .docx.
 */
export function readWordDocument(bytes: Uint8Array): Result<AuditDocument, 'invalidDocument'> {
  const blocks = readWordBlocks(bytes)
  return blocks.ok ? accepted(auditDocumentOf(blocks.value)) : blocks
}

/** The same with paragraphs, tables and charts in one row, as a page prints them. */
export function readWordBlocks(bytes: Uint8Array): Result<PrintedBlock[], 'invalidDocument'> {
  let body: Element | undefined
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        (name === 'word/document.xml' || isChartPart(name)) && originalSize < largest,
    })
    const part = parts['word/document.xml']
    if (!part) return refused('invalidDocument', {})
    const document = new DOMParser({ onError: () => undefined }).parseFromString(strFromU8(part), 'text/xml')
    body = elementsOf(document.documentElement ?? undefined).find(({ localName }) => localName === 'body')
  } catch {
    return refused('invalidDocument', {})
  }
  if (!body) return refused('invalidDocument', {})
  const chartsIn = chartReader(parts)
  return accepted(
    elementsOf(body).flatMap((element): PrintedBlock[] => {
      if (element.localName === 'tbl') return [{ kind: 'table', ...tableOf(element) }, ...chartsIn(element)]
      const text = element.localName === 'p' ? textOf(element).trim() : ''
      const words = { kind: 'paragraph', text, isCentred: isCentred(element) } as const
      return [...chartsIn(element), ...(text === '' ? [] : [words])]
    }),
  )
}

function isCentred(paragraph: Element): boolean {
  const properties = elementsOf(paragraph).find(({ localName }) => localName === 'pPr')
  return attributeOf(properties, 'jc', 'val') === 'center'
}

function tableOf(table: Element): Pick<AuditTable, 'header' | 'rows'> {
  const rows = elementsOf(table).filter(({ localName }) => localName === 'tr')
  const cells = rows.map(cellsOf)
  const head = Math.max(
    1,
    rows.findIndex((row) => !isHeading(row)),
  )
  return {
    header: headerOf(cells.slice(0, head)),
    rows: cells.slice(head).map((row) => row.map(({ text }) => text)),
  }
}

interface WordCell {
  readonly text: string
  /** Goes on from the cell above. */
  readonly isMerged: boolean
}

/** The cells of a row by column: one that spans several is there once for each, so that columns keep their places. */
function cellsOf(row: Element): WordCell[] {
  return elementsOf(row)
    .filter(({ localName }) => localName === 'tc')
    .flatMap((cell) => {
      const properties = elementsOf(cell).find(({ localName }) => localName === 'tcPr')
      const span = Number(attributeOf(properties, 'gridSpan', 'val') ?? '1')
      const merge = elementsOf(properties).find(({ localName }) => localName === 'vMerge')
      const isMerged = merge !== undefined && (merge.getAttribute('w:val') ?? 'continue') === 'continue'
      return Array.from({ length: span }, () => ({ text: textOf(cell).trim(), isMerged }))
    })
}

/** Rows that are repeated on each page are the head. */
function isHeading(row: Element): boolean {
  const properties = elementsOf(row).find(({ localName }) => localName === 'trPr')
  return elementsOf(properties).some(({ localName }) => localName === 'tblHeader')
}

function headerOf(rows: readonly (readonly WordCell[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, column) => {
    const words = rows.flatMap((row) => (row[column] && !row[column].isMerged ? [row[column].text] : []))
    // A blank parts the levels of a heading, so there is none within one.
    return [...new Set(words.map((word) => word.replace(/\s+/g, '')))].join(' ').trim()
  })
}
