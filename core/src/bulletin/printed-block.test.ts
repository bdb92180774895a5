import { expect, it } from 'vitest'
import { auditDocumentOf, captionOf, chartRows } from './printed-block.ts'
import type { PrintedBlock, PrintedChart } from './printed-block.ts'

const chart: PrintedChart = {
  kind: 'chart',
  form: 'bar',
  label: '图 1',
  width: 411,
  height: 160,
  names: ['求助', '投诉'],
  series: [
    { name: '本月', values: [31, null] },
    { name: '上月', values: [30, 12] },
  ],
}
const paragraph = (text: string, isCentred = false): PrintedBlock => ({ kind: 'paragraph', text, isCentred })

it('the audit reads past charts: a table stands under the paragraph before it', () => {
  const table = { kind: 'table', header: ['单位'], rows: [['甲局']] } as const
  expect(auditDocumentOf([paragraph('表 1'), chart, table])).toEqual({
    paragraphs: ['表 1'],
    tables: [{ title: '表 1', header: ['单位'], rows: [['甲局']] }],
  })
})

it('the caption of a chart is the centred paragraph right below it', () => {
  const blocks = [chart, paragraph('图 1：诉求', true), chart, paragraph('二、正文'), chart]
  expect(blocks.map((_, index) => captionOf(blocks, index))).toEqual([
    '图 1：诉求',
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(captionOf(blocks, -1)).toBeUndefined()
})

it('the values of a chart are rows, a gap is blank', () => {
  expect(chartRows(chart)).toEqual([
    ['求助', '31', '30'],
    ['投诉', '', '12'],
  ])
})
