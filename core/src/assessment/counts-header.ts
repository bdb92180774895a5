import { availableKeys, inputsThatHelp } from './compute-row.ts'
import { didYouMean } from './did-you-mean.ts'
import type { InputSpec, Problem, ProblemCode, Scheme } from './types.ts'

/** One line of a table that was already split into cells; `line` is where it began in the file, from 1. */
export interface TableRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** Headers a table of counts for this scheme may have, for help texts and error messages. */
export function acceptedHeaders(scheme: Scheme): string[] {
  return ['unit', 'group', ...scheme.inputs.map((input) => `${input.key}（${input.label.zh}）`)]
}

/** What a column of the table holds. */
export type Heading =
  | { readonly kind: 'unit' | 'group' | 'ignored' }
  | { readonly kind: 'input'; readonly input: InputSpec }

const unitHeaders = ['unit', '单位', '承办单位', '地区/部门(单位)', '地区/部门', '单位名称']
const groupHeaders = ['group', '分组', '组别', '单位类别']
const ignoredHeaders = ['rank', '排名', 'tier', '档次', 'seq', '序号', '']

/** The meaning of every header cell; unknown and repeated ones are problems. */
export function readHeader(
  scheme: Scheme,
  header: TableRecord,
  problems: Problem[],
): (Heading | undefined)[] {
  const known = knownHeaders(scheme)
  const seen = new Map<string, number>()
  return header.cells.map((cell, index) => {
    const text = headerText(cell)
    const heading = known.get(text)
    if (heading === undefined) {
      const nearest = didYouMean(text, known.keys())
      const accepted = acceptedHeaders(scheme)
      problems.push(
        problemAt(
          header.line,
          index,
          text,
          'unknownHeader',
          `不认识的列“${cell.trim()}”${nearest === undefined ? '' : `，是否应为“${nearest}”`}；可用的列：${accepted.join('、')}`,
          `unknown column "${cell.trim()}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`} Accepted: ${accepted.join(', ')}`,
        ),
      )
      return undefined
    }
    const name = heading.kind === 'input' ? heading.input.key : heading.kind
    const first = seen.get(name)
    if (first !== undefined && heading.kind !== 'ignored') {
      problems.push(
        problemAt(
          header.line,
          index,
          text,
          'duplicateHeader',
          `列“${cell.trim()}”与第 ${first + 1} 列重复`,
          `column "${cell.trim()}" repeats column ${first + 1}`,
        ),
      )
    }
    seen.set(name, index)
    return heading
  })
}

function knownHeaders(scheme: Scheme): Map<string, Heading> {
  const known = new Map<string, Heading>()
  const add = (text: string, heading: Heading): void => {
    if (!known.has(headerText(text))) known.set(headerText(text), heading)
  }
  for (const text of unitHeaders) add(text, { kind: 'unit' })
  for (const text of groupHeaders) add(text, { kind: 'group' })
  for (const text of ignoredHeaders) add(text, { kind: 'ignored' })
  for (const input of scheme.inputs) {
    const heading: Heading = { kind: 'input', input }
    for (const text of [input.key, input.label.zh, input.label.en, ...input.aliases]) add(text, heading)
    // The published table has two header lines: 按时办结率（10 分）/按时办结量.
    for (const column of scheme.columns) {
      if (column.input === input.key && column.heading !== undefined)
        add(`${column.heading.zh}/${column.label.zh}`, heading)
    }
  }
  for (const column of scheme.columns) {
    for (const text of [
      column.key,
      column.label.zh,
      column.label.en,
      `${column.heading?.zh ?? ''}/${column.label.zh}`,
    ]) {
      add(text, { kind: 'ignored' })
    }
  }
  return known
}

/** Inputs without a column, and columns of the scheme that nothing in the table can give. */
export function reportMissingColumns(
  scheme: Scheme,
  header: TableRecord,
  headings: readonly (Heading | undefined)[],
  supplied: readonly string[],
  problems: Problem[],
): void {
  const missing = (text: string, zh: string, en: string): void => {
    problems.push(problemAt(header.line, 0, text, 'missingColumn', zh, en))
  }
  if (!headings.some((heading) => heading?.kind === 'unit')) {
    missing('unit', '缺少单位列（unit 或 单位）', 'the column of units is missing (unit)')
  }
  const given = new Set([
    ...supplied,
    ...headings.flatMap((heading) => (heading?.kind === 'input' ? [heading.input.key] : [])),
  ])
  const labelled = (key: string): string =>
    `${key}（${scheme.inputs.find((input) => input.key === key)?.label.zh ?? key}）`
  const reported = new Set<string>()
  const available = availableKeys(scheme, given)
  for (const input of scheme.inputs) {
    if (!input.required || given.has(input.key) || available.has(input.key)) continue
    reported.add(input.key)
    missing(input.key, `缺少列 ${labelled(input.key)}`, `column ${input.key} (${input.label.en}) is missing`)
  }
  for (const column of scheme.columns) {
    if (available.has(column.key)) continue
    const needed = inputsThatHelp(scheme, column, available)
    if (needed.some((key) => reported.has(key))) continue
    for (const key of needed) reported.add(key)
    missing(
      column.key,
      `无法得出“${column.label.zh}”（${column.key}），需要其中的列：${needed.map(labelled).join('、')}`,
      `"${column.label.en}" (${column.key}) cannot be had; it needs of these columns: ${needed.join(', ')}`,
    )
  }
}

/** A problem at a cell of the table; `index` is the cell's place in its line, from 0. */
export function problemAt(
  line: number,
  index: number,
  path: string,
  code: ProblemCode,
  zh: string,
  en: string,
): Problem {
  return { code, line, column: index + 1, path, zh, en }
}

/** A name as it was written, without BOM and outer spaces. */
export function trimmed(cell: string): string {
  return cell.replaceAll('\uFEFF', '').trim()
}

/** Full-width digits, letters and brackets become plain ones; BOM and outer spaces go. */
export function plain(cell: string): string {
  return trimmed(cell.normalize('NFKC'))
}

/** Spaces inside a printed header come and go (10 分, 10分): they are not part of it. */
function headerText(cell: string): string {
  return plain(cell).replace(/\s+/g, '').toLowerCase()
}
