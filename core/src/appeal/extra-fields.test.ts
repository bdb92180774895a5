import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExtraField } from './extra-fields.ts'
import { extraFieldsOf, extraProblems } from './extra-fields.ts'

const field = (change: Partial<ExtraField>): ExtraField => ({
  key: 'goods',
  zh: '商品',
  en: 'Goods',
  type: 'text',
  required: false,
  ...change,
})
const problemsWith = (change: Partial<ExtraField>, answer: string) =>
  extraProblems([field(change)], { goods: answer }).map(({ problem }) => problem)

describe('the questions', () => {
  it('are those of the kind, then those of the desk; a desk may ask the same its own way', () => {
    expect(extraFieldsOf('inquiry', [])).toEqual([])
    expect(extraFieldsOf('complaint', [field({})]).map(({ key }) => key)).toEqual(['accused', 'goods'])
    const merchant = field({ key: 'accused', zh: '被诉商家' })
    expect(extraFieldsOf('irregularity', [merchant])).toEqual([merchant])
  })
})

describe('an answer', () => {
  it.each([
    [{ required: true }, '  ', ['missing']],
    [{}, '', []],
    [{ type: 'number' as const }, '12.50', []],
    [{ type: 'number' as const }, '12元', ['notANumber']],
    [{ type: 'number' as const }, '1e9', ['notANumber']],
    [{ type: 'date' as const }, '2024-02-29', []],
    [{ type: 'date' as const }, '2023-02-29', ['notADate']],
    [{ type: 'choice' as const, choices: ['市', '省'] }, '市', []],
    [{ type: 'choice' as const, choices: ['市', '省'] }, '县', ['notAChoice']],
    [{}, '长'.repeat(501), ['tooLong']],
  ])('%j: “%s” → %j', (change, answer, problems) => {
    expect(problemsWith(change, answer)).toEqual(problems)
  })

  it('to a question nobody asked is refused', () => {
    expect(extraProblems([], { idCard: '1' })).toEqual([{ key: 'idCard', problem: 'unknown' }])
  })

  it('never throws, and an empty form has exactly the missing ones', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), fc.boolean(), (answers, required) => {
        extraProblems([field({ required, type: 'date' })], answers)
        expect(extraProblems([field({ required })], {})).toHaveLength(required ? 1 : 0)
      }),
    )
  })
})
