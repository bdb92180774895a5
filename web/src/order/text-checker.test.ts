import type { TextRule } from '@yihu/core/quality/text-rules'
import { describe, expect, test } from 'vitest'
import { textChecker } from './text-checker.ts'

const rule = (change: Partial<TextRule>): TextRule => ({
  ruleId: 'rule',
  fields: ['findings', 'measures'],
  kind: 'forbidden',
  amount: null,
  phrases: [],
  validFrom: '2024-01-01',
  clause: '测试',
  ...change,
})
const rules = [
  rule({ ruleId: 'length', kind: 'minChinese', amount: 8 }),
  rule({ ruleId: 'longer', kind: 'minChinese', amount: 20, fields: ['measures'] }),
  rule({ ruleId: 'later', kind: 'minChinese', amount: 50, validFrom: '2025-01-01' }),
  rule({ ruleId: 'copy', kind: 'notCopy', amount: 80 }),
  rule({ ruleId: 'filler', phrases: ['转办办结'] }),
]
const appeal = '人民路多盏路灯不亮已有一周，夜间出行不便。'
const checker = textChecker(rules, '2024-06-01', appeal)

describe('texts while they are typed', () => {
  test('the count goes to the longest rule in force, and rules of later orders do not count', () => {
    expect(checker.leastOf('findings')).toBe(8)
    expect(checker.leastOf('measures')).toBe(20)
    expect(checker.leastOf('publicText')).toBeUndefined()
    expect(textChecker(rules, '2023-10-08', appeal).leastOf('findings')).toBeUndefined()
  })

  test('shortness is no slip, a phrase and a copy are; nothing typed is nothing wrong', () => {
    const idsOf = (text: string) => checker.slipsOf('findings', text).map(({ ruleId }) => ruleId)
    expect(idsOf('')).toEqual([])
    expect(idsOf('属实')).toEqual([])
    expect(idsOf('已转办办结')).toEqual(['filler'])
    expect(idsOf(appeal)).toEqual(['copy'])
  })

  test('on sending all of it counts', () => {
    const problems = checker.problemsOf('measures', '已转办办结')
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(['length', 'longer', 'filler'])
    expect(problems.at(-1)?.found).toBe('转办办结')
  })
})
