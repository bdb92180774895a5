import { expect, it } from 'vitest'
import { isBurst } from './burst.ts'

it.each([
  [20, 10, true],
  [19, 10, false],
  [10, 0, true],
  [9, 0, false],
  [18, 9, false],
  [190, 100, false],
])('%i after %i is a burst: %s', (thisWeek, weekBefore, expected) => {
  expect(isBurst({ thisWeek, weekBefore })).toBe(expected)
})
