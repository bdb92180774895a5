import { isDate } from '@yihu/core/calendar/calendar-date'
import { findRepeatedResponsibilities } from '@yihu/core/dispatch/suggest-units'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { CsvError, parse } from 'csv-parse/sync'
import { lockBasicData } from '../../storage/administration.ts'
import { insertResponsibilities, loadResponsibilities } from '../../storage/responsibilities.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { Context } from '../context.ts'
import { recordChange } from './change.ts'
import { columnsOf, fieldsOf, namesOf } from './change-responsibilities.ts'
import type { ResponsibilityFields } from './change-responsibilities.ts'

const header = [
  '事项编码',
  '事项',
  '区划编码',
  '区划',
  '承办单位',
  '依据',
  '生效日期',
  '停用日期',
  '备注',
] as const
type Column = (typeof header)[number]

interface LineProblem {
  readonly line: number
  readonly zh: string
  readonly en: string
}

/** The responsibility list as a CSV file for a spreadsheet; names stand beside codes to be read, codes are what counts. */
export async function exportResponsibilities(tx: Transaction): Promise<string> {
  const names = await namesOf(tx)
  const lines = (await loadResponsibilities(tx)).map((record) => {
    const row = fieldsOf(record)
    const said = names.rowValues(row)
    return [
      row.categoryCode,
      said.category,
      row.divisionCode,
      said.division,
      said.unit,
      row.legalBasis,
      row.validFrom,
      row.validUntil,
      row.note,
    ]
  })
  return [[...header], ...lines].map((cells) => cells.map(cellText).join(',')).join('\r\n') + '\r\n'
}

/**
 * Adds the rows of a CSV file, all or none; a row that is there already is left alone, so an exported file with more
 * lines may be imported again. Refuses with every wrong line by its number.
 */
export async function importResponsibilities(
  tx: Transaction,
  context: Context,
  { csv, reason }: { readonly csv: string; readonly reason: string },
): Promise<Result<{ added: number; unchanged: number }, 'csvUnreadable'>> {
  await lockBasicData(tx)
  const read = readLines(csv)
  if (!read.ok) return unreadable(read.problems)
  const names = await namesOf(tx)
  const problems: LineProblem[] = []
  const kept = (await loadResponsibilities(tx)).map(fieldsOf)
  const known = new Set(kept.map(keyOf))
  const rows = read.lines.flatMap(({ line, cells }) => {
    const row = rowOf(cells, names.units)
    const problem = problemOf(row, cells, names)
    if (problem) problems.push({ line, zh: `第${line}行：${problem.zh}`, en: `Line ${line}: ${problem.en}` })
    return [{ line, row }]
  })
  const added = rows.filter(({ row }) => !known.has(keyOf(row)))
  for (const [one, other] of findRepeatedResponsibilities(
    [...kept, ...added.map(({ row }) => row)].map(listed),
  )) {
    const line = added.find(({ row }) => row === other.of || row === one.of)?.line
    if (line !== undefined && problems.length === 0)
      problems.push({
        line,
        zh: `第${line}行：与“${names.rowName(one.of)}”重复，日期重叠`,
        en: `Line ${line}: repeats “${names.rowName(one.of)}” on a common day`,
      })
  }
  if (problems.length > 0) return unreadable(problems)
  await insertResponsibilities(
    tx,
    added.map(({ row }) => ({
      responsibility_id: context.newId(),
      source: 'list',
      order_id: null,
      ...columnsOf(row),
    })),
  )
  const counts = { added: added.length, unchanged: rows.length - added.length }
  await recordChange(tx, context, {
    topic: 'responsibilities',
    act: 'imported',
    name: '职责清单',
    before: null,
    after: counts,
    reason,
  })
  return accepted(counts)
}

function readLines(csv: string) {
  try {
    const records = parse(csv, {
      bom: true,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
    }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    const [head, ...body] = records
    const columns = (head?.record ?? []).map((cell) => cell.trim())
    const missing = header.filter((name) => required.includes(name) && !columns.includes(name))
    if (missing.length > 0)
      return problemsAt(1, `缺少列：${missing.join('、')}`, `columns missing: ${missing.join(', ')}`)
    const lines = body.map(({ record, info }) => ({
      line: info.lines,
      cells: (name: Column) => record[columns.indexOf(name)]?.trim() ?? '',
    }))
    return { ok: true as const, lines }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return problemsAt(Number(error['lines'] ?? 1), '不是有效的 CSV', 'not a valid CSV line')
  }
}

const required: readonly Column[] = ['事项编码', '承办单位', '依据', '生效日期']

function problemsAt(line: number, zh: string, en: string) {
  return { ok: false as const, problems: [{ line, zh: `第${line}行：${zh}`, en: `Line ${line}: ${en}` }] }
}

type Cells = (name: Column) => string
type Names = Awaited<ReturnType<typeof namesOf>>

function rowOf(cells: Cells, units: Names['units']): ResponsibilityFields {
  const unit = units.find(({ name, valid_until }) => name === cells('承办单位') && valid_until === null)
  return {
    categoryCode: cells('事项编码'),
    divisionCode: cells('区划编码') || null,
    unitId: unit?.unit_id ?? '',
    legalBasis: cells('依据'),
    validFrom: cells('生效日期').replaceAll('/', '-'),
    validUntil: cells('停用日期').replaceAll('/', '-') || null,
    note: cells('备注') || null,
  }
}

function problemOf(
  row: ResponsibilityFields,
  cells: Cells,
  names: Names,
): Omit<LineProblem, 'line'> | undefined {
  for (const on of [row.validFrom, row.validUntil])
    if (on !== null && !isDate(on)) return { zh: `没有这个日期：${on}`, en: `no such date: ${on}` }
  if (row.validUntil !== null && row.validUntil < row.validFrom)
    return { zh: '停用日期早于生效日期', en: 'the last day is before the first' }
  if (row.legalBasis.length < 2) return { zh: '缺少依据', en: 'the legal basis is missing' }
  if (row.unitId === '')
    return { zh: `没有这个单位：${cells('承办单位')}`, en: `no such unit: ${cells('承办单位')}` }
  const unknown = names.unknownIn(row)
  const code = unknown?.details?.['code']
  return unknown && { zh: `没有这个编码：${String(code)}`, en: `no such code: ${String(code)}` }
}

function unreadable(problems: readonly LineProblem[]) {
  return refused('csvUnreadable', {
    problems: { zh: problems.map(({ zh }) => zh).join('；'), en: problems.map(({ en }) => en).join('; ') },
    lines: problems.map(({ line }) => line),
  })
}

function listed(row: ResponsibilityFields) {
  return { ...row, source: 'list' as const, of: row }
}

function keyOf(row: ResponsibilityFields): string {
  const { categoryCode, divisionCode, unitId, legalBasis, validFrom, validUntil } = row
  return JSON.stringify([categoryCode, divisionCode, unitId, legalBasis, validFrom, validUntil])
}

/** A cell that a spreadsheet would take for a formula is kept from being one. */
function cellText(value: string | null): string {
  const text = value ?? ''
  const plain = /^[=+@-]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
