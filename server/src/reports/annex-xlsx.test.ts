import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'

import { annexWorkbook, scorecardWorkbook } from './annex-xlsx.ts'
import { sampleFigures, sampleScheme, sampleScorecard } from './sample-figures.test-data.ts'
import { columnName, numberOf } from './sheet.ts'
import type { Workbook } from './spreadsheet-engine.ts'
import { must, spreadsheetEngine } from './spreadsheet-engine.ts'

const figures = sampleFigures()
const { columns } = sampleScheme
const byTable = new Map([['annex1', columns]])
const ranking = sampleScorecard()
const lastColumn = columnName(columns.length + 2)

describe('the annexes as an Excel file', () => {
  let bytes: Uint8Array
  let workbook: Workbook

  beforeAll(async () => {
    bytes = await annexWorkbook(figures, byTable)
    workbook = (await spreadsheetEngine()).OpenReader(bytes)
  }, 60_000)

  const shown = (sheet: string) => must(workbook.GetRows(sheet)).result.map((row) => row.map(String))
  const merged = (sheet: string) =>
    must(workbook.GetMergeCells(sheet)).mergeCells.map(
      (range) => `${range.GetStartAxis()}:${range.GetEndAxis()}`,
    )

  it('shows every cell of annex 1 as printed', () => {
    const expected = ranking.groups.flatMap((group) => [
      [group.title],
      ...group.tiers.flatMap((tier) => [
        ...(tier.title === null ? [] : [[tier.title]]),
        ...tier.rows.map((row) => [
          String(row.rank),
          row.unit,
          ...columns.map((column) => row.cells[column.key]?.printed ?? ''),
        ]),
      ]),
    ])
    const rows = shown('附件1').slice(4).map(withoutTrailingBlanks)
    expect(rows).toEqual(expected.map(withoutTrailingBlanks))
    expect(rows.filter((row) => row.length > 20)).toHaveLength(55)
  })

  it('stores counts, scores and rates as real numbers', () => {
    const raw = unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array()
    // First ranked unit: row 6, its on-time rate in column E: 100 % is the number 1.
    expect(strFromU8(raw)).toMatch(/<c r="E6" s="\d+"><v>1<\/v><\/c>/)
    expect(must(workbook.GetCellValue('附件1', 'E6')).value).toBe('100%')
  })

  it('merges the two-level header, group headings and tier headings', () => {
    const ranges = merged('附件1')
    for (const range of ['A3:A4', 'B3:B4', 'C3:C4', 'D3:F3', 'G3:I3', 'J3:L3', 'M3:O3', 'P3:Q3', 'R3:R4']) {
      expect(ranges).toContain(range)
    }
    const headings = shown('附件1').flatMap((row, index) =>
      row.length === 1 && index > 3 ? [index + 1] : [],
    )
    expect(headings).toHaveLength(4 + 6)
    for (const row of headings) expect(ranges).toContain(`A${row}:${lastColumn}${row}`)
  })

  it('merges number and kind in annex 2, and shows every entry', () => {
    const rows = shown('附件2').slice(3)
    expect(rows.map((row) => row.slice(2))).toEqual(
      figures.ledger.map((entry) => [entry.unit, entry.reasons.join('\n'), entry.points]),
    )
    const ranges = merged('附件2')
    for (const range of ['A4:A6', 'B4:B6', 'A7:A8', 'B9:B12', 'A13:A15']) expect(ranges).toContain(range)
  })

  it('prints across A4, one page wide, with repeated header rows and page numbers, and freezes the header', () => {
    const names = must(workbook.GetDefinedName()).definedNames
    expect(names.map((name) => [name.Name, name.RefersTo, name.Scope])).toEqual([
      ['_xlnm.Print_Titles', "'附件1'!$3:$4", '附件1'],
      ['_xlnm.Print_Titles', "'附件2'!$3:$3", '附件2'],
    ])
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toContain('fitToPage="true"')
    expect(sheet).toMatch(
      /<pageSetup [^>]*fitToHeight="0" fitToWidth="1" orientation="landscape" paperSize="9"/,
    )
    expect(sheet).toMatch(/<pane [^>]*state="frozen" topLeftCell="C5" xSplit="2" ySplit="4"/)
    expect(sheet).toContain('<oddFooter>&amp;C— &amp;P —</oddFooter>')
  })

  it('gives the same bytes for the same figures', async () => {
    const again = await annexWorkbook(sampleFigures(), byTable)
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(again))).toBe(0)
  }, 60_000)

  it('makes a scorecard alone, with grades where there are any and a dash for a unit without rank', async () => {
    const [group] = ranking.groups
    const [tier] = group?.tiers ?? []
    const [first, second] = tier?.rows ?? []
    if (!group || !tier || !first || !second) throw new Error('the sample has no rows')
    const rows = [
      { ...first, grade: 'A' },
      { ...second, rank: null },
    ]
    const scorecard = { ...ranking, groups: [{ ...group, tiers: [{ ...tier, rows }] }] }
    const made = (await spreadsheetEngine()).OpenReader(await scorecardWorkbook(scorecard, columns))
    const sheet = must(made.GetRows('考核排名')).result
    expect(sheet[2]?.at(-1)).toBe('等级')
    expect(sheet[5]?.at(-1)).toBe('A')
    expect(sheet[6]?.[0]).toBe('—')
  }, 60_000)
})

describe('numberOf', () => {
  it.each([
    ['7.8%', 0.078, '0.0%'],
    ['100%', 1, '0%'],
    ['5.00%', 0.05, '0.00%'],
    ['93.20', 93.2, '0.00'],
    ['-0.5', -0.5, '0.0'],
    ['36341', 36341, '0'],
  ])('reads %s as a number with the format that shows it again', (printed, value, format) => {
    expect(numberOf(printed)).toEqual({ value, format })
  })

  it.each(['', '—', '市医保局', '1.', '1 620', '040020230922000902'])('leaves %j as text', (printed) => {
    expect(numberOf(printed)).toBeNull()
  })
})

function withoutTrailingBlanks(row: readonly string[]): string[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== '') + 1)
}
