import type { Figure } from '@yihu/core/bulletin/figures'
import { expect, it } from 'vitest'

import { changeText } from './change-text.ts'

const change = (printed: string, value: number | null): Figure => ({
  key: 'valid_orders_change',
  label: '环比',
  exact: null,
  printed,
  value,
  unit: '',
  origin: { kind: 'change', current: 'valid_orders', previous: 'previous.valid_orders', as: 'percent' },
})

it.each([
  ['0.32%', 0.32, '环比上升 0.32%'],
  ['1.5%', -1.5, '环比下降 1.5%'],
  ['-1.5%', -1.5, '环比下降 1.5%'],
  ['1.97 个百分点', -1.97, '环比下降 1.97 个百分点'],
  ['0%', 0, '环比持平'],
  ['', null, '环比无可比数据'],
])('words %j with the value %j as %j', (printed, value, expected) => {
  expect(changeText(change(printed, value))).toBe(expected)
})
