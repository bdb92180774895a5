import type { AuditTable } from './types.ts'

export interface CellNumber {
  readonly value: number
  readonly printed: string
  readonly isPercent: boolean
}

/** A table with what each part of it is: names, numbers, the total row. */
export interface ReadTable {
  readonly title: string
  readonly header: readonly string[]
  /** What stands over several columns, by column; empty where nothing does. */
  readonly groups: readonly string[]
  /** The header as later pages print it. */
  readonly repeatedHeaders: readonly (readonly string[])[]
  readonly rows: readonly ReadRow[]
  readonly total: ReadRow | undefined
  /** Index of the column that names the units; -1 when there is none. */
  readonly nameColumn: number
  readonly isPartial: boolean
}

export interface ReadRow {
  readonly name: string
  readonly cells: readonly string[]
  readonly numbers: readonly (CellNumber | undefined)[]
}

const totalName = /^(?:合计|总计|总\s*计|合\s*计|小计|全市|总数)$/

/** Reads the numbers of a table and finds its names and its total row. */
export function readTable(table: AuditTable): ReadTable {
  const width = Math.max(table.header.length, ...table.rows.map((row) => row.length))
  const nameColumn = nameColumnOf(table, width)
  const rows = table.rows.map((cells): ReadRow => ({
    name: (cells[nameColumn] ?? '').replace(/\s+/g, ''),
    cells,
    numbers: Array.from({ length: width }, (_, column) => numberOf(cells[column] ?? '')),
  }))
  const isTotal = ({ name, cells }: ReadRow) =>
    totalName.test(name) || totalName.test((cells[0] ?? '').replace(/\s/g, ''))
  return {
    title: table.title,
    header: table.header.map(tight),
    groups: table.header.map((cell) => tight(cell.trim().replace(/\s*\S*$/, ''))),
    repeatedHeaders: (table.repeatedHeaders ?? []).map((header) => header.map(tight)),
    // A heading between the rows, over all columns, is none of them.
    rows: rows.filter((row) => !isTotal(row) && row.numbers.some((number) => number !== undefined)),
    total: rows.find(isTotal),
    nameColumn,
    isPartial: table.isPartial ?? false,
  }
}

function tight(cell: string): string {
  return cell.replace(/\s+/g, '')
}

/** `1,620`, `99.30%`, `+0.5`; undefined for words and blanks. */
export function numberOf(cell: string): CellNumber | undefined {
  const text = cell.replace(/\s|,|，/g, '').replace('％', '%')
  const match = /^([+-]?\d+(?:\.\d+)?)(%?)$/.exec(text)
  if (!match) return undefined
  const printed = (match[1] ?? '').replace(/^\+/, '')
  return { value: Number(printed), printed, isPercent: match[2] === '%' }
}

function nameColumnOf({ rows, header }: AuditTable, width: number): number {
  const headed = header.findIndex(
    (heading) => /单位|部门|地区|县（市）|县市/.test(heading) && heading.length <= 10,
  )
  if (headed !== -1 && rows.some((row) => /[\u4e00-\u9fff]{2}/u.test(row[headed] ?? ''))) return headed
  for (let column = 0; column < width; column += 1) {
    const words = rows.filter((row) => /[\u4e00-\u9fff]{2}/u.test(row[column] ?? '')).length
    const different = new Set(rows.map((row) => row[column] ?? '')).size
    if (words > rows.length * 0.7 && different > rows.length * 0.5) return column
  }
  return -1
}
