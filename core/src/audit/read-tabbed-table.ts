import { cellsOf } from './row-cells.ts'
import type { AuditTable } from './types.ts'

/** Lines of a table whose cells tabs tell apart; blank cells keep their places. */
interface TabbedLines {
  readonly title: string
  readonly header: readonly (readonly string[])[]
  readonly rows: string[][]
  /** The header again, as later pages print it. */
  readonly repeated: (readonly (readonly string[])[])[]
}

/**
 * Takes the lines of a text one by one and keeps those of tabbed tables: lines of headings, then rows as wide as they
 * are. A header that comes again below rows is the next page of the same table, unless words stand between.
 */
export function collectTabbed(done: (table: AuditTable) => void) {
  let table: TabbedLines | undefined
  let header: (readonly string[])[] = []
  let hasWords = true
  const end = () => {
    if (table) done(tabbedTable(table))
    table = undefined
    header = []
  }
  const take = (raw: string, title: string): boolean => {
    // Blanks may part the rows below headings that tabs part.
    const cells = raw.includes('\t')
      ? raw.split('\t').map((cell) => cell.replace(/\s+/g, ' ').trim())
      : (cellsOf(raw.trim()) ?? [])
    if (cells.length >= 3 && isHeader(cells)) {
      header.push(cells)
      return true
    }
    const width = (header.at(-1) ?? table?.header.at(-1))?.length
    const isRow = cells.length >= 3 && cells.length === width && cells.some(isNumber)
    if (!isRow) {
      header = []
      hasWords = true
      return false
    }
    if (header.length > 0 && table && !hasWords) table.repeated.push(header)
    else if (header.length > 0) {
      const opened = header
      end()
      table = { title, header: opened, rows: [], repeated: [] }
    }
    header = []
    hasWords = false
    table?.rows.push(cells)
    return true
  }
  return { take, end }
}

/** Headings are words, and no cell of them is a number; a title over the whole table has but one cell. */
function isHeader(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell !== '').length >= 2 && !cells.some(isNumber)
}

/**
 * Headers of several lines become one: a heading over several columns stands before each of theirs. A line below a row
 * that fills only some of its columns, and only with numbers, is a second figure of those cells (a rate, and the score
 * it earns): it gets a column of its own. A line that lacks only its first cells is a further record of the same unit.
 */
function tabbedTable({ title, header, rows, repeated }: TabbedLines): AuditTable {
  const width = Math.max(0, ...header.map((line) => line.length), ...rows.map((line) => line.length))
  const headings = moved(composed(header, width), rows)
  const records: { readonly first: readonly string[]; second: readonly string[] }[] = []
  for (const row of rows) {
    const before = records.at(-1)
    if (before && row[0] === '' && isSecondLine(row)) before.second = row
    else
      records.push({
        first: row.map((cell, column) => cell || inherited(row, before?.first, column)),
        second: [],
      })
  }
  const columns = headings.flatMap((heading, column) => {
    const isFilled = heading !== '' || records.some(({ first }) => (first[column] ?? '') !== '')
    const hasSecond = records.some(({ second }) => (second[column] ?? '') !== '')
    const own = { heading, of: (one: (typeof records)[number]) => one.first[column] ?? '' }
    const score = {
      heading: `${heading} 得分`,
      of: (one: (typeof records)[number]) => one.second[column] ?? '',
    }
    return isFilled ? (hasSecond ? [own, score] : [own]) : []
  })
  return {
    title,
    header: columns.map(({ heading }) => heading),
    ...(repeated.length > 0 && columns.length === width
      ? { repeatedHeaders: repeated.map((lines) => moved(composed(lines, width), rows)) }
      : {}),
    rows: records.map((record) => columns.map(({ of }) => of(record))),
  }
}

/** What a merged cell at the left leaves blank is what stands above it; a blank at the right is blank. */
function inherited(row: readonly string[], above: readonly string[] | undefined, column: number): string {
  const isLeading = row.slice(0, column).every((cell) => cell === '')
  return isLeading && row.some((cell) => cell !== '') ? (above?.[column] ?? '') : ''
}

function isSecondLine(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell !== '')
  return filled.length < row.length - 2 && filled.length >= 2 && filled.every(isNumber)
}

/** A heading reaches right over the blank cells beside it, as far as the columns below it go. */
function composed(lines: readonly (readonly string[])[], width: number): string[] {
  return Array.from({ length: width }, (_, column) => {
    const lowest = lines.findLastIndex((line) => (line[column] ?? '') !== '')
    if (lowest === -1) return ''
    const words = lines
      .slice(0, lowest + 1)
      .map((line) => line.slice(0, column + 1).findLast((cell) => cell !== '') ?? '')
      .map((cell) => cell.replace(/\s+/g, ''))
    // What reaches over from the left of a first line, over a column with a heading there, is of another column.
    return [...new Set(words.filter((word) => word !== ''))].join(' ')
  })
}

/** A heading over a column without figures, beside figures without a heading, has slipped by a cell. */
function moved(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const isEmpty = (column: number) => rows.every((row) => (row[column] ?? '') === '')
  const own = [...headings]
  for (const column of own.keys())
    if (own[column] === '' && !isEmpty(column) && isEmpty(column + 1)) {
      own[column] = own[column + 1] ?? ''
      own[column + 1] = ''
    }
  return own
}

function isNumber(cell: string): boolean {
  return /^[+-]?\d[\d,]*(?:\.\d+)?[%％]?$/.test(cell)
}
