import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadScheme } from './load-scheme.ts'
import { loadedScheme, schemeText } from './replay.test-data.ts'
import type { Problem } from './types.ts'

const small = `key: small
name: 小方案
version: 1
validFrom: 2024-01-01
rounding: { mode: halfUp, digits: 2, zeros: trim }
parameters:
  - { key: target, label: 目标 }
inputs:
  - { key: orders, label: 工单量, kind: count, measure: dispatchedOrders }
  - { key: done, label: 办结量, kind: count, atMost: orders }
columns:
  - { key: orders, label: 工单量, input: orders }
  - { key: rate_pct, label: 办结率, formula: "percent(done, orders)", format: { suffix: "%" } }
  - { key: score, label: 得分, formula: "100 - below(rate_pct, target)" }
tierSets:
  - key: volume
    by: orders
    tiers:
      - { key: A, title: A 类, atLeast: 100 }
      - { key: B, title: B 类, below: 100 }
groups:
  - { key: 全部, title: 全部, parameters: { target: 90 }, tiers: volume }
ranking:
  by: score
`

/** The scheme with one piece of its text replaced, and what loading it says. */
function problemsAfter(from: string, to: string, text = small): readonly Problem[] {
  if (!text.includes(from)) throw new Error(`not in the scheme: ${from}`)
  const loaded = loadScheme(text.replace(from, to), 'small.yaml')
  return loaded.ok ? [] : loaded.problems
}

function positionOf(text: string, word: string): { line: number; column: number } {
  const offset = text.indexOf(word)
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

describe('a scheme file', () => {
  it('loads, and says which columns the total adds up and in which order they are computed', () => {
    const scheme = loadedScheme(small)
    expect(scheme.computeOrder).toEqual(['orders', 'rate_pct', 'score'])
    expect(scheme.columns.map((column) => column.countsInTotal)).toEqual([false, true, false])
    expect(scheme.name).toEqual({ zh: '小方案', en: '小方案' })
    expect(scheme.ranking).toMatchObject({ compare: 'printed', method: 'dense', lowestFirst: false })
  })

  it('is plain data: it survives being stored as JSON', () => {
    const scheme = loadedScheme(schemeText('xiangtan-2023-10'))
    expect(JSON.parse(JSON.stringify(scheme))).toEqual(scheme)
  })

  it('computes columns in the order they need each other, not in the order they are printed', () => {
    const moved = small
      .replace(
        '  - { key: rate_pct, label: 办结率, formula: "percent(done, orders)", format: { suffix: "%" } }\n',
        '',
      )
      .replace(
        'tierSets:',
        '  - { key: rate_pct, label: 办结率, formula: "percent(done, orders)" }\ntierSets:',
      )
    expect(loadedScheme(moved).columns.map(({ key }) => key)).toEqual(['orders', 'score', 'rate_pct'])
    expect(loadedScheme(moved).computeOrder).toEqual(['orders', 'rate_pct', 'score'])
  })
})

describe('mistakes in a scheme file are named with line, column and words', () => {
  const cases: [string, string, string, Partial<Problem> & { code: string }, string | undefined][] = [
    ['YAML that does not close', 'zeros: trim }', 'zeros: trim', { code: 'badYaml' }, undefined],
    [
      'the same key twice',
      'version: 1',
      'version: 1\nversion: 2',
      { code: 'badYaml', line: 4, column: 1 },
      undefined,
    ],
    [
      'an unknown key',
      'validFrom:',
      'validfrom:',
      { code: 'unknownKey', zh: '不认识的键“validfrom”，是否应为“validFrom”' },
      'validfrom',
    ],
    [
      'an unknown key deep inside',
      'kind: count, measure',
      'knd: count, measure',
      { code: 'unknownKey' },
      'knd',
    ],
    [
      'a missing key',
      'key: small\n',
      '',
      { code: 'missing', zh: '缺少“key”，请在这里补上', line: 1 },
      undefined,
    ],
    ['a wrong type', 'version: 1', 'version: 第一版', { code: 'wrongType' }, '第一版'],
    [
      'text instead of a list',
      'parameters:\n  - { key: target, label: 目标 }',
      'parameters: target',
      { code: 'wrongType' },
      'target',
    ],
    ['a word instead of a number', 'atLeast: 100', 'atLeast: 一百', { code: 'wrongType' }, '一百'],
    [
      'a choice that is not there',
      'mode: halfUp',
      'mode: halfup',
      { code: 'notAllowed', en: '"rounding.mode" may not be "halfup"; did you mean "halfUp"?' },
      'halfup',
    ],
    ['a day that is no day', '2024-01-01', '2024-02-30', { code: 'badDate' }, '2024-02-30'],
    ['a key with capitals', 'key: done', 'key: Done', { code: 'notAllowed' }, 'Done'],
    ['a key that is a function', 'key: target, label', 'key: min, label', { code: 'notAllowed' }, 'min'],
    [
      'a formula that does not close',
      'percent(done, orders)',
      'percent(done, orders',
      { code: 'badFormula' },
      '"percent(',
    ],
    [
      'an unknown function',
      'below(rate_pct',
      'belov(rate_pct',
      { code: 'badFormula', zh: '没有函数“belov”，是否应为“below”' },
      'belov',
    ],
    [
      'an unknown name in a formula',
      'below(rate_pct, target)',
      'below(rate_pc, target)',
      { code: 'unknownName', zh: '没有“rate_pc”，是否应为“rate_pct”' },
      'rate_pc, ',
    ],
    [
      'a name of the machine in a formula',
      '100 - below(rate_pct',
      'constructor - below(rate_pct',
      { code: 'unknownName' },
      'constructor',
    ],
    ['printed() of an input', '100 - below', 'printed(done) - below', { code: 'unknownName' }, 'done) -'],
    [
      'columns in a circle',
      'percent(done, orders)',
      'score + 1',
      { code: 'cycle', zh: '公式循环引用：rate_pct → score → rate_pct；请改其中一个公式，使它不再用到自己' },
      '"score + 1"',
    ],
    [
      'a column that needs itself',
      '100 - below',
      'score - below',
      {
        code: 'cycle',
        en: 'the formulas go in a circle: score → score; change one of them so that it no longer needs itself',
      },
      undefined,
    ],
    ['an unknown measure', 'dispatchedOrders', 'dispatchedOrder', { code: 'unknownName' }, 'dispatchedOrder'],
    ['an unknown base', 'atMost: orders', 'atMost: order', { code: 'unknownName' }, 'order }'],
    [
      'tiers that overlap',
      'below: 100',
      'below: 101',
      { code: 'tiersOverlap', zh: '档次“B”与“A”重叠：低一档的 below 要等于高一档的 atLeast' },
      'B, title',
    ],
    ['tiers with a gap', 'below: 100', 'below: 99', { code: 'tiersLeaveGap' }, 'B, title'],
    ['an unknown tier set', 'tiers: volume', 'tiers: volum', { code: 'unknownName' }, 'volum }'],
    ['a parameter nobody declared', 'target: 90', 'targett: 90', { code: 'unknownName' }, 'targett'],
    [
      'a column without a source',
      ', formula: "percent(done, orders)", format: { suffix: "%" }',
      '',
      { code: 'missing' },
      undefined,
    ],
    ['the same column twice', 'key: rate_pct', 'key: orders', { code: 'duplicateKey' }, undefined],
    ['a ranking by nothing', 'by: score', 'by: scores', { code: 'unknownName' }, 'scores'],
    [
      'orders chosen by what no order has',
      'kind: count, m',
      'kind: count, where: { chanel: phone }, m',
      { code: 'unknownKey' },
      'chanel',
    ],
    [
      'orders chosen by a kind there is not',
      'kind: count, m',
      'kind: count, where: { kind: complain }, m',
      { code: 'notAllowed' },
      'complain',
    ],
    [
      'orders chosen for what counts none',
      'measure: dispatchedOrders',
      'measure: manual, where: { channel: phone }',
      { code: 'notAllowed' },
      undefined,
    ],
    ['an anchor, which schemes do not have', 'name: 小方案', 'name: *other', { code: 'badYaml' }, undefined],
  ]

  it.each(cases)('%s', (_name, from, to, expected, pointedAt) => {
    const problems = problemsAfter(from, to)
    expect(problems[0]).toBeDefined()
    const problem = problems.find(({ code }) => code === expected.code)
    expect(problem).toMatchObject({
      ...expected,
      ...(pointedAt === undefined ? {} : positionOf(small.replace(from, to), pointedAt)),
    })
    expect(problem?.path.startsWith('small.yaml')).toBe(true)
    expect(problem?.line).toBeGreaterThan(0)
  })

  it('names all of them at once, in the order of the file', () => {
    const text = small
      .replace('validFrom', 'validfrom')
      .replace('halfUp', 'halfup')
      .replace('kind: count, m', 'kind: cont, m')
    const loaded = loadScheme(text, 'small.yaml')
    expect(!loaded.ok && loaded.problems.map(({ line }) => line)).toEqual([1, 4, 5, 9])
  })

  it('points into a formula that runs over several lines', () => {
    const text = schemeText('xiangtan-2023-10')
    const [problem] = problemsAfter('+ knowledge_base_score +', '+ knowlege_base_score +', text)
    const wrong = text.replace('+ knowledge_base_score +', '+ knowlege_base_score +')
    expect(problem).toMatchObject({ code: 'unknownName', ...positionOf(wrong, 'knowlege_base_score +') })
    expect(problem?.zh).toBe('没有“knowlege_base_score”，是否应为“knowledge_base_score”')
  })

  it('finds a unit listed twice, also under another name', () => {
    const [problem] = problemsAfter(
      '      - 市烟草局\n',
      '      - 城发集团\n',
      schemeText('xiangtan-2023-10'),
    )
    expect(problem).toMatchObject({ code: 'duplicateUnit', zh: '单位“城发集团”在名单中出现两次，请删去一处' })
  })

  it('an empty or foreign file is refused, not a defect', () => {
    for (const text of [
      '',
      '- a\n- b\n',
      'just text',
      '{}',
      '\t',
      'key: [',
      'columns: {a: 1}',
      'groups: 3',
      'inputs: [null, 1, [2]]',
    ]) {
      const loaded = loadScheme(text, 'x.yaml')
      expect(loaded.ok).toBe(false)
    }
  })

  it('damaged in any one line, it is refused or loads, and never breaks the loader', () => {
    const lines = small.split('\n')
    const damage = fc.constantFrom(
      '',
      '  - ',
      'x: y',
      '- {',
      'key: [1, 2]',
      '    formula: max(',
      '? a',
      'null',
      '!!binary x',
      '&a *a',
      '{}: {}',
      '1: 2',
    )
    let refused = 0
    fc.assert(
      fc.property(fc.nat(lines.length - 1), damage, (index, line) => {
        const loaded = loadScheme(lines.with(index, line).join('\n'), 'x.yaml')
        if (!loaded.ok) refused += 1
        expect(loaded.ok || loaded.problems.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true)
      }),
      { numRuns: 150 },
    )
    expect(refused).toBeGreaterThan(30)
  })
})
