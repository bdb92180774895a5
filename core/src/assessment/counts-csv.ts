import Fraction from 'fraction.js'
import { availableKeys, inputsThatHelp } from './compute-row.ts'
import { didYouMean } from './did-you-mean.ts'
import type { CountsRead, CountsRow, InputSpec, Problem, ProblemCode, Scheme } from './types.ts'

/** One line of a table that was already split into cells; `line` is where it began in the file, from 1. */
export interface TableRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Reads a table of counts (CSV or a pasted sheet, already split into cells) for a scheme. The first record is the
 * header: keys, Chinese labels and aliases of the scheme are accepted, in any order; computed columns of a published
 * table are recognised and not read. Full-width digits, BOM, `%` on rates and thousands separators are tolerated.
 * `supplied` are inputs that will come from elsewhere (the ledger). Every problem is named with line and column.
 */
export function readCounts(scheme: Scheme, records: readonly TableRecord[], supplied: readonly string[] = []): CountsRead {
  const [header, ...body] = records.filter((record) => record.cells.some((cell) => plain(cell) !== ''))
  if (header === undefined || body.length === 0) {
    return { ok: false, problems: [{ code: 'emptyTable', line: 1, column: 1, path: '', zh: '表中没有数据行', en: 'the table has no rows' }] }
  }
  const problems: Problem[] = []
  const headings = readHeader(scheme, header, problems)
  reportMissingColumns(scheme, header, headings, supplied, problems)
  if (problems.length > 0) return { ok: false, problems }

  const rows = body.map((record) => readRow(record, headings, problems))
  reportDuplicates(rows, problems)
  for (const row of rows) reportTooMany(scheme, row, headings, problems)
  if (problems.length > 0) return { ok: false, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) }
  return { ok: true, rows }
}

/** Headers a table of counts for this scheme may have, for help texts and error messages. */
export function acceptedHeaders(scheme: Scheme): string[] {
  return ['unit', 'group', ...scheme.inputs.map((input) => `${input.key}（${input.label.zh}）`)]
}

type Heading =
  | { readonly kind: 'unit' | 'group' | 'ignored' }
  | { readonly kind: 'input'; readonly input: InputSpec }

const unitHeaders = ['unit', '单位', '承办单位', '地区/部门(单位)', '地区/部门', '单位名称']
const groupHeaders = ['group', '分组', '组别', '单位类别']
const ignoredHeaders = ['rank', '排名', 'tier', '档次', 'seq', '序号', '']

function readHeader(scheme: Scheme, header: TableRecord, problems: Problem[]): (Heading | undefined)[] {
  const known = knownHeaders(scheme)
  const seen = new Map<string, number>()
  return header.cells.map((cell, index) => {
    const text = headerText(cell)
    const heading = known.get(text)
    if (heading === undefined) {
      const nearest = didYouMean(text, known.keys())
      const accepted = acceptedHeaders(scheme)
      problems.push(problemAt(header.line, index, text, 'unknownHeader',
        `不认识的列“${cell.trim()}”${nearest === undefined ? '' : `，是否应为“${nearest}”`}；可用的列：${accepted.join('、')}`,
        `unknown column "${cell.trim()}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`} Accepted: ${accepted.join(', ')}`))
      return undefined
    }
    const name = heading.kind === 'input' ? heading.input.key : heading.kind
    const first = seen.get(name)
    if (first !== undefined && heading.kind !== 'ignored') {
      problems.push(problemAt(header.line, index, text, 'duplicateHeader',
        `列“${cell.trim()}”与第 ${first + 1} 列重复`, `column "${cell.trim()}" repeats column ${first + 1}`))
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
      if (column.input === input.key && column.heading !== undefined) add(`${column.heading.zh}/${column.label.zh}`, heading)
    }
  }
  for (const column of scheme.columns) {
    for (const text of [column.key, column.label.zh, column.label.en, `${column.heading?.zh ?? ''}/${column.label.zh}`]) {
      add(text, { kind: 'ignored' })
    }
  }
  return known
}

function reportMissingColumns(
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
  const given = new Set([...supplied, ...headings.flatMap((heading) => (heading?.kind === 'input' ? [heading.input.key] : []))])
  const labelled = (key: string): string => `${key}（${scheme.inputs.find((input) => input.key === key)?.label.zh ?? key}）`
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
    missing(column.key, `无法得出“${column.label.zh}”（${column.key}），需要其中的列：${needed.map(labelled).join('、')}`,
      `"${column.label.en}" (${column.key}) cannot be had; it needs of these columns: ${needed.join(', ')}`)
  }
}

function readRow(record: TableRecord, headings: readonly (Heading | undefined)[], problems: Problem[]): CountsRow {
  const values: Record<string, Fraction | undefined> = {}
  let unit = ''
  let group = ''
  for (const [index, heading] of headings.entries()) {
    const cell = record.cells[index] ?? ''
    const text = plain(cell)
    // Names stay as written: full-width brackets belong to them.
    if (heading?.kind === 'unit') unit = trimmed(cell)
    else if (heading?.kind === 'group') group = trimmed(cell)
    else if (heading?.kind === 'input') {
      values[heading.input.key] = readCell(heading.input, text, (code, zh, en) => {
        problems.push(problemAt(record.line, index, heading.input.key, code, `“${heading.input.label.zh}”${zh}`, `${heading.input.label.en} ${en}`))
      })
    }
  }
  if (unit === '') {
    const column = headings.findIndex((heading) => heading?.kind === 'unit')
    problems.push(problemAt(record.line, Math.max(0, column), 'unit', 'missingValue', '单位名称为空', 'the unit is empty'))
  }
  return { unit, ...(group === '' ? {} : { group }), values, line: record.line }
}

function readCell(
  input: InputSpec,
  text: string,
  report: (code: ProblemCode, zh: string, en: string) => void,
): Fraction | undefined {
  if (['', '-', '—', '--', '/'].includes(text)) {
    if (input.required) report('missingValue', '为空', 'is empty')
    return undefined
  }
  const bare = input.kind === 'rate' ? text.replace(/\s*%$/, '') : text
  const digits = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare
  if (!/^[+-]?\d{1,12}(\.\d{1,12})?$/.test(digits)) {
    report('notANumber', `的“${text}”不是数`, `"${text}" is not a number`)
    return undefined
  }
  const value = new Fraction(digits)
  if (input.kind !== 'points' && value.lt(0)) report('negative', `不能为负（${text}）`, `may not be negative (${text})`)
  if (input.kind === 'count' && value.d !== 1n) report('notWhole', `应是整数（${text}）`, `should be a whole number (${text})`)
  if (input.kind === 'rate' && value.gt(100)) report('outOfRange', `不能超过 100%（${text}）`, `may not exceed 100% (${text})`)
  return value
}

function reportDuplicates(rows: readonly CountsRow[], problems: Problem[]): void {
  const first = new Map<string, number>()
  for (const { unit, line = 0 } of rows) {
    const earlier = first.get(unit)
    if (earlier !== undefined && unit !== '') {
      problems.push(problemAt(line, 0, unit, 'duplicateUnit', `单位“${unit}”与第 ${earlier} 行重复`, `unit "${unit}" repeats line ${earlier}`))
    }
    first.set(unit, earlier ?? line)
  }
}

function reportTooMany(scheme: Scheme, row: CountsRow, headings: readonly (Heading | undefined)[], problems: Problem[]): void {
  for (const input of scheme.inputs) {
    const part = row.values[input.key]
    const whole = input.atMost === undefined ? undefined : row.values[input.atMost]
    if (part === undefined || whole === undefined || part.lte(whole)) continue
    const base = scheme.inputs.find(({ key }) => key === input.atMost)
    const column = headings.findIndex((heading) => heading?.kind === 'input' && heading.input === input)
    problems.push(problemAt(row.line ?? 1, Math.max(0, column), `${row.unit} ${input.key}`, 'moreThanItsBase',
      `“${row.unit}”的“${input.label.zh}”（${part.toString()}）大于“${base?.label.zh ?? ''}”（${whole.toString()}）`,
      `${input.label.en} of "${row.unit}" (${part.toString()}) exceeds ${base?.label.en ?? ''} (${whole.toString()})`))
  }
}

function problemAt(line: number, index: number, path: string, code: ProblemCode, zh: string, en: string): Problem {
  return { code, line, column: index + 1, path, zh, en }
}

function trimmed(cell: string): string {
  return cell.replaceAll('\uFEFF', '').trim()
}

/** Full-width digits, letters and brackets become plain ones; BOM and outer spaces go. */
function plain(cell: string): string {
  return trimmed(cell.normalize('NFKC'))
}

/** Spaces inside a printed header come and go (10 分, 10分): they are not part of it. */
function headerText(cell: string): string {
  return plain(cell).replace(/\s+/g, '').toLowerCase()
}
