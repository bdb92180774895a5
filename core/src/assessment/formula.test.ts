import * as fc from 'fast-check'
import { Fraction } from 'fraction.js'
import { describe, expect, it } from 'vitest'
import { evaluateFormula, type FormulaScope, holds, namesIn } from './evaluate-formula.ts'
import { parseFormula } from './parse-formula.ts'
import type { ZeroByZero } from './types.ts'

function scopeOf(
  values: Record<string, number | string | null>,
  zeroByZero: ZeroByZero = 'zero',
): FormulaScope & { zeros: number } {
  const scope = {
    zeros: 0,
    value: (name: string) => {
      const value = values[name]
      return value === undefined || value === null ? null : new Fraction(value)
    },
    printed: (name: string) => new Fraction(values[name] ?? 0).round(2),
    ofGroup: (how: string, input: string) =>
      how === 'groupSum' ? new Fraction(values[input] ?? 0).mul(4) : null,
    zeroByZero,
    dividedByZero: () => {
      scope.zeros += 1
    },
  }
  return scope
}

function result(
  text: string,
  values: Record<string, number | string | null> = {},
  zeroByZero: ZeroByZero = 'zero',
): string | null {
  const parsed = parseFormula(text)
  if (!parsed.ok) throw new Error(parsed.en)
  return evaluateFormula(parsed.expression, scopeOf(values, zeroByZero))?.toFraction() ?? null
}

const policies: readonly ZeroByZero[] = ['zero', 'full', 'blank']

describe('formulas', () => {
  it('are exact where binary numbers are not', () => {
    expect(result('0.1 + 0.2')).toBe('3/10')
    expect(result('0.00000012 * 10000000')).toBe('6/5')
    expect(result('12345678.123456')).toBe('192901220679/15625')
    expect(result('10 - 0.5 * above(percent(125, 461), 15)')).toBe('3635/922')
  })

  it('step from bound to bound, high to low, and know nothing of a blank', () => {
    const points = 'steps(rate, 95, 10, 90, 8, 80, 5, 0)'
    const of = (rate: string | null) => result(points, { rate })
    expect([of('100'), of('95'), of('94.999'), of('90'), of('80'), of('79.99'), of(null)]).toEqual([
      '10',
      '10',
      '8',
      '8',
      '5',
      '0',
      null,
    ])
    const missing = parseFormula('steps(rate, 95, 10, 90, 8)')
    expect(missing.ok ? '' : missing.zh).toContain('最后一个得数不能少')
  })

  it('ask what all units of the group have, by the key of an input', () => {
    expect(result('20 * orders / groupSum(orders)', { orders: 5 })).toBe('5')
    const wrong = parseFormula('groupSum(orders + 1)')
    expect(wrong.ok ? '' : wrong.en).toContain('takes the key of one input')
  })

  it('know the functions of the published schemes', () => {
    expect(result('min(3, 1/2, 2)')).toBe('1/2')
    expect(
      result('max(0, 25 - 0.5 * below((system + spot) / 2, target))', {
        system: '62.5',
        spot: 70,
        target: 85,
      }),
    ).toBe('125/8')
    expect(result('abs(-3) + floor(2.9) + ceil(2.1) + clamp(120, 0, 100)')).toBe('108')
    expect(result('round(2.345, 2) + cut(2.349, 2)')).toBe('469/100')
    expect(result('sum(1, 2, 3) + mean(1, 2)')).toBe('15/2')
    expect(result('if(orders >= 100 and not (orders > 500), 1, 2)', { orders: 100 })).toBe('1')
    expect(result('if(orders == 0 or rate != 1, 1, 2)', { orders: 3, rate: 1 })).toBe('2')
    expect(result('printed(rate)', { rate: '98.2456' })).toBe('393/4')
  })

  it('are read as a Chinese keyboard types them', () => {
    expect(result('ｍａｘ（0，10 − 0．5 × rate ÷ 2）', { rate: 4 })).toBe('9')
    expect(result('if(rate ≥ 4, 1, 0)', { rate: 4 })).toBe('1')
  })

  it('treat nothing out of nothing by the policy of the scheme, and a blank as missing, not as zero', () => {
    expect(policies.map((policy) => result('percent(0, 0)', {}, policy))).toEqual(['0', '100', null])
    expect(result('percent(0, 0, 50)', {}, 'blank')).toBe('50')
    expect(result('10 + missing')).toBe(null)
    expect(result('sum(10, missing) + mean(missing, 4) + min(missing, 7)')).toBe('21')
    expect(result('if(missing < 5, 1, 2)')).toBe('2')
  })

  it('report a division by zero and give a blank', () => {
    for (const text of ['1 / rate', 'percent(3, rate)', '0 / rate']) {
      const parsed = parseFormula(text)
      const scope = scopeOf({ rate: 0 })
      expect(parsed.ok && evaluateFormula(parsed.expression, scope)).toBe(null)
      expect(scope.zeros).toBe(1)
    }
  })

  it('compute only the branch taken', () => {
    const parsed = parseFormula('if(rate == 0, 5, 1 / rate)')
    const scope = scopeOf({ rate: 0 })
    expect(parsed.ok && evaluateFormula(parsed.expression, scope)?.toFraction()).toBe('5')
    expect(scope.zeros).toBe(0)
  })

  it('agree with JavaScript arithmetic', () => {
    const arithmetic = fc.letrec<{ tree: { text: string; compute: (v: number[]) => number } }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'formula' },
        fc
          .integer({ min: 0, max: 9999 })
          .map((cents) => ({ text: (cents / 100).toFixed(2), compute: () => cents / 100 })),
        fc
          .integer({ min: 0, max: 2 })
          .map((index) => ({ text: `v${index}`, compute: (v: number[]) => v[index] ?? 0 })),
        fc.tuple(fc.constantFrom('+', '-', '*'), tie('tree'), tie('tree')).map(([operator, a, b]) => ({
          text: `(${a.text} ${operator} ${b.text})`,
          compute: (v: number[]) => {
            const [x, y] = [a.compute(v), b.compute(v)]
            return operator === '+' ? x + y : operator === '-' ? x - y : x * y
          },
        })),
        fc
          .tuple(fc.constantFrom('min' as const, 'max' as const), tie('tree'), tie('tree'))
          .map(([name, a, b]) => ({
            text: `${name}(${a.text}, ${b.text})`,
            compute: (v: number[]) => Math[name](a.compute(v), b.compute(v)),
          })),
        fc
          .tuple(tie('tree'), fc.integer({ min: 1, max: 40 }))
          .map(([a, by]) => ({
            text: `-${a.text} / ${by}`,
            compute: (v: number[]) => -a.compute(v) / by,
          }))
          .map(({ text, compute }) => ({ text: `(${text})`, compute })),
      ),
    }))
    let compared = 0
    fc.assert(
      fc.property(
        arithmetic.tree,
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 3 }),
        ({ text, compute }, v) => {
          fc.pre(text.length < 800)
          const exact = new Fraction(
            result(text, { v0: v[0] ?? 0, v1: v[1] ?? 0, v2: v[2] ?? 0 }) ?? Number.NaN,
          ).valueOf()
          const float = compute(v)
          compared += 1
          expect(Math.abs(exact - float)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(float)) * 1e3)
        },
      ),
    )
    expect(compared).toBeGreaterThan(50)
  })

  it('list the names they use', () => {
    const parsed = parseFormula('max(a, b) - if(c > a, 1, d)')
    expect(parsed.ok && namesIn(parsed.expression)).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('what a formula may not hold', () => {
  const refused = [
    '',
    ' ',
    '2 rate',
    '(1)(2)',
    '5%',
    '2 ^ 3',
    'a!',
    "a'",
    'a.b',
    'a[1]',
    '"text"',
    '{a: 1}',
    '[1, 2]',
    'a ? 1 : 2',
    'a; b',
    'x = 3',
    'f(x) = 2',
    'a < b',
    '1 + (a < b)',
    'if(a, 1, 2)',
    'if(a < b < c, 1, 2)',
    '0x10',
    '1e5',
    '5.',
    '.5',
    '1234567890.1234567',
    'true',
    'null',
    'Infinity',
    'NaN',
    'a mod 2',
    'a to b',
    'a xor b',
    'import(1)',
    'eval(1)',
    'parse(1)',
    'constructor(1)',
    'toString()',
    '__proto__()',
    'cos(1)',
    'min()',
    'abs(1, 2)',
    'printed(1 + 2)',
    'round(1, a)',
    'round(1, 99)',
    'a # b',
    '工单 + 1',
    'a ** 2',
    'a //b',
    '1 +',
    '((1)',
    `${'1+'.repeat(500)}1`,
  ]

  it.each(refused)('%s', (text) => {
    const parsed = parseFormula(text)
    expect(parsed.ok).toBe(false)
    expect(!parsed.ok && parsed.zh !== '' && parsed.en !== '').toBe(true)
  })

  it('whatever is typed, only known shapes come out, and evaluating asks for nothing but the names in the text', () => {
    const piece = fc.constantFrom(
      ...'min max if percent constructor __proto__ toString process globalThis import a b_1 1 0.5'.split(' '),
      ...'( ) , + - * / < >= == and not . [ ] " = ;'.split(' '),
      ' ',
    )
    const kinds = new Set(['number', 'name', 'negative', 'not', 'binary', 'call'])
    let parsedOnes = 0
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 9 }), (pieces) => {
        const text = pieces.join('')
        const parsed = parseFormula(text)
        if (!parsed.ok) return
        parsedOnes += 1
        const asked: string[] = []
        const scope: FormulaScope = { ...scopeOf({}), value: (name) => (asked.push(name), new Fraction(1)) }
        evaluateFormula(parsed.expression, scope)
        expect(asked.every((name) => namesIn(parsed.expression).includes(name) && text.includes(name))).toBe(
          true,
        )
        JSON.stringify(parsed.expression, (key: string, inner: unknown) => {
          expect(key !== 'kind' || kinds.has(String(inner))).toBe(true)
          expect(typeof inner).not.toBe('function')
          return inner
        })
      }),
      { numRuns: 3000 },
    )
    expect(parsedOnes).toBeGreaterThan(100)
  })

  it('says which function was meant', () => {
    const parsed = parseFormula('maxx(1, 2)')
    expect(!parsed.ok && parsed.zh).toBe('没有函数“maxx”，是否应为“max”')
  })

  it('reads a condition only where one is asked for', () => {
    const parsed = parseFormula('a >= 1 and b < 2', 'condition')
    expect(parsed.ok && holds(parsed.expression, scopeOf({ a: 1, b: 1 }))).toBe(true)
    expect(parseFormula('a + 1', 'condition').ok).toBe(false)
  })
})
