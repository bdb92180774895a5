import { Fraction } from 'fraction.js'
import { describe, expect, it } from 'vitest'
import { assess } from './assess.ts'
import { explain } from './explain.ts'
import { loadScheme } from './load-scheme.ts'
import { loadedScheme } from './replay.test-data.ts'
import type { CountsRow, Scheme, ScoreRow } from './types.ts'

/* What other cities' schemes need of the engine: composites, grades, apart units, printed parts, 0/0, ties. */
const yaml = `key: composite
name: { zh: 综合指标, en: Composite }
version: 3
validFrom: 2023-01-01
rounding: { mode: halfUp, digits: 1, zeros: trim }
zeroByZero: blank
inputs:
  - { key: due, label: 应办理数, kind: count }
  - { key: done, label: 办理数, kind: count, atMost: due }
  - { key: rated, label: 回访量, kind: count, default: 0 }
  - { key: satisfied, label: 满意数, kind: count, default: 0 }
columns:
  - { key: due, label: 应办理数, input: due }
  - { key: done_pct, label: 办结率, formula: "percent(done, due)", format: { digits: 2, suffix: "%" } }
  - { key: satisfied_pct, label: 满意率, formula: "percent(satisfied, rated)", format: { digits: 2, suffix: "%" } }
  - { key: composite, label: 综合指标, formula: "mean(done_pct, satisfied_pct)" }
  - { key: from_printed, label: 按印出值, formula: "printed(done_pct) * 0.3", format: { digits: 2, mode: cut } }
groups:
  - { key: 单位, title: "单位（{count} 家）" }
ranking:
  by: composite
  method: competition
  unrankedWhen: due == 0
  tieOrder: [{ by: due, order: descending }]
grades:
  by: composite
  grades: [{ key: A, atLeast: 90 }, { key: B, atLeast: 80 }, { key: C }]
  overrides: [{ when: done_pct < 50, grade: C }]
`
const scheme = loadedScheme(yaml)

function row(unit: string, due: number, done: number, rated?: number, satisfied?: number): CountsRow {
  const values = { due, done, rated, satisfied }
  return {
    unit,
    group: '单位',
    values: Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, new Fraction(value)]],
      ),
    ),
  }
}

function scored(rows: readonly CountsRow[], by: Scheme = scheme): readonly ScoreRow[] {
  const assessed = assess(by, rows, '2023-06')
  if (!assessed.ok) throw new Error(assessed.problems.map(({ en }) => en).join('\n'))
  return assessed.scorecard.groups.flatMap((group) => group.tiers.flatMap((tier) => tier.rows))
}

describe('assessing', () => {
  it('ranks, grades, sets units without orders apart, and leaves a missing rate out instead of scoring it as zero', () => {
    const rows = scored([
      row('甲', 0, 0),
      row('乙', 10, 4, 10, 10),
      row('丙', 10, 9, 10, 9),
      row('丁', 20, 18),
      row('戊', 10, 8),
    ])
    expect(
      rows.map(({ unit, rank, grade, cells }) => [
        unit,
        rank,
        grade,
        cells['composite']?.printed,
        cells['satisfied_pct']?.printed,
      ]),
    ).toEqual([
      ['丁', 1, 'A', '90', ''],
      ['丙', 1, 'A', '90', '90%'],
      ['戊', 3, 'B', '80', ''],
      ['乙', 4, 'C', '70', '100%'],
      ['甲', null, undefined, '', ''],
    ])
    expect(rows[0]?.cells['satisfied_pct']).toMatchObject({ exact: null, value: null })
  })

  it('overrides a grade by a condition', () => {
    const [only] = scored(
      [row('甲', 10, 4, 1, 1)],
      loadedScheme(yaml.replace('mean(done_pct, satisfied_pct)', '95')),
    )
    expect(only).toMatchObject({ rank: 1, grade: 'C' })
  })

  it('gives grades by share of the list', () => {
    const quota = loadedScheme(
      yaml.replace(
        '[{ key: A, atLeast: 90 }, { key: B, atLeast: 80 }, { key: C }]',
        '[{ key: A, topPercent: 30 }, { key: C }]',
      ),
    )
    const rows = scored(
      [90, 80, 70, 60, 55].map((done, index) => row(`单位${index}`, 100, done)),
      quota,
    )
    expect(rows.map(({ grade }) => grade)).toEqual(['A', 'A', 'C', 'C', 'C'])
  })

  it('computes from a printed rate, and cuts, where the scheme says so', () => {
    const [only] = scored([row('韶山', 57, 56)])
    expect(only?.cells['done_pct']?.printed).toBe('98.25%')
    expect(only?.cells['from_printed']).toMatchObject({ exact: '1179/40', printed: '29.47' })
    expect(only === undefined ? undefined : explain(scheme, '单位', only, 'from_printed')?.substituted).toBe(
      'printed(98.25) * 0.3',
    )
  })

  it('ranks by printed values or exact ones', () => {
    const rows = [row('甲', 10000, 9001), row('乙', 10000, 9000)]
    expect(scored(rows).map(({ rank }) => rank)).toEqual([1, 1])
    const exact = loadedScheme(yaml.replace('method: competition', 'method: competition\n  compare: exact'))
    expect(scored(rows, exact).map(({ unit, rank }) => [unit, rank])).toEqual([
      ['甲', 1],
      ['乙', 2],
    ])
    const lowest = loadedScheme(yaml.replace('method: competition', 'compare: exact\n  lowestFirst: true'))
    expect(scored(rows, lowest).map(({ unit }) => unit)).toEqual(['乙', '甲'])
  })

  it('counts 0/0 as the scheme says', () => {
    const value = (policy: string): unknown =>
      scored([row('甲', 10, 9)], loadedScheme(yaml.replace('zeroByZero: blank', `zeroByZero: ${policy}`)))[0]
        ?.cells['satisfied_pct']?.printed
    expect([value('zero'), value('full'), value('blank')]).toEqual(['0%', '100%', ''])
  })

  it('keeps the inputs a row rests on, so that a frozen scorecard recomputes to itself', () => {
    const rows = scored([row('甲', 7, 3, 3, 1), row('乙', 9, 8)])
    const frozen = rows.map(({ unit, inputs }): CountsRow => ({
      unit,
      group: '单位',
      values: Object.fromEntries(Object.entries(inputs).map(([key, exact]) => [key, new Fraction(exact)])),
    }))
    expect(scored(frozen)).toEqual(rows)
    expect(rows[1]?.cells['composite']?.inputs).toEqual(['done', 'due', 'satisfied', 'rated'])
  })
})

describe('rows that cannot be assessed are refused by name', () => {
  const problemsOf = (...rows: CountsRow[]): unknown[] => {
    const assessed = assess(scheme, rows, '2023-06')
    return assessed.ok ? [] : assessed.problems.map(({ code, path, line }) => [code, path, line])
  }

  it('a unit twice', () => {
    expect(problemsOf({ ...row('甲', 1, 1), line: 2 }, { ...row('甲', 2, 2), line: 3 })).toEqual([
      ['duplicateUnit', '甲', 3],
    ])
  })

  it('a unit of no group, a group of no scheme', () => {
    expect(problemsOf({ unit: '甲', values: {} }, { ...row('乙', 1, 1), group: '单立' })).toEqual([
      ['unknownUnit', '甲', undefined],
      ['unknownGroup', '乙', undefined],
    ])
  })

  it('a figure that is missing', () => {
    const assessed = assess(scheme, [{ ...row('甲', 1, 1), values: { due: new Fraction(1) } }], '2023-06')
    expect(!assessed.ok && assessed.problems.map(({ code, zh }) => [code, zh])).toEqual([
      ['missingValue', '单位“甲”的“办结率”无法计算，缺少：办理数（done）'],
    ])
  })

  it('something divided by nothing', () => {
    expect(problemsOf(row('甲', 0, 3))).toEqual([['dividedByZero', '甲', undefined]])
  })
})

describe('the group, the total and the lists', () => {
  const shares = loadedScheme(`key: shares
name: 占比
version: 1
validFrom: 2024-01-01
rounding: { mode: halfUp, digits: 2, zeros: trim }
inputs:
  - { key: orders, label: 工单量, kind: count }
  - { key: done, label: 办结量, kind: count, atMost: orders }
columns:
  - { key: orders, label: 工单量, input: orders }
  - { key: done_pct, label: 办结率, formula: "percent(done, orders)", format: { suffix: "%" } }
  - { key: volume_points, label: 工作量分, formula: "20 * orders / groupSum(orders)" }
  - { key: load_points, label: 负荷分, formula: "10 * orders / groupMax(orders)" }
  - { key: score, label: 得分, formula: "done_pct + volume_points" }
total: { title: 合计, columns: [orders, done_pct] }
groups:
  - { key: 县区, title: 县区, units: [甲县, 乙县] }
  - { key: 部门, title: 部门, units: [丙局] }
ranking: { by: score }
lists:
  - { key: best, label: 第一名, groups: [县区], top: 1 }
  - { key: busy, label: 工单多的单位, by: orders, when: orders >= 30 }
`)
  const counts = [row('甲县', 30, 15), row('乙县', 10, 10), row('丙局', 40, 20)].map(({ unit, values }) => ({
    unit,
    values: { orders: values['due'], done: values['done'] },
  }))
  const assessed = assess(shares, counts, '2024-01')
  if (!assessed.ok) throw new Error(assessed.problems.map(({ en }) => en).join())
  const { scorecard } = assessed
  const rows = scorecard.groups.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.rows))
  const printed = (unit: string, column: string) =>
    rows.find((one) => one.unit === unit)?.cells[column]?.printed

  it('gives points by the share of the group’s volume, within the group only', () => {
    expect(['甲县', '乙县', '丙局'].map((unit) => printed(unit, 'volume_points'))).toEqual(['15', '5', '20'])
    expect(['甲县', '乙县', '丙局'].map((unit) => printed(unit, 'load_points'))).toEqual(['10', '3.33', '10'])
  })

  it('explains such a cell from the row alone, frozen with what the group had', () => {
    const own = rows.find((one) => one.unit === '乙县')
    const explained = own && explain(shares, '县区', own, 'volume_points')
    expect(explained?.exact).toBe('5')
    expect(own?.inputs['groupSum:orders']).toBe('40')
  })

  it('adds up counts in the total and takes rates of the sums', () => {
    expect(scorecard.total?.title).toBe('合计')
    expect(Object.values(scorecard.total?.cells ?? {}).map((cell) => cell.printed)).toEqual(['80', '56.25%'])
  })

  it('names the best of a pool and those past a bound', () => {
    expect(scorecard.lists).toEqual({
      best: [{ unit: '乙县', printed: '105' }],
      busy: [
        { unit: '丙局', printed: '40' },
        { unit: '甲县', printed: '30' },
      ],
    })
  })
})

describe('a table of some of the units', () => {
  const source = `key: counties
name: 县级平台
version: 1
validFrom: 2024-01-01
rounding: { mode: halfUp, digits: 2, zeros: trim }
unlisted: leaveOut
inputs:
  - { key: calls, label: 来电量, kind: count }
  - { key: connected, label: 接通率, kind: rate, weightedBy: calls }
  - { key: plain, label: 无权重率, kind: rate }
columns:
  - { key: calls, label: 来电量, input: calls }
  - { key: connected, label: 接通率, input: connected, format: { suffix: "%" } }
  - { key: plain, label: 无权重率, input: plain }
total: { title: 总体, columns: [calls, connected, plain] }
groups:
  - { key: 县, title: 县, units: [甲县, 乙县] }
ranking: { by: connected }
`
  const rowsOf = (units: readonly string[]) =>
    units.map((unit, index) => ({
      unit,
      values: {
        calls: new Fraction([300, 100, 50][index] ?? 0),
        connected: new Fraction([80, 100, 1][index] ?? 0),
        plain: new Fraction(5),
      },
    }))

  it('leaves out whom no group has, and weighs rates in the total row', () => {
    const assessed = assess(loadedScheme(source), rowsOf(['甲县', '乙县', '丙局']), '2024-01')
    if (!assessed.ok) throw new Error(assessed.problems.map(({ en }) => en).join())
    const { groups, total } = assessed.scorecard
    expect(groups[0]?.tiers[0]?.rows.map(({ unit }) => unit)).toEqual(['乙县', '甲县'])
    expect(Object.values(total?.cells ?? {}).map((cell) => cell.printed)).toEqual(['400', '85%', ''])
  })

  it('refuses them where nothing else is said', () => {
    const strict = loadedScheme(source.replace('unlisted: leaveOut\n', ''))
    const assessed = assess(strict, rowsOf(['甲县', '乙县', '丙局']), '2024-01')
    expect(assessed.ok ? [] : assessed.problems.map(({ zh }) => zh)).toEqual(['方案的单位名单中没有“丙局”'])
  })

  it('weighs by a count, and says which there are', () => {
    const loaded = loadScheme(source.replace('weightedBy: calls', 'weightedBy: call'), 'a.yaml')
    expect(loaded.ok ? '' : loaded.problems[0]?.zh).toContain('calls')
  })
})
