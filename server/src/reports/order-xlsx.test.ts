import { expect, it } from 'vitest'
import { orderXlsx } from './order-xlsx.ts'
import type { OrderTable } from './order-table.ts'
import { must, spreadsheetEngine } from './spreadsheet-engine.ts'

const tricky = ['040020261126000001', '<路灯> & "不亮"', '=1+1', '第一行\n第二行', ' 前后空格 ']

it('opens in a spreadsheet engine with every cell as it was, long numbers as text', async () => {
  const engine = await spreadsheetEngine()
  const workbook = engine.OpenReader(await bytesOf(tableOf([[tricky], [tricky, tricky]])))
  expect(workbook.error).toBeNull()
  expect(workbook.GetSheetList().list).toEqual(['说明', '工单'])
  expect(must(workbook.GetRows('说明')).result).toEqual([['件数', '3']])
  const rows = must(workbook.GetRows('工单')).result
  expect(rows).toEqual([['一', '二', '三', '四', '五'], tricky, tricky, tricky])
}, 60_000)

it('opens without any order, too', async () => {
  const engine = await spreadsheetEngine()
  const workbook = engine.OpenReader(await bytesOf(tableOf([])))
  expect(must(workbook.GetRows('工单')).result).toEqual([['一', '二', '三', '四', '五']])
}, 60_000)

it('leaves out signs a spreadsheet cannot hold', async () => {
  const engine = await spreadsheetEngine()
  const workbook = engine.OpenReader(await bytesOf(tableOf([[['a\u0000b\u0008c', '', '', '', 'e']]])))
  expect(must(workbook.GetRows('工单')).result[1]).toEqual(['abc', '', '', '', 'e'])
}, 60_000)

it('comes in parts while rows are still being read', async () => {
  let read = 0
  async function* rows() {
    for (; read < 40; read++)
      yield Array.from({ length: 500 }, (_, row) => tricky.map((cell) => cell + row * read))
  }
  const partsAt: number[] = []
  for await (const part of orderXlsx({ ...tableOf([]), rows: rows() }))
    if (part.length > 0) partsAt.push(read)
  expect(partsAt.some((at) => at < 40)).toBe(true)
}, 60_000)

function tableOf(batches: readonly (readonly (readonly string[])[])[]): OrderTable {
  async function* rows() {
    yield* batches
  }
  return {
    aboutTitle: '说明',
    about: [['件数', '3']],
    title: '工单',
    columns: ['一', '二', '三', '四', '五'].map((label) => ({ label, width: 12 })),
    rows: rows(),
  }
}

async function bytesOf(table: OrderTable): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of orderXlsx(table)) parts.push(part)
  return Buffer.concat(parts)
}
