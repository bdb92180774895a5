import type { ProofView } from '@yihu/contract/bulletin-routes'
import type { FiguresView } from '@yihu/contract/bulletins'
import { describe, expect, test } from 'vitest'
import { partOf, piecesOf, placeOf } from './proof-places.ts'

const blocks: ProofView['blocks'] = [
  { kind: 'paragraph', text: '一、总体情况', isCentred: false },
  { kind: 'table', header: ['序号', '单位'], rows: [['1', '甲局']] },
  {
    kind: 'table',
    header: ['序号', '单位'],
    rows: [
      ['1', '乙局'],
      ['2', '丙局'],
    ],
  },
]

describe('the place of a finding', () => {
  test.each([
    ['第12段“按时办结”', 'paragraph-12'],
    ['表1 丙局 得分', 'table-2-2'],
    ['表2 合计行', 'table-2'],
    ['附件标题', null],
  ])('%s', (place, id) => expect(placeOf({ place }, blocks)).toBe(id))
})

test('a paragraph belongs to the part it was written in', () => {
  const text = {
    issuer: '',
    issuedOn: '',
    parts: {
      advice: { kind: 'cases' as const, cases: [{ title: '加强培训', body: ['各单位要加强培训。'] }] },
      salutation: { kind: 'line' as const, text: '' },
    },
  }
  expect(partOf('（一）各单位要加强培训。', text)).toBe('advice')
  expect(partOf('本月受理 16 件。', text)).toBeUndefined()
})

test('a number is the figure it can only be, or the one that is named', () => {
  const figure = (key: string, label: string, printed: string) => ({
    key,
    label,
    printed,
    exact: printed,
    value: 1,
    unit: '件',
    origin: { kind: 'count' as const },
  })
  const values: FiguresView['values'] = {
    valid: figure('valid', '有效工单', '16'),
    other: figure('other', '其他', '16'),
    rate: figure('rate', '办结率', '45.45%'),
    five: figure('five', '回访满意', '5'),
    six: figure('six', '在线办结', '5'),
  }
  const list = {
    key: 'topics',
    label: '热点',
    unit: '件',
    items: [{ code: 'road', name: '道路', count: 16, share: '45.45%', origin: { kind: 'count' as const } }],
    total: figure('topics_total', '合计', '16'),
  }
  const lists = { topics: list }
  const figures = (text: string) => piecesOf(text, { values, lists }).flatMap((piece) => piece.figure ?? [])
  expect(figures('有效工单16件，其中道路16件')).toEqual([])
  expect(figures('有效工单中道路16件，占45.45%')).toEqual([])
  expect(piecesOf('有效工单16件，45.45%，5件', { values, lists })).toEqual([
    { text: '有效工单' },
    { text: '16', figure: 'valid' },
    { text: '件，' },
    { text: '45.45%', figure: 'rate' },
    { text: '，' },
    { text: '5' },
    { text: '件' },
  ])
})
