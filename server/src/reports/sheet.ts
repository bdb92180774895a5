import type { Workbook } from './spreadsheet-engine.ts'
import { must, spreadsheetEngine, workbookBytes } from './spreadsheet-engine.ts'

/** A printable sheet as plain values; `writeWorkbook` turns a list of them into a file. */
export interface Sheet {
  readonly name: string
  readonly orientation: 'landscape' | 'portrait'
  /** Column widths in characters. */
  readonly widths: readonly number[]
  readonly rows: readonly SheetRow[]
  /** First and last row (from 1) repeated at the head of every printed page; what is above stays in view as well. */
  readonly header: readonly [first: number, last: number]
  /** Columns at the left that stay in view. */
  readonly frozenColumns: number
}

export interface SheetRow {
  /** In points. */
  readonly height: number
  readonly cells: readonly SheetCell[]
}

export interface SheetCell {
  /** As printed; a number or percentage is stored as a real number whose format shows exactly this text. */
  readonly text: string
  readonly look: CellLook
  /** Columns and rows the cell spreads over; the cells it covers are left out of `cells` (see `placed`). */
  readonly columns?: number
  readonly rows?: number
  /** Column from 1; default: the next after the cell before. */
  readonly at?: number
}

export type CellLook = 'label' | 'title' | 'heading' | 'group' | 'tier' | 'centre' | 'left'

export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const engine = await spreadsheetEngine()
  const workbook = engine.NewFile()
  if (workbook.error) throw new Error(`spreadsheet: ${workbook.error}`)
  must(workbook.SetDocProps({ Creator: 'Yihu', LastModifiedBy: 'Yihu' }))
  const styles = new Map<string, number>()
  const style = (look: CellLook, format?: string): number => {
    const key = `${look} ${format}`
    const known = styles.get(key)
    if (known !== undefined) return known
    const made = must(
      workbook.NewStyle({ ...looks[look], ...(format === undefined ? {} : { CustomNumFmt: format }) }),
    ).style
    styles.set(key, made)
    return made
  }
  for (const [index, sheet] of sheets.entries()) {
    if (index === 0) must(workbook.SetSheetName('Sheet1', sheet.name))
    else must(workbook.NewSheet(sheet.name))
    for (const [column, width] of sheet.widths.entries()) {
      must(workbook.SetColWidth(sheet.name, columnName(column + 1), columnName(column + 1), width))
    }
    for (const [row, content] of sheet.rows.entries()) {
      must(workbook.SetRowHeight(sheet.name, row + 1, content.height))
      writeRow(workbook, sheet.name, row + 1, content, style)
    }
    setUpPages(workbook, sheet)
  }
  return workbookBytes(workbook)
}

/**
 * The number a printed text stands for and the format that shows it again: `7.8%` is 0.078 as `0.0%`, `93.20` is 93.2
 * as `0.00`. Null: it is no number (`—`, a name).
 */
export function numberOf(printed: string): { value: number; format: string } | null {
  const match = /^(-?\d{1,15})(?:\.(\d{1,12}))?(%?)$/.exec(printed)
  if (match === null) return null
  const [, , decimals = '', percent = ''] = match
  const number = Number(printed.replace('%', ''))
  const format = `0${decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`}${percent}`
  return { value: percent === '' ? number : number / 100, format }
}

export function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

function writeRow(
  workbook: Workbook,
  sheet: string,
  row: number,
  content: SheetRow,
  style: (look: CellLook, format?: string) => number,
): void {
  let next = 1
  for (const cell of content.cells) {
    const column = cell.at ?? next
    const from = `${columnName(column)}${row}`
    const until = `${columnName(column + (cell.columns ?? 1) - 1)}${row + (cell.rows ?? 1) - 1}`
    const number = cell.look === 'centre' ? numberOf(cell.text) : null
    must(workbook.SetCellValue(sheet, from, number === null ? cell.text : number.value))
    must(workbook.SetCellStyle(sheet, from, until, style(cell.look, number?.format)))
    if (from !== until) must(workbook.MergeCell(sheet, from, until))
    next = column + (cell.columns ?? 1)
  }
}

function setUpPages(workbook: Workbook, sheet: Sheet): void {
  const [first, last] = sheet.header
  const topLeft = `${columnName(sheet.frozenColumns + 1)}${last + 1}`
  must(workbook.SetSheetProps(sheet.name, { FitToPage: true }))
  // Size 9 is A4. Height 0: as many pages as it takes.
  must(
    workbook.SetPageLayout(sheet.name, {
      Size: 9,
      Orientation: sheet.orientation,
      FitToWidth: 1,
      FitToHeight: 0,
    }),
  )
  must(
    workbook.SetPageMargins(sheet.name, {
      Left: 0.5,
      Right: 0.5,
      Top: 0.7,
      Bottom: 0.7,
      Header: 0.3,
      Footer: 0.35,
      Horizontally: true,
    }),
  )
  must(workbook.SetHeaderFooter(sheet.name, { OddFooter: '&C— &P —' }))
  must(
    workbook.SetDefinedName({
      Name: '_xlnm.Print_Titles',
      RefersTo: `'${sheet.name}'!$${first}:$${last}`,
      Scope: sheet.name,
    }),
  )
  must(
    workbook.SetPanes(sheet.name, {
      Freeze: true,
      XSplit: sheet.frozenColumns,
      YSplit: last,
      TopLeftCell: topLeft,
      ActivePane: sheet.frozenColumns > 0 ? 'bottomRight' : 'bottomLeft',
      Selection: [],
    }),
  )
}

const border = ['left', 'top', 'right', 'bottom'].map((side) => ({ Type: side, Color: '000000', Style: 1 }))
const shade = (colour: string) => ({ Type: 'pattern', Pattern: 1, Color: [colour] })
const middle = { Horizontal: 'center', Vertical: 'center', WrapText: true }

const looks = {
  label: { Font: { Family: 'SimHei', Size: 14 }, Alignment: { Horizontal: 'left', Vertical: 'center' } },
  title: { Font: { Family: 'SimSun', Size: 18, Bold: true }, Alignment: middle },
  heading: {
    Font: { Family: 'SimSun', Size: 10, Bold: true },
    Alignment: middle,
    Border: border,
    Fill: shade('F2F2F2'),
  },
  group: { Font: { Family: 'SimHei', Size: 12 }, Alignment: middle, Border: border, Fill: shade('DDE6F2') },
  tier: { Font: { Family: 'SimSun', Size: 10, Bold: true }, Alignment: middle, Border: border },
  centre: { Font: { Family: 'SimSun', Size: 10 }, Alignment: middle, Border: border },
  left: {
    Font: { Family: 'SimSun', Size: 10 },
    Alignment: { ...middle, Horizontal: 'left' },
    Border: border,
  },
} satisfies Record<CellLook, object>
