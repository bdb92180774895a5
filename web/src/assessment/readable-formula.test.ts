import { expect, it } from 'vitest'
import { readableFormula } from './readable-formula.ts'

it('puts labels and signs in, and leaves unknown names alone', () => {
  const labels = { rate: '延期率', rate_pct: '延期率（%）' }
  expect(
    readableFormula('max(0, 10 - 0.5 * above(rate_pct, 15)) / rate', labels, { max: '取大', above: '高出' }),
  ).toBe('取大(0, 10 - 0.5 × 高出(「延期率（%）」, 15)) ÷ 「延期率」')
  expect(readableFormula('a >= target', {}, {})).toBe('a ≥ target')
})

it('keeps a slash inside a label, and does not mistake a column called like a function', () => {
  expect(readableFormula('max(max, 1)', { max: '甲/乙*' }, { max: '取大' })).toBe('取大(「甲/乙*」, 1)')
})

it('does not take names from the prototype', () => {
  expect(readableFormula('constructor + toString(1)', {}, {})).toBe('constructor + toString(1)')
})
