import { expect, test } from 'vitest'
import { rowsAsCsv } from './save-rows.ts'

const columns = [
  { title: '名称', text: (row: { name: string; note: string }) => row.name },
  { title: '说明', text: (row: { name: string; note: string }) => row.note },
]

test('rows are quoted text that a spreadsheet reads as Chinese', () => {
  expect(rowsAsCsv(columns, [{ name: '市民政局', note: '第一行\n第二行，“引”与"号"' }])).toBe(
    '\uFEFF"名称","说明"\r\n"市民政局","第一行 第二行，“引”与""号"""\r\n',
  )
})

test('no cell is a formula', () => {
  for (const begin of ['=', '+', '-', '@'])
    expect(rowsAsCsv(columns, [{ name: `${begin}HYPERLINK(1)`, note: '' }])).toContain(
      `"'${begin}HYPERLINK(1)"`,
    )
})
