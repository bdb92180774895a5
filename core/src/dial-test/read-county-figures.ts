import { Fraction } from 'fraction.js'
import { plain } from '../assessment/counts-header.ts'
import type { TableRecord } from '../assessment/counts-header.ts'
import { countyFigureNames, countyFigures } from './county-figures.ts'
import type { CountyFigureName, CountyFigures, CountyFigureSpec } from './county-figures.ts'

export interface CountyRow {
  readonly unitId: string
  readonly unitName: string
  readonly figures: CountyFigures
}

/** What is wrong in a table, where, and what to do; line and column are those of the file, from 1. */
export interface TableProblem {
  readonly line: number
  readonly column: number | null
  readonly zh: string
  readonly en: string
}

export interface CountyTable {
  readonly rows: readonly CountyRow[]
  readonly problems: readonly TableProblem[]
}

const unitHeadings = ['县市区', '县(市)', '县市', '单位', '承办单位', 'unit', 'county']

/**
 * Reads the table a county platform sends or somebody pastes from a sheet (R13.1): a heading, then one line for each
 * county, columns in any order. `units` finds a unit by its name or another name it is known by. Full-width digits, `%`
 * and separators of thousands are understood. Every problem is told, not only the first; with one, nothing is imported.
 */
export function readCountyFigures(
  records: readonly TableRecord[],
  units: ReadonlyMap<string, { readonly unitId: string; readonly name: string }>,
): CountyTable {
  const [header, ...body] = records.filter(({ cells }) => cells.some((cell) => plain(cell) !== ''))
  if (header === undefined || body.length === 0)
    return {
      rows: [],
      problems: [
        {
          line: header?.line ?? 1,
          column: null,
          zh: '没有数据行：第一行应是表头，其下每个县一行',
          en: 'There are no rows: the first line is the heading, then one line for each county',
        },
      ],
    }
  const problems: TableProblem[] = []
  const headings = header.cells.map(headingOf)
  reportHeadings(header, headings, problems)
  if (problems.length > 0) return { rows: [], problems }
  const seen = new Map<string, number>()
  const rows = body.flatMap(({ cells, line }): CountyRow[] => {
    const before = problems.length
    const column = headings.indexOf('unit')
    const unit = units.get(plain(cells[column] ?? ''))
    if (unit === undefined) problems.push(unknownUnit(line, column + 1, cells[column] ?? ''))
    else if (seen.has(unit.unitId))
      problems.push(repeated(line, column + 1, unit.name, seen.get(unit.unitId) ?? 0))
    else seen.set(unit.unitId, line)
    const figures = Object.fromEntries(
      countyFigureNames.map((name) => {
        const at = headings.indexOf(name)
        return [name, readCell(countyFigures[name], cells[at] ?? '', line, at + 1, problems)]
      }),
    ) as Record<CountyFigureName, string>
    return unit === undefined || problems.length > before
      ? []
      : [{ unitId: unit.unitId, unitName: unit.name, figures }]
  })
  return { rows, problems }
}

function headingOf(cell: string): CountyFigureName | 'unit' | undefined {
  const text = plain(cell).replace(/[\s%()]/g, '')
  if (unitHeadings.some((heading) => heading.replace(/[()]/g, '') === text.toLowerCase())) return 'unit'
  return countyFigureNames.find((name) => {
    const { label, aliases }: CountyFigureSpec = countyFigures[name]
    return [name, label.zh, label.en.replace(/\s/g, ''), ...aliases].includes(text)
  })
}

function reportHeadings(
  header: TableRecord,
  headings: readonly (CountyFigureName | 'unit' | undefined)[],
  problems: TableProblem[],
): void {
  for (const wanted of ['unit', ...countyFigureNames] as const) {
    const label = wanted === 'unit' ? { zh: '县市区', en: 'county' } : countyFigures[wanted].label
    const places = headings.flatMap((heading, index) => (heading === wanted ? [index + 1] : []))
    if (places.length === 0)
      problems.push({
        line: header.line,
        column: null,
        zh: `第 ${header.line} 行：表头缺少“${label.zh}”列，请补上这一列`,
        en: `Line ${header.line}: the heading has no column “${label.en}”; add it`,
      })
    else if (places.length > 1)
      problems.push({
        line: header.line,
        column: places[1] ?? null,
        zh: `第 ${header.line} 行第 ${places[1]} 列：“${label.zh}”列出现 ${places.length} 次，请只留一列`,
        en: `Line ${header.line}, column ${places[1]}: “${label.en}” stands ${places.length} times; keep one`,
      })
  }
}

function readCell(
  { label, kind, most }: CountyFigureSpec,
  cell: string,
  line: number,
  column: number,
  problems: TableProblem[],
): string {
  const text = plain(cell).replaceAll(',', '').replace(/%$/, '')
  const say = (zh: string, en: string) => {
    const place = { line, column }
    problems.push({
      ...place,
      zh: `第 ${line} 行第 ${column} 列“${label.zh}”${zh}`,
      en: `Line ${line}, column ${column}, “${label.en}”: ${en}`,
    })
    return text
  }
  if (text === '') return say('没有填写，请填入数值', 'empty; put in a number')
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(text))
    return say(
      `“${cell.trim()}”不是数值，请改为如 ${kind === 'count' ? '4829' : '89.89'} 的数`,
      `“${cell.trim()}” is no number`,
    )
  if (kind === 'count' && text.includes('.')) return say('应为整数，请改为通数', 'a count is a whole number')
  if (most !== undefined && new Fraction(text).compare(most) > 0)
    return say(
      `为 ${text}，超过 ${most}，请核对${kind === 'rate' ? '（按百分数填写，如 89.89）' : ''}`,
      `${text} is more than ${most}; check it`,
    )
  return text
}

function unknownUnit(line: number, column: number, cell: string): TableProblem {
  const name = cell.trim()
  return name === ''
    ? {
        line,
        column,
        zh: `第 ${line} 行第 ${column} 列：没有填写县市区名称`,
        en: `Line ${line}, column ${column}: the name of the county is empty`,
      }
    : {
        line,
        column,
        zh: `第 ${line} 行第 ${column} 列：没有“${name}”这个单位，请用单位名录中的名称或别名`,
        en: `Line ${line}, column ${column}: there is no unit “${name}”; use its name or another name it is listed under`,
      }
}

function repeated(line: number, column: number, name: string, first: number): TableProblem {
  return {
    line,
    column,
    zh: `第 ${line} 行第 ${column} 列：“${name}”已在第 ${first} 行出现，请删去其中一行`,
    en: `Line ${line}, column ${column}: “${name}” stands in line ${first} already; remove one of them`,
  }
}
