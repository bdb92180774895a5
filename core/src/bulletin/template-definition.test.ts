/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dimensions, readTemplateDefinition } from './template-definition.ts'

const good = `
key: monthly
name: 月度通报
document: monthly.docx
scheme: s1
counts:
  - { key: phone, label: 电话, unit: 件, by: channel, code: phone }
lists:
  - { key: channels, label: 渠道, unit: 件, by: channel }
changes:
  - { key: valid_orders_change, of: valid_orders, as: percent }
`

function problemsOf(yaml: string): readonly string[] {
  const read = readTemplateDefinition(yaml)
  const problems = read.ok ? [] : read.details?.['problems']
  if (!Array.isArray(problems)) throw new Error('a refusal without problems')
  return problems.map(String)
}

describe('a definition', () => {
  it('is read as it stands', () => {
    expect(readTemplateDefinition(good)).toEqual({
      ok: true,
      value: {
        key: 'monthly',
        name: '月度通报',
        document: 'monthly.docx',
        scheme: 's1',
        counts: [{ key: 'phone', label: '电话', unit: '件', by: 'channel', code: 'phone' }],
        lists: [{ key: 'channels', label: '渠道', unit: '件', by: 'channel' }],
        changes: [{ key: 'valid_orders_change', of: 'valid_orders', as: 'percent' }],
      },
    })
  })

  it('may count by every dimension', () => {
    for (const by of dimensions) expect(problemsOf(good.replaceAll('by: channel', `by: ${by}`))).toEqual([])
  })

  const templates = new URL('../../../server/data/templates/', import.meta.url)
  const files = readdirSync(templates).filter((name) => name.endsWith('.yaml'))
  it.each(files)('that comes with the product is right: %s', (name) => {
    expect(problemsOf(readFileSync(new URL(name, templates), 'utf8'))).toEqual([])
  })
})

describe('a wrong definition says what is wrong', () => {
  it.each([
    ['no mapping', '- a', /the definition must be a mapping/],
    ['nothing at all', '', /the definition must be a mapping/],
    ['no YAML', 'key: [', /./],
    ['no scheme', good.replace('scheme: s1\n', ''), /scheme is missing/],
    ['a number for a name', good.replace('name: 月度通报', 'name: 12345'), /name is missing/],
    ['lists that are none', good.replace(/lists:\n.*\n/, 'lists: channels\n'), /lists must be a list/],
    [
      'an unknown dimension',
      good.replace('by: channel, code', 'by: colour, code'),
      /counts\[1\].*by must be one of them \(colour\)/,
    ],
    ['a list without dimension', good.replace('by: channel }', 'x: 1 }'), /lists\[1\].*\(undefined\)/],
    ['a count without code', good.replace(', code: phone', ''), /counts\[1\]: code is missing/],
    [
      'a code that YAML reads as a number',
      good.replace('code: phone', 'code: 430321'),
      /counts\[1\]: code is missing/,
    ],
    ['a list without label', good.replace('label: 渠道, ', ''), /lists\[1\]: label is missing/],
    ['a change of nothing', good.replace('of: valid_orders, ', ''), /changes\[1\]: of is missing/],
    [
      'a change in an unknown way',
      good.replace('as: percent', 'as: share'),
      /changes\[1\].*as must be percent or points \(share\)/,
    ],
    [
      'an entry that is a word',
      good.replace(/ {2}- { key: phone.*/, '  - phone'),
      /counts\[1\] must be a mapping/,
    ],
  ])('%s', (_, yaml, problem) => {
    expect(readTemplateDefinition(yaml)).toMatchObject({ ok: false, code: 'invalidTemplate' })
    const problems = problemsOf(yaml)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(problem)
  })

  it('names every problem at once', () => {
    expect(problemsOf('name: 月度通报\ncounts: []')).toHaveLength(5)
  })
})
