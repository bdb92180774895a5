import { describe, expect, it } from 'vitest'
import { auditJson } from './audit-json.ts'

const told = (value: unknown) => {
  const read = auditJson(typeof value === 'string' ? value : JSON.stringify(value))
  return read.ok ? [] : read.problems.map(({ zh, en }) => `${zh} / ${en}`)
}

describe('a document in JSON', () => {
  it('is text, tables or both', () => {
    const table = { header: ['单位', '派单量'], rows: [['东湖区', '3']] }
    expect(auditJson(JSON.stringify({ tables: [table] }))).toEqual({
      ok: true,
      document: { paragraphs: [], tables: [{ title: '', ...table }] },
    })
    expect(told({ paragraphs: ['本月受理诉求3件。'] })).toEqual([])
  })

  it.each([
    ['no JSON', '{', /^不是 JSON（.*）\/? ?.*it is no JSON/],
    ['a list', [], /^整个文件应为 \{ "paragraphs"/],
    ['a number for a paragraph', { paragraphs: [3] }, /^第 1 段（paragraphs\.0）应为文字/],
    [
      'a number for a cell',
      { tables: [{ header: ['单位', '派单量'], rows: [['东湖区', 3]] }] },
      /^表 1 第 1 行 第 2 列（tables\.0\.rows\.0\.1）应为文字.*table 1, row 1, column 2 \(tables\.0\.rows\.0\.1\) must be text/,
    ],
    ['no rows', { tables: [{ header: ['单位'] }] }, /^表 1 各行（tables\.0\.rows）应为列表/],
    ['no heading', { tables: [{ header: [], rows: [] }] }, /^表 1 表头（tables\.0\.header）不能为空/],
    [
      'more cells than headings',
      { tables: [{ header: ['单位'], rows: [['东湖区'], ['西岭区', '3']] }] },
      /^表 1 第 2 行（tables\.0\.rows\.1）有 2 格，表头只有 1 列/,
    ],
    ['a word it does not know', { paragraph: [] }, /不认识“paragraph”/],
  ])('is refused with its place: %s', (_, value, words) => {
    expect(told(value)).toHaveLength(1)
    expect(told(value)[0]).toMatch(words)
  })

  it('tells the first ten faults and how many are left', () => {
    const problems = told({ paragraphs: Array.from({ length: 25 }, () => 1) })
    expect(problems).toHaveLength(11)
    expect(problems.at(-1)).toBe('……另有 15 处 / … and 15 more')
  })
})
