import { splitHeadings } from './align-headings.ts'
import type { AuditTable } from './types.ts'

interface Token {
  readonly text: string
  readonly isNumber: boolean
  /** First of its line: it may be the rest of the token before it, which the page broke. */
  readonly isFirst: boolean
}

interface BrokenRow {
  readonly name: string
  readonly cells: readonly Token[]
  /** Words behind the figures. */
  readonly after: string
}

/** A name of a unit is not longer, and no sentence. */
const longest = 30

/**
 * A table whose rows the page has broken over lines, even within a number: title, headings, then names each followed by
 * its figures. The number of columns is what most rows have. Undefined when it does not come apart into rows of names
 * and figures: text with a number here and there is no table.
 */
export function readBrokenTable(lines: readonly string[]): AuditTable | undefined {
  const [title = '', ...rest] = closedBrackets(lines.map((line) => line.trim()))
  const first = rest.findIndex((line) => tokensOf(line).some(({ isNumber }) => isNumber))
  if (first < 1) return undefined
  const opensWithName = !(tokensOf(rest[first] ?? '')[0]?.isNumber ?? true)
  const head = rest.slice(0, opensWithName ? first : first - 1)
  const rows = rowsOf(withoutHead(rest.slice(head.length), head))
  const width = commonest(rows.map(({ cells }) => cells.length))
  const whole = rows.map((row) => ({ ...row, values: valuesOf(row.cells, width) }))
  const read = whole.filter(({ values, name }) => values !== undefined && isName(name))
  if (head.length === 0 || read.length < 3 || read.length < rows.length * 0.8) return undefined
  const isShared = (cell: number) =>
    read.filter(({ values }) => values?.[cell]?.startsWith('(')).length > read.length / 2
  const shares = Array.from({ length: width }, (_, cell) => isShared(cell))
  const hasWords = read.filter(({ after }) => after !== '').length > read.length / 2
  const columns = 1 + shares.filter((isShare) => !isShare).length + (hasWords ? 1 : 0)
  const headings = splitHeadings(head, columns)
  if (headings.length !== columns) return undefined
  let next = 0
  return {
    title,
    header: [
      headings[0] ?? '',
      ...shares.map((isShare) => (isShare ? `${headings[next] ?? ''} 占比` : (headings[(next += 1)] ?? ''))),
      ...(hasWords ? [headings.at(-1) ?? ''] : []),
    ],
    rows: read.map(({ name, values = [], after }) => [
      name,
      ...values.map((value) => value.replace(/[()]/g, '')),
      ...(hasWords ? [after] : []),
    ]),
    isPartial: read.length < rows.length,
  }
}

/** A bracket that a line leaves open ends on the next. */
function closedBrackets(lines: readonly string[]): string[] {
  const closed: string[] = []
  for (const line of lines) {
    const before = closed.at(-1)
    if (before !== undefined && /[（(]\d[\d.]*[%％]?$/.test(before) && /^[\d.%％]*[）)]/.test(line))
      closed[closed.length - 1] = before + line
    else closed.push(line)
  }
  return closed
}

function tokensOf(line: string): Token[] {
  const parts = line
    .replace(/[（(](\d+(?:\.\d+)?[%％])[）)]/g, ' ($1) ')
    .trim()
    .split(/\s+/)
  // `12345 热线 27652`: a number before a name is a part of it.
  const isNumber = (text: string) => /^\(?[+-]?\d[\d,]*(?:\.\d+)?[%％]?\)?$/.test(text)
  const joined =
    parts.length > 1 && isNumber(parts[0] ?? '') && !isNumber(parts[1] ?? '')
      ? [parts.slice(0, 2).join(''), ...parts.slice(2)]
      : parts
  return joined.map((text, index) => ({ text, isNumber: isNumber(text), isFirst: index === 0 }))
}

/** Later pages print the head again. */
function withoutHead(lines: readonly string[], head: readonly string[]): string[] {
  const kept: string[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const isHead = head.length > 0 && head.every((line, offset) => lines[index + offset]?.trim() === line)
    if (isHead) index += head.length - 1
    else kept.push(lines[index] ?? '')
  }
  return kept
}

function rowsOf(lines: readonly string[]): BrokenRow[] {
  const rows: { name: string; cells: Token[]; after: string }[] = []
  for (const line of lines) {
    const tokens = tokensOf(line)
    for (const [index, token] of tokens.entries()) {
      const row = rows.at(-1)
      // Words behind figures, in one line with its name, are the row's own last cell.
      const isAfter = row && !token.isNumber && row.cells.length > 0 && index > 0
      if (token.isNumber) row?.cells.push(token)
      else if (isAfter) row.after += token.text
      else if (!row || row.cells.length > 0) rows.push({ name: token.text, cells: [], after: '' })
      else row.name += token.text
    }
  }
  return rows.filter(({ cells }) => cells.length > 0)
}

/** As many values as there are columns: a number the page broke is put together, if only one way gives a figure the row has. */
function valuesOf(cells: readonly Token[], width: number): string[] | undefined {
  const texts = cells.map(({ text }) => text)
  if (texts.length === width) return texts
  if (texts.length !== width + 1) return undefined
  const ways = cells.flatMap(({ isFirst }, index) => {
    const whole = `${texts[index - 1] ?? ''}${texts[index] ?? ''}`
    const isFigure = isFirst && index > 0 && !whole.includes('(') && texts.includes(whole)
    return isFigure ? [texts.toSpliced(index - 1, 2, whole)] : []
  })
  return ways.length === 1 ? ways[0] : undefined
}

function isName(name: string): boolean {
  return name.length <= longest && !/[。，；、“”《》]/.test(name)
}

function commonest(numbers: readonly number[]): number {
  const counts = Map.groupBy(numbers, (number) => number)
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? 0
}
