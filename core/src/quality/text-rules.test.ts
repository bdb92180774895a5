import { describe, expect, it } from 'vitest'
import type { TextRule } from './text-rules.ts'
import { chineseLength, textProblems } from './text-rules.ts'

const rule = (change: Partial<TextRule>): TextRule => ({
  ruleId: 'rule',
  fields: ['measures'],
  kind: 'minChinese',
  amount: 20,
  phrases: [],
  validFrom: '2024-01-01',
  clause: '测试',
  ...change,
})
const appeal = '建设路与书院路口路面塌陷，车辆无法通行，请尽快维修。'
const problems = (one: TextRule, text: string, on = '2024-05-01') =>
  textProblems([one], 'measures', text, appeal, on).map(({ zh }) => zh)

describe('text rules', () => {
  it.each([
    ['已更换路灯三盏，当晚恢复照明，已电话告知市民。', []],
    ['已办 OK 12345678901234567890', ['至少写 20 个汉字，现在 2 个']],
    ['一'.repeat(20), []],
    ['一'.repeat(19), ['至少写 20 个汉字，现在 19 个']],
  ])('count Chinese characters only: %s', (text, expected) => {
    expect(problems(rule({}), text)).toEqual(expected)
  })

  it.each([
    [appeal, true],
    ['建设路与书院路口，路面塌陷；车辆无法通行', true],
    ['经核实，建设路与书院路口路面塌陷，车辆无法通行，请尽快维修。', true],
    ['塌陷处已于5月2日回填夯实并重铺沥青，当日恢复通车。', false],
    ['', false],
  ])('find the appeal’s own words again: %s', (text, isCopy) => {
    expect(problems(rule({ kind: 'notCopy', amount: 70 }), text)).toHaveLength(isCopy ? 1 : 0)
  })

  it('name every phrase that stands for nothing, for marking it', () => {
    const forbidden = rule({ kind: 'forbidden', phrases: ['已告知', '转办办结'] })
    expect(textProblems([forbidden], 'measures', '已告知市民，转办办结', appeal, '2024-05-01')).toMatchObject(
      [{ found: '已告知' }, { found: '转办办结' }],
    )
  })

  it.each(['办理中\uFFFD\uFFFD', '已处理????', '锟斤拷锟斤拷'])('see what was garbled: %s', (text) => {
    expect(problems(rule({ kind: 'noGarbled' }), text)).toEqual(['文字中有乱码'])
  })

  it('hold for their fields and from their date on', () => {
    expect(problems(rule({}), '短', '2023-12-31')).toEqual([])
    expect(problems(rule({ validUntil: '2024-04-30' }), '短')).toEqual([])
    expect(problems(rule({ validUntil: '2024-05-01' }), '短')).toHaveLength(1)
    expect(textProblems([rule({})], 'findings', '短', appeal, '2024-05-01')).toEqual([])
  })

  it('count characters outside the basic plane once', () => {
    expect(chineseLength('𠮷野家，abc。')).toBe(3)
  })
})
