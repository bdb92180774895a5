import { Fraction } from 'fraction.js'
import {
  type Heading,
  plain,
  problemAt,
  readHeader,
  reportMissingColumns,
  type TableRecord,
  trimmed,
} from './counts-header.ts'
import type { CountsRead, CountsRow, InputSpec, Problem, ProblemCode, Scheme } from './types.ts'

/**
 * Reads a table of counts (CSV or a pasted sheet, already split into cells) for a scheme. The first record is the
 * header: keys, Chinese labels and aliases of the scheme are accepted, in any order; computed columns of a published
 * table are recognised and not read. Full-width digits, BOM, `%` on rates and thousands separators are tolerated.
 * `supplied` are inputs that will come from elsewhere (the ledger). Every problem is named with line and column.
 */
export function readCounts(
  scheme: Scheme,
  records: readonly TableRecord[],
  supplied: readonly string[] = [],
): CountsRead {
  const [header, ...body] = records.filter((record) => record.cells.some((cell) => plain(cell) !== ''))
  if (header === undefined || body.length === 0) {
    return {
      ok: false,
      problems: [
        {
          code: 'emptyTable',
          line: 1,
          column: 1,
          path: '',
          zh: '表中没有数据行',
          en: 'the table has no rows',
        },
      ],
    }
  }
  const problems: Problem[] = []
  const headings = readHeader(scheme, header, problems)
  reportMissingColumns(scheme, header, headings, supplied, problems)
  if (problems.length > 0) return { ok: false, problems }

  const rows = body.map((record) => readRow(record, headings, problems))
  reportDuplicates(rows, problems)
  for (const row of rows) reportTooMany(scheme, row, headings, problems)
  if (problems.length > 0)
    return { ok: false, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) }
  return { ok: true, rows }
}

function readRow(
  record: TableRecord,
  headings: readonly (Heading | undefined)[],
  problems: Problem[],
): CountsRow {
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
        problems.push(
          problemAt(
            record.line,
            index,
            heading.input.key,
            code,
            `“${heading.input.label.zh}”${zh}`,
            `${heading.input.label.en} ${en}`,
          ),
        )
      })
    }
  }
  if (unit === '') {
    const column = headings.findIndex((heading) => heading?.kind === 'unit')
    problems.push(
      problemAt(
        record.line,
        Math.max(0, column),
        'unit',
        'missingValue',
        '单位名称为空',
        'the unit is empty',
      ),
    )
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
  if (input.kind !== 'points' && value.lt(0))
    report('negative', `不能为负（${text}）`, `may not be negative (${text})`)
  if (input.kind === 'count' && value.d !== 1n)
    report('notWhole', `应是整数（${text}）`, `should be a whole number (${text})`)
  if (input.kind === 'rate' && value.gt(100))
    report('outOfRange', `不能超过 100%（${text}）`, `may not exceed 100% (${text})`)
  return value
}

function reportDuplicates(rows: readonly CountsRow[], problems: Problem[]): void {
  const first = new Map<string, number>()
  for (const { unit, line = 0 } of rows) {
    const earlier = first.get(unit)
    if (earlier !== undefined && unit !== '') {
      problems.push(
        problemAt(
          line,
          0,
          unit,
          'duplicateUnit',
          `单位“${unit}”与第 ${earlier} 行重复`,
          `unit "${unit}" repeats line ${earlier}`,
        ),
      )
    }
    first.set(unit, earlier ?? line)
  }
}

function reportTooMany(
  scheme: Scheme,
  row: CountsRow,
  headings: readonly (Heading | undefined)[],
  problems: Problem[],
): void {
  for (const input of scheme.inputs) {
    const part = row.values[input.key]
    const whole = input.atMost === undefined ? undefined : row.values[input.atMost]
    if (part === undefined || whole === undefined || part.lte(whole)) continue
    const base = scheme.inputs.find(({ key }) => key === input.atMost)
    const column = headings.findIndex((heading) => heading?.kind === 'input' && heading.input === input)
    problems.push(
      problemAt(
        row.line ?? 1,
        Math.max(0, column),
        `${row.unit} ${input.key}`,
        'moreThanItsBase',
        `“${row.unit}”的“${input.label.zh}”（${part.toString()}）大于“${base?.label.zh ?? ''}”（${whole.toString()}）`,
        `${input.label.en} of "${row.unit}" (${part.toString()}) exceeds ${base?.label.en ?? ''} (${whole.toString()})`,
      ),
    )
  }
}
