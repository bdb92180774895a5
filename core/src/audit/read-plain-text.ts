import { headingsOf } from './align-headings.ts'
import { readBrokenTable } from './read-broken-table.ts'
import { readPlainLedger } from './read-plain-ledger.ts'
import { collectTabbed } from './read-tabbed-table.ts'
import { cellsOf } from './row-cells.ts'
import type { AuditDocument, AuditTable } from './types.ts'

/** Where something new begins, whatever the line before looked like. */
const heading =
  /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．](?!\d)|附件|附表|图\s*\d|表\s*\d|报[:：]|送[:：]|发[:：]|抄送|—)/
const sentenceEnd = /[。：:！？；;]$/
/** What announces a table or a part of it, and heads no column. */
const titleLine = /(?:[（(]合计\d+[家个][）)]|[一-龥]{2}[表况计细]|类单位)$/u
const announced = /[（(]合计\d+家[）)]$/
const annexLine = /^附\s*件\s*\d/

/**
 * Text as a page or a PDF gives it, with lines broken anywhere: lines of one paragraph are put together, and lines of
 * many figures are rows of a table. Where tabs tell cells apart they are kept as they are. An annex whose rows do not
 * come apart so is read as a stream of names and numbers, or as a list of points.
 */
export function readPlainText(text: string): AuditDocument {
  const sections: string[][] = [[]]
  for (const raw of text.split(/\r?\n/)) {
    if (annexLine.test(raw.trim())) sections.push([])
    if (raw.trim() !== '') sections.at(-1)?.push(raw)
  }
  const read = sections.map((lines, index) => (index === 0 ? readSection(lines) : readAnnex(lines)))
  return {
    paragraphs: read.flatMap(({ paragraphs }) => paragraphs),
    tables: read.flatMap(({ tables }) => tables),
  }
}

function readAnnex(lines: readonly string[]): AuditDocument {
  const read = readSection(lines)
  // A line or two of many figures may stand in text.
  const isRead = read.tables.some(({ rows }) => rows.length >= 3)
  if (isRead && !read.tables.some(({ isPartial }) => isPartial === true)) return read
  const table = readBrokenTable(lines.slice(1)) ?? readPlainLedger(lines.slice(1))
  // The first lines are the number of the annex and its title; the others are cells.
  return table ? { paragraphs: read.paragraphs.slice(0, 2), tables: [table] } : read
}

/** One part of the document, line by line: a line is a row, words that may head the rows to come, or running text. */
function readSection(lines: readonly string[]): AuditDocument {
  const paragraphs: string[] = []
  const tables: AuditTable[] = []
  let open = ''
  let lastWords = ''
  let rows: string[][] = []
  let title = ''
  let words: string[] = []
  let wordsBefore: readonly string[] = []
  let headings: readonly string[] | undefined
  let isPartial = false
  const tabbed = collectTabbed((table) => tables.push(table))
  const endParagraph = () => {
    if (open.trim() !== '') paragraphs.push(open.trim())
    open = ''
  }
  const endTable = () => {
    tabbed.end()
    if (rows.length > 0) {
      headings = headingsOf(wordsBefore, rows) ?? headings
      tables.push({ ...tableOf(title, rows, headings), isPartial })
    }
    rows = []
    isPartial = false
  }
  for (const raw of lines) {
    const line = raw.trim()
    if (tabbed.take(raw, lastWords)) {
      endParagraph()
      continue
    }
    const cells = cellsOf(line)
    if (cells !== undefined) {
      endParagraph()
      if (rows.length > 0 && rows[0]?.length !== cells.length) {
        endTable()
        isPartial = true
        const before = tables.pop()
        if (before) tables.push({ ...before, isPartial })
      }
      if (rows.length === 0) {
        title = lastWords
        wordsBefore = words
      }
      words = []
      rows.push(cells)
      continue
    }
    if (line.length > 40 && sentenceEnd.test(line)) endTable()
    // A line of figures that is no row: one is broken.
    if (rows.length > 0 && line.split(/\s+/).filter((word) => /^\d+$/.test(word)).length >= 3)
      isPartial = true
    const tight = line.replace(/\s/g, '')
    if (heading.test(line) || announced.test(tight)) {
      endParagraph()
      endTable()
    }
    if (/[。，；]/.test(line)) words = []
    else if (!titleLine.test(tight) && !heading.test(line)) words.push(line)
    lastWords = line
    open += line
    const isShortHeading = heading.test(line) && line.length < 20 && !/[，,。；]/.test(line)
    if (isShortHeading || (sentenceEnd.test(line) && !/[；;]$/.test(line))) endParagraph()
  }
  endParagraph()
  endTable()
  return { paragraphs, tables: joinTables(tables) }
}

function tableOf(
  title: string,
  rows: readonly (readonly string[])[],
  header: readonly string[] | undefined,
): AuditTable {
  const width = rows[0]?.length ?? 0
  if (header?.length === width)
    return { title: announced.test(title.replace(/\s/g, '')) ? title : '', header, rows }
  return { title, header: Array.from({ length: width }, (_, index) => `第${index + 1}列`), rows }
}

/** A page break cuts a table in two: parts without a title of their own belong together. */
function joinTables(tables: readonly AuditTable[]): AuditTable[] {
  const joined: AuditTable[] = []
  for (const table of tables) {
    const before = joined.at(-1)
    const isSame = before?.header.length === table.header.length
    if (before && isSame && !/合计\d+家/.test(table.title.replace(/\s/g, '')))
      joined[joined.length - 1] = {
        ...before,
        rows: [...before.rows, ...table.rows],
        isPartial: before.isPartial === true || table.isPartial === true,
      }
    else joined.push(table)
  }
  return joined
}
