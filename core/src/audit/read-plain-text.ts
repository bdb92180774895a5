import type { AuditDocument, AuditTable } from './types.ts'

/** Where something new begins, whatever the line before looked like. */
const heading =
  /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．](?!\d)|附件|附表|图\s*\d|表\s*\d|报[:：]|送[:：]|发[:：]|抄送|—)/
const sentenceEnd = /[。：:！？；;]$/

/**
 * Text as a page or a PDF gives it, with lines broken anywhere: lines of one paragraph are put together, and lines of
 * many figures are rows of a table. Rows with as many cells that follow each other are one table; the line before them
 * is its title. Headers of such tables are broken beyond repair, so their columns are numbered.
 */
export function readPlainText(text: string): AuditDocument {
  const paragraphs: string[] = []
  const tables: (AuditTable & { readonly annex: number })[] = []
  let open = ''
  let rows: string[][] = []
  let title = ''
  let lastWords = ''
  let header: readonly string[] | undefined
  let annex = 0
  let isPartial = false
  const endParagraph = () => {
    if (open.trim() !== '') paragraphs.push(open.trim())
    open = ''
  }
  const endTable = () => {
    if (rows.length > 0) tables.push({ ...tableOf(title, rows, header), annex, isPartial })
    rows = []
    isPartial = false
  }
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim()
    if (line === '') continue
    const cells = cellsOf(line)
    if (cells !== undefined) {
      endParagraph()
      if (rows.length > 0 && rows[0]?.length !== cells.length) {
        isPartial = true
        endTable()
        isPartial = true
      }
      if (rows.length === 0) title = lastWords
      rows.push(cells)
      continue
    }
    if (rows.length > 0 && line.length > 40 && sentenceEnd.test(line)) endTable()
    if (/^附\s*件\s*\d/.test(line)) annex += 1
    // Cells of a header are told apart by tabs; where they are not, nothing can be known of it.
    const headings = raw.split('\t').map((cell) => cell.replace(/\s+/g, ''))
    if (headings.filter((cell) => cell !== '').length >= 4) {
      header = headings
      continue
    }
    if (rows.length > 0 && (line.match(/\d+/g)?.length ?? 0) >= 5) isPartial = true
    if (heading.test(line) || /[（(]合计\d+家[）)]$/.test(line.replace(/\s/g, ''))) {
      endParagraph()
      endTable()
    }
    lastWords = line
    open += line
    if (heading.test(line) && line.length < 20 && !/[，,。；]/.test(line)) {
      endParagraph()
      continue
    }
    if (sentenceEnd.test(line) && !/[；;]$/.test(line)) endParagraph()
  }
  endParagraph()
  endTable()
  return { paragraphs, tables: joinTables(tables) }
}

/** The cells of a line that is a row of figures: at least four, most of them numbers. */
function cellsOf(line: string): string[] | undefined {
  // `722 (98.50%)11(1.50%)`: what is in brackets is a cell of its own.
  const cells = line
    .replace(/[（(](\d+(?:\.\d+)?[%％])[）)]/g, ' $1 ')
    .trim()
    .split(/\s+/)
  if (cells.length < 4 || /[。；]/.test(line)) return undefined
  const numbers = cells.filter((cell) => /^[+-]?\d[\d,]*(?:\.\d+)?[%％]?$/.test(cell)).length
  return numbers >= 3 && numbers / cells.length >= 0.6 ? cells : undefined
}

function tableOf(
  title: string,
  rows: readonly (readonly string[])[],
  header: readonly string[] | undefined,
): AuditTable {
  const width = rows[0]?.length ?? 0
  if (header?.length === width) return { title: header.includes(title) ? '' : title, header, rows }
  return { title, header: Array.from({ length: width }, (_, index) => `第${index + 1}列`), rows }
}

/** A page break cuts a table in two: parts without a title of their own belong together. */
function joinTables(tables: readonly (AuditTable & { readonly annex: number })[]): AuditTable[] {
  const joined: (AuditTable & { readonly annex: number })[] = []
  for (const table of tables) {
    const before = joined.at(-1)
    const isAnnounced = /合计\d+家/.test(table.title.replace(/\s/g, ''))
    const isSame = before?.header.length === table.header.length && before.annex === table.annex
    if (before && isSame && !isAnnounced)
      joined[joined.length - 1] = {
        ...before,
        rows: [...before.rows, ...table.rows],
        isPartial: before.isPartial === true || table.isPartial === true,
      }
    else joined.push(table)
  }
  return joined
}
