/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTemplateDefinition } from './load-template.ts'

const good = `
key: monthly
name: 月度通报
document: monthly.docx
print: { points: '%' }
tables:
  - { key: annex1, title: 考核排名, scheme: s1 }
  - { key: annex2, title: 加减分项 }
figures:
  - { key: orders, label: 受理, unit: 件, count: validOrders }
  - { key: phone, label: 电话, unit: 件, count: validOrders, where: { channel: [phone, line] } }
  - { key: deputies, label: 代表来电, unit: 件, count: validOrders, where: { desk: deputies }, since: year }
  - { key: share, label: 占比, of: phone, over: orders, print: { digits: 1 } }
  - { key: orders_change, label: 环比, changeOf: orders, as: percent }
  - { key: messages, label: 留言, unit: 条, enter: true }
  - { key: total, label: 合计, unit: 件, sum: [orders, messages] }
  - { key: per_day, label: 日均, unit: 件, perDay: orders }
  - { key: units_a, label: A 类, unit: 个, table: annex1, units: { grade: A } }
  - { key: handled, label: 办理数, unit: 件, table: annex1, total: handled }
lists:
  - { key: channels, label: 渠道, unit: 件, by: channel }
  - { key: calls, label: 来电, unit: 通, by: callDivision, base: orders, shares: largestRemainder }
parts:
  - { key: advice, label: 工作建议, kind: cases }
`

function problemsOf(yaml: string): readonly string[] {
  const read = readTemplateDefinition(yaml)
  const problems = read.ok ? [] : read.details?.['problems']
  if (!Array.isArray(problems)) throw new Error('a refusal without problems')
  return problems.map(String)
}

describe('a definition', () => {
  it('is read as it stands', () => {
    const read = readTemplateDefinition(good)
    expect(read.ok && read.value).toMatchObject({
      key: 'monthly',
      print: { points: '%', up: '上升', rates: { digits: 2, zeros: 'keep' } },
      tables: [{ key: 'annex1', scheme: 's1' }, { key: 'annex2' }],
      figures: [
        { kind: 'count', count: 'validOrders', where: {} },
        { kind: 'count', where: { channel: ['phone', 'line'] } },
        { kind: 'count', where: { desk: ['deputies'] }, since: 'year' },
        { kind: 'quotient', of: 'phone', over: 'orders', print: { digits: 1, suffix: '%' } },
        { kind: 'change', of: 'orders', as: 'percent' },
        { kind: 'entered' },
        { kind: 'sum', sum: ['orders', 'messages'] },
        { kind: 'daily', perDay: 'orders' },
        { kind: 'table', table: 'annex1', read: { what: 'units', grade: 'A' } },
        { kind: 'table', read: { what: 'total', column: 'handled' } },
      ],
      lists: [
        { by: 'channel', count: 'validOrders', shares: 'independent' },
        { by: 'callDivision', count: 'callsAnswered', base: 'orders', shares: 'largestRemainder' },
      ],
      parts: [{ key: 'advice', kind: 'cases', required: true }],
    })
  })

  const templates = new URL('../../../server/data/templates/', import.meta.url)
  const files = readdirSync(templates).filter((name) => name.endsWith('.yaml'))
  it.each(files)('that comes with the product is right: %s', (name) => {
    expect(problemsOf(readFileSync(new URL(name, templates), 'utf8'))).toEqual([])
  })
})

describe('a wrong definition says what is wrong, and where', () => {
  it.each([
    ['no mapping', '- a', /the file should be a map/],
    ['no name', good.replace('name: 月度通报\n', ''), /"name" is missing/],
    [
      'lists that are none',
      good.replace(/lists:\n.*\n.*\n/, 'lists: channels\n'),
      /"lists" should be a list/,
    ],
    ['an unknown key', good.replace('document:', 'documnt:'), /did you mean "document"/],
    [
      'an unknown count',
      good.replace('count: validOrders }', 'count: validOrder }'),
      /line 10.*did you mean "validOrders"/,
    ],
    [
      'two makers at once',
      good.replace('enter: true', 'enter: true, count: validOrders'),
      /line 15.*exactly one of/,
    ],
    [
      'a choice by nothing known',
      good.replace('where: { desk:', 'where: { table:'),
      /line 12.*cannot be chosen by "table"/,
    ],
    ['a day that is none', good.replace('since: year', 'on: 3-15'), /line 12.*write 03-15/],
    [
      'a rate of what comes later',
      good.replace('of: phone', 'of: per_day'),
      /line 13.*"per_day" is not defined above/,
    ],
    [
      'a table nobody defined',
      good.replace('table: annex1, total', 'table: annex9, total'),
      /"annex9" is not defined above/,
    ],
    [
      'a ledger read like a scorecard',
      good.replace('table: annex1, total', 'table: annex2, total'),
      /"annex2" is not defined above/,
    ],
    ['a table figure that reads nothing', good.replace(', total: handled', ''), /write total/],
    [
      'calls by channel',
      good.replace('by: channel }', 'by: channel, count: callsAnswered }'),
      /cannot be listed by "channel"/,
    ],
    ['an unknown dimension', good.replace('by: channel }', 'by: colour }'), /may not be "colour"/],
    ['shares of nothing', good.replace('base: orders', 'base: order'), /did you mean "orders"/],
    ['a part of no kind', good.replace('kind: cases', 'kind: case'), /did you mean "cases"/],
  ])('%s', (_, yaml, problem) => {
    expect(readTemplateDefinition(yaml)).toMatchObject({ ok: false, code: 'invalidTemplate' })
    expect(problemsOf(yaml).join('\n')).toMatch(problem)
  })
})
