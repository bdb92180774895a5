import * as fc from 'fast-check'
import { Fraction } from 'fraction.js'
import { expect, test } from 'vitest'
import { largestRemainder } from './largest-remainder.ts'
import { roundFraction } from './rounding.ts'

const percents = (counts: readonly number[]) => {
  const whole = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => new Fraction(count, whole).mul(100))
}
const printed = (counts: readonly number[]) =>
  largestRemainder(percents(counts), 2).map((share) => share.toString())

test('the kinds of a published quarter add up to 100 (erratum HD-1 is no erratum under this rule)', () => {
  expect(printed([6770, 3794, 475, 89, 34, 9])).toEqual(['60.6', '33.96', '4.25', '0.8', '0.31', '0.08'])
})

test('thirds: the first gets the last digit', () => {
  expect(printed([1, 1, 1])).toEqual(['33.34', '33.33', '33.33'])
})

test('shares always add up to 100, and none is a whole digit away from its own', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 }), (counts) => {
      fc.pre(counts.some((count) => count > 0))
      const exact = percents(counts)
      const rounded = largestRemainder(exact, 2)
      const sum = rounded.reduce((total, share) => total.add(share), new Fraction(0))
      expect(sum.equals(100)).toBe(true)
      for (const [index, share] of rounded.entries())
        expect(
          share
            .sub(exact[index] ?? 0)
            .abs()
            .compare(new Fraction(1, 100)),
        ).toBe(-1)
      expect(roundFraction(sum, 2, 'cut').equals(100)).toBe(true)
    }),
  )
})
