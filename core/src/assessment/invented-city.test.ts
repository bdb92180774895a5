import { describe, expect, it } from 'vitest'
import { parsePeriod } from '../calendar/period.ts'
import { assess } from './assess.ts'
import { readCounts } from './counts-csv.ts'
import { explain } from './explain.ts'
import { applyLedger } from './ledger.ts'
import { exampleText, loadedScheme } from './replay.test-data.ts'
import { automaticItems } from './scorecard-json.ts'
import { versionFor } from './scheme-version.ts'
import type { Scheme, Scorecard, ScoreRow } from './types.ts'

/*
 * A city nobody has seen: docs/examples/lanqiao.yaml says everything the language can say, and each thing is worked out
 * by hand here. Numbers in comments are the working.
 */

const text = exampleText('lanqiao.yaml')
const scheme = loadedScheme(text)
const scorecard = scored(scheme)

describe('rates on any base', () => {
  it.each([
    // Assessed only: one of 300 orders is excluded with approval. 260/299 = 20/23 = 86.95… %
    ['西岚区', 'on_time_rate_pct', '2000/23', '87%'],
    // Left empty in the table, the base is all orders. 117/120
    ['市城管局', 'on_time_rate_pct', '195/2', '97.5%'],
    // Valid call-backs: 251 of 300 reached, 83.66… % cut, not rounded to 83.7.
    ['东岚区', 'resolution_rate_pct', '251/3', '83.6%'],
    // Carried over: 37 of 40; nothing carried over is no rate.
    ['东岚区', 'carried_rate_pct', '185/2', '92.5%'],
    ['南桥县', 'carried_rate_pct', null, ''],
    // Closed only: 60 of 110 = 54.54… %
    ['市城管局', 'closed_rate_pct', '600/11', '54.5%'],
    // Rated only, and nobody rated.
    ['市水务公司', 'satisfaction_rate_pct', null, ''],
  ])('%s %s', (unit, column, exact, printed) => {
    expect(rowOf(unit).cells[column]).toMatchObject({ exact, printed })
  })
})

describe('graded satisfaction', () => {
  it.each([
    // 150 + 0.9 × 30 + 0.6 × 10 + 0.5 × 5 = 185.5 of 200
    ['东岚区', '92.75%'],
    // 40 + 0.9 × 10 + 0.6 × 20 + 0.5 × 10 = 66 of 100
    ['南桥县', '66%'],
    // The other group weighs “fairly satisfied” 0.8: 6 + 0.8 × 2 + 0.6 × 1 = 8.2 of 10
    ['市住建局', '82%'],
  ])('%s %s', (unit, printed) => {
    expect(rowOf(unit).cells['satisfaction_rate_pct']?.printed).toBe(printed)
  })
})

describe('points', () => {
  it.each([
    // The rate is rounded before scoring: 87.0 is 3 below 90, 40 − 2 × 3. Unrounded it would be 33.91.
    ['西岚区', 'on_time_score', '34', '34'],
    // 148/198 = 74.74… → 74.7; 40 − 2 × 15.3 = 9.4, under the floor of 10.
    ['南桥县', 'on_time_score', '10', '10'],
    // The other group has the target 95: 40 − 2 × 5
    ['市住建局', 'on_time_score', '30', '30'],
    // Not rounded before scoring: 30 × 251/300 = 25.1, and not 30 × 83.6 % = 25.08
    ['东岚区', 'resolution_score', '251/10', '25.1'],
    // 20 + 0.5 × (92.75 − 80) = 26.375: a tie, half up
    ['东岚区', 'satisfaction_score', '211/8', '26.38'],
    // 20 + 0.5 × (66 − 80) = 13; 20 + 0.5 × (100 − 80) = 30, the cap
    ['南桥县', 'satisfaction_score', '13', '13'],
    ['市图书馆', 'satisfaction_score', '30', '30'],
    // Nobody rated: 20, as the scheme says
    ['市水务公司', 'satisfaction_score', '20', '20'],
    // The flat minimum of 92 %: 92.5 reaches it, 88 does not, nothing carried over does.
    ['东岚区', 'carried_score', '20', '20'],
    ['西岚区', 'carried_score', '0', '0'],
    ['南桥县', 'carried_score', '20', '20'],
    // Share of the group’s volume: 300 of 1000 orders, 120 of 200 in the other group, over its tiers
    ['西岚区', 'share_score', '3', '3'],
    ['市城管局', 'share_score', '6', '6'],
    // 25 points entered, 20 at most
    ['市城管局', 'bonus', '20', '20'],
    // 5 + 40 + 25.1 + 26.375 + 20 + (2 − 1)
    ['东岚区', 'total_score', '4699/40', '117.48'],
    // 2 + 10 + 24 + 13 + 20 − (7.5 + 0.5)
    ['南桥县', 'total_score', '61', '61'],
  ])('%s %s is %s, printed %s', (unit, column, exact, printed) => {
    expect(rowOf(unit).cells[column]).toMatchObject({ exact, printed })
  })

  it('have full marks of 150, of 30 and of 95, and the last is printed and does not count', () => {
    const marks = Object.fromEntries(scheme.columns.map(({ key, fullMarks }) => [key, fullMarks]))
    expect(marks).toMatchObject({ total_score: '150', resolution_score: '30', score_of_95: '95' })
    // 117.475 × 95/150 = 74.4008…, cut
    expect(rowOf('东岚区').cells['score_of_95']?.printed).toBe('74.4')
    const counted = scheme.columns.filter(({ countsInTotal }) => countsInTotal).map(({ key }) => key)
    expect(counted).toEqual([
      'share_score',
      'on_time_score',
      'resolution_score',
      'satisfaction_score',
      'carried_score',
      'bonus',
    ])
  })
})

describe('a sample that is too small', () => {
  it('is printed in words and scored as the scheme says, and says so when it is opened', () => {
    const row = rowOf('南桥县')
    // 8 of 8, but 8 < 10: scored as 80 %, 30 × 80 % = 24
    expect(row.cells['resolution_rate_pct']).toMatchObject({
      exact: '100',
      printed: '样本不足',
      value: null,
      isSmallSample: true,
    })
    expect(row.cells['resolution_score']?.printed).toBe('24')
    const opened = explain(scheme, 'districts', row, 'resolution_rate_pct')
    expect(opened?.rounding.zh).toContain('reached 小于 10，样本不足：印作“样本不足”，按 80 计分')
    expect(opened?.inputs.map(({ key, exact }) => [key, exact])).toEqual([
      ['resolved', '8'],
      ['reached', '8'],
    ])
    expect(explain(scheme, 'districts', row, 'resolution_score')?.substituted).toBe('30 * 80 / 100')
  })

  it('or is marked and scored as it is', () => {
    // (3 + 0.9) / 4 = 97.5 %; 20 + 0.5 × 17.5
    expect(rowOf('西岚区').cells['satisfaction_rate_pct']).toMatchObject({ printed: '97.5%*', value: 97.5 })
    expect(rowOf('西岚区').cells['satisfaction_score']?.printed).toBe('28.75')
  })

  it('or is not scored at all', () => {
    const blank = loadedScheme(text.replace("counts: '80'", 'counts: blank'))
    const row = rowOf('南桥县', scored(blank))
    expect(row.cells['resolution_rate_pct']?.printed).toBe('样本不足')
    expect(row.cells['resolution_score']?.printed).toBe('')
    // A sum with nothing in it is nothing, never a zero by accident: the unit stands last, without a rank.
    expect([row.cells['total_score']?.printed, row.rank]).toEqual(['', null])
  })

  it('begins below its bound, not at it', () => {
    const atBound = loadedScheme(text.replace('base: reached, below: 10', 'base: reached, below: 8'))
    expect(rowOf('南桥县', scored(atBound)).cells['resolution_rate_pct']?.printed).toBe('100%')
  })
})

describe('ledger items the scheme makes', () => {
  it('come of overdue knowledge tasks, of the extension rate and of the grade', () => {
    expect(automaticItems(scorecard).map(({ unit, rule, points }) => [unit, rule, points])).toEqual([
      // 60/500 = 12 %: −0.5 × 2
      ['东岚区', 'many_extensions', '-1'],
      ['西岚区', 'late_knowledge', '-1'],
      ['南桥县', 'late_knowledge', '-0.5'],
      // 50/200 = 25 %: −0.5 × 15
      ['南桥县', 'many_extensions', '-7.5'],
      ['南桥县', 'grade_d', '-0.5'],
      // 9/60 = 15 %: −0.5 × 5, beside −2 that was entered
      ['市住建局', 'many_extensions', '-2.5'],
    ])
    expect(rowOf('市住建局').cells['bonus']?.printed).toBe('-4.5')
    // 30/300 is 10 %, not over it.
    expect(rowOf('西岚区').items?.map(({ reason }) => reason)).toEqual(['知识库任务逾期 2 条，每条扣 0.5 分'])
  })
})

describe('ranks and grades', () => {
  it('stand in several lists of one table, by group and tier, without the unit that had too few orders', () => {
    expect(listed(scorecard)).toEqual([
      ['区县（合计 3 家）', null, ['1 东岚区 A', '2 西岚区 B', '3 南桥县 D']],
      // 130.3 would be A, but 28/50 resolved is under 60 %: C by the override.
      ['市直部门（合计 4 家）', '大单量（合计 2 家）', ['1 市城管局 C', '2 市住建局 C']],
      // 110.9 reaches the cut of A; 40 % of one ranked unit is no place.
      ['市直部门（合计 4 家）', '小单量（合计 2 家）', ['1 市水务公司 B', '- 市图书馆 -']],
    ])
  })

  it.each([
    ['dense', ['1', '1', '2']],
    ['competition', ['1', '1', '3']],
    ['stable', ['1', '2', '3']],
  ])('tie as %s says', (method, ranks) => {
    // Two classes of volume: 500 and 300 orders are of the first and tie, 200 are of the second.
    const tied = loadedScheme(
      text
        .replace('method: competition', `method: ${method}`)
        .replace('  by: total_score\n  compare: printed', '  by: orders_class\n  compare: printed')
        .replace(
          '  # 以下各列只印不计分。',
          '  - { key: orders_class, label: 量级, formula: "steps(orders, 300, 2, 1)" }',
        ),
    )
    const [districts] = scored(tied).groups
    expect(districts?.tiers[0]?.rows.map(({ rank }) => String(rank))).toEqual(ranks)
    // Inside the tie the one with more orders stands first.
    expect(districts?.tiers[0]?.rows.map(({ unit }) => unit)).toEqual(['东岚区', '西岚区', '南桥县'])
  })

  it('name the best and the last, and all past a bound', () => {
    const lists = Object.entries(scorecard.lists ?? {}).map(([key, units]) => [
      key,
      units.map(({ unit, printed }) => `${unit} ${printed}`),
    ])
    expect(lists).toEqual([
      ['red', ['东岚区 117.48']],
      ['black', ['南桥县 61', '市住建局 75']],
      ['extending', ['南桥县 25%', '市住建局 15%', '东岚区 12%']],
    ])
  })

  it('stand over a total row', () => {
    // 1200 orders; (400 + 261 + 120 + 60 + 50 + 18 + 2) of (480 + 290 + 150 + 110 + 55 + 18 + 2) = 911/1105
    expect(Object.values(scorecard.total?.cells ?? {}).map(({ printed }) => printed)).toEqual([
      '1200',
      '82.4%',
    ])
  })
})

describe('periods and versions', () => {
  it('run from the 19th to the 18th, from Friday to Thursday, from noon to noon', () => {
    expect(parsePeriod('2026-01', scheme.period)?.label.zh).toBe(
      '2026 年 1 月（2025-12-19 12:00 至 2026-01-19 12:00）',
    )
    expect(parsePeriod('2026-W07', scheme.period)?.label.zh).toBe(
      '2026 年第 7 周（2026-02-13 12:00 至 2026-02-20 12:00）',
    )
  })

  it('a period has the version in force on the day it begins', () => {
    const first = loadedScheme(
      text
        .replace('version: 2', 'version: 1')
        .replace('validFrom: 2025-12-19', 'validFrom: 2025-01-01\nvalidUntil: 2025-12-18')
        .replace('fairly_weight: 0.9', 'fairly_weight: 0.7'),
    )
    const versionOf = (period: string) => versionFor([first, scheme], period)?.version
    expect(['2024-12', '2025-12', '2026-01', '2027-01'].map(versionOf)).toEqual([undefined, 1, 2, 2])
    // 150 + 0.7 × 30 + 6 + 2.5 = 179.5 of 200
    expect(rowOf('东岚区', scored(first)).cells['satisfaction_rate_pct']?.printed).toBe('89.75%')
  })
})

function scored(by: Scheme): Scorecard {
  const supplied = by.inputs.filter(({ measure }) => measure?.startsWith('ledger:')).map(({ key }) => key)
  const records = recordsOf('lanqiao-counts.csv').map((cells, index) => ({ line: index + 1, cells }))
  const counts = readCounts(by, records, supplied)
  if (!counts.ok) throw new Error(counts.problems.map(({ en }) => en).join('\n'))
  const ledger = recordsOf('lanqiao-ledger.csv')
    .slice(1)
    .map(([unit = '', kind = '', reason = '', points = '']) => ({ unit, kind, reason, points }))
  const rows = applyLedger(by, counts.rows, ledger)
  if (!rows.ok) throw new Error(rows.problems.map(({ en }) => en).join('\n'))
  const assessed = assess(by, rows.rows, '2026-01')
  if (!assessed.ok) throw new Error(assessed.problems.map(({ en }) => en).join('\n'))
  return assessed.scorecard
}

function recordsOf(name: string): string[][] {
  return exampleText(name)
    .trim()
    .split('\n')
    .map((line) => line.split(','))
}

function rowOf(unit: string, of: Scorecard = scorecard): ScoreRow {
  const rows = of.groups.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.rows))
  const row = rows.find((one) => one.unit === unit)
  if (row === undefined) throw new Error(`no row of ${unit}`)
  return row
}

function listed({ groups }: Scorecard): unknown[] {
  return groups.flatMap(({ title, tiers }) =>
    tiers.map((tier) => [
      title,
      tier.title,
      tier.rows.map(({ rank, unit, grade }) => `${rank ?? '-'} ${unit} ${grade ?? '-'}`),
    ]),
  )
}
