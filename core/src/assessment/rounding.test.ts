import * as fc from 'fast-check'
import { Fraction } from 'fraction.js'
import { describe, expect, it } from 'vitest'
import { printValue, roundFraction } from './rounding.ts'
import type { PrintFormat } from './types.ts'

const trimmed: PrintFormat = { mode: 'halfUp', digits: 2, zeros: 'trim', suffix: '' }
const value = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 5n }))
  .map(([numerator, denominator]) => ({
    numerator,
    denominator,
    fraction: new Fraction(numerator, denominator),
  }))
const digits = fc.integer({ min: 0, max: 6 })

describe('rounding', () => {
  it('sends the ties of the published tables up', () => {
    expect(
      ['15.625', '9.375', '6.875', '93.75', '29.475', '1.005', '-0.125'].map((text) =>
        printValue(new Fraction(text), trimmed),
      ),
    ).toEqual(['15.63', '9.38', '6.88', '93.75', '29.48', '1.01', '-0.13'])
  })

  it('spares whole numbers their zeros, and only them', () => {
    const whole: PrintFormat = { ...trimmed, zeros: 'whole', suffix: '%' }
    expect(
      ['20', '99.4', '62.5', '0', '28.571'].map((text) => printValue(new Fraction(text), whole)),
    ).toEqual(['20%', '99.40%', '62.50%', '0%', '28.57%'])
  })

  it('knows half to even and cutting off', () => {
    const print = (text: string, mode: PrintFormat['mode']): string =>
      printValue(new Fraction(text), { ...trimmed, mode })
    expect([print('15.625', 'halfEven'), print('15.635', 'halfEven'), print('15.6251', 'halfEven')]).toEqual([
      '15.62',
      '15.64',
      '15.63',
    ])
    expect([print('15.629', 'cut'), print('-15.629', 'cut')]).toEqual(['15.62', '-15.62'])
  })

  it('keeps or trims zeros, adds the suffix, prints a blank as nothing', () => {
    const keep: PrintFormat = { ...trimmed, zeros: 'keep' }
    expect([printValue(new Fraction('93.2'), keep), printValue(new Fraction(102), keep)]).toEqual([
      '93.20',
      '102.00',
    ])
    expect(printValue(new Fraction('7.80'), { ...trimmed, suffix: '%' })).toBe('7.8%')
    expect([printValue(new Fraction(100), trimmed), printValue(new Fraction('-0.001'), trimmed)]).toEqual([
      '100',
      '0',
    ])
    expect(printValue(null, { ...trimmed, suffix: '%' })).toBe('')
  })

  it('half up agrees with adding one half and flooring, in integers', () => {
    fc.assert(
      fc.property(value, digits, ({ numerator, denominator, fraction }, places) => {
        const scale = 10n ** BigInt(places)
        const size = numerator < 0n ? -numerator : numerator
        const expected = (2n * size * scale + denominator) / (2n * denominator)
        const rounded = roundFraction(fraction, places, 'halfUp')
        expect(rounded.mul(scale).equals(numerator < 0n ? -expected : expected)).toBe(true)
      }),
    )
  })

  it('never moves a value by more than half a unit (a whole one when cut), and not twice', () => {
    fc.assert(
      fc.property(
        value,
        digits,
        fc.constantFrom('halfUp' as const, 'halfEven' as const, 'cut' as const),
        ({ fraction }, places, mode) => {
          const rounded = roundFraction(fraction, places, mode)
          const unit = new Fraction(1, 10n ** BigInt(places))
          const moved = rounded.sub(fraction).abs()
          expect(mode === 'cut' ? moved.lt(unit) : moved.lte(unit.div(2))).toBe(true)
          expect(roundFraction(rounded, places, mode).equals(rounded)).toBe(true)
        },
      ),
    )
  })

  it('prints what it rounds: the text read back is the rounded value', () => {
    fc.assert(
      fc.property(
        value,
        digits,
        fc.constantFrom('trim' as const, 'keep' as const),
        ({ fraction }, places, zeros) => {
          const printed = printValue(fraction, { mode: 'halfUp', digits: places, zeros, suffix: '' })
          expect(new Fraction(printed).equals(roundFraction(fraction, places, 'halfUp'))).toBe(true)
        },
      ),
    )
  })
})
