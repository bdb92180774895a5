/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { Fraction } from 'fraction.js'
import { describe, expect, it } from 'vitest'
import { assess } from './assess.ts'
import { applyLedger } from './ledger.ts'
import { csvRows, loadedScheme, schemeText, scoreTable } from './replay.test-data.ts'
import { automaticItems } from './scorecard-json.ts'
import type { CountsRow, LedgerItem, Scheme, ScoreRow } from './types.ts'

/* Ledger items nobody enters: from figures (counted) and from grades (listed). */

const scheme = loadedScheme(`key: own
name: 自动加减分
version: 1
validFrom: 2024-01-01
rounding: { mode: halfUp, digits: 1, zeros: trim }
parameters: [{ key: bound, label: 延期率界限, default: 10 }]
inputs:
  - { key: orders, label: 派单量, kind: count }
  - { key: extended, label: 延期量, kind: count, atMost: orders }
  - { key: late, label: 知识库逾期, kind: count, measure: 'articleTasks:overdue', default: 0 }
  - { key: plus, label: 加分, kind: points, measure: 'ledger:plus', default: 0 }
  - { key: minus, label: 扣分, kind: points, measure: 'ledger:minus', default: 0 }
columns:
  - { key: extension_pct, label: 延期率, formula: "percent(extended, orders)", format: { suffix: "%" } }
  - { key: score, label: 得分, formula: "100 + plus + minus" }
groups: [{ key: 全部, title: 全部, units: [甲局, 乙局] }]
ledger:
  kinds: [办理质量, 知识库管理, 月度考评]
  routes:
    - { key: plus, sign: positive }
    - { key: minus, sign: negative, kinds: [办理质量] }
  automatic:
    - { key: many, kind: 办理质量, when: extension_pct > bound, points: "-0.5 * above(extension_pct, bound)", reason: "延期率 {extension_pct}，超过 {bound}%" }
    - { key: tidy, kind: 知识库管理, when: late == 0, points: 1, reason: 知识库按时更新 }
    - { key: late, kind: 知识库管理, when: late > 0, points: -0.5 * late, reason: "逾期 {late} 条（{late.names}）" }
    - { key: low, kind: 月度考评, grades: [B], when: orders >= 10, points: -2, reason: "{grade} 等" }
ranking: { by: score }
grades: { by: score, grades: [{ key: A, atLeast: 100 }, { key: B }] }
`)

describe('a ledger without routes', () => {
  it('adds nothing up, and takes items of any unit and kind, which are printed as they stand', () => {
    const plain = { ...scheme, ledger: { kinds: ['上级考核'], routes: [], automatic: [] } }
    const rows = [row('甲局', 30, 4, 0)]
    const items = [{ unit: '丙局', kind: '其他', reason: '通报', points: '-2' }]
    expect(applyLedger(plain, rows, items)).toEqual({ ok: true, rows })
    const [first] = scored(rows, plain)
    expect(first?.cells['score']?.printed).toBe('100')
  })
})

describe('items made of figures', () => {
  // 甲局: 4/30 = 13.33… % extended, −0.5 × 3.33… = −1.66…, printed and counted −1.7; nothing late: +1.
  // 乙局: 1/10 = 10 %, not over; late 3: −1.5 of a kind no route for deductions takes, so it is listed only.
  const rows = scored([row('甲局', 30, 4, 0), row('乙局', 10, 1, 3)])

  it('carry rule and reason, rounded to what is printed', () => {
    expect(itemsOf(rows, '甲局')).toEqual([
      { unit: '甲局', kind: '办理质量', reason: '延期率 13.3%，超过 10%', points: '-1.7', rule: 'many' },
      { unit: '甲局', kind: '知识库管理', reason: '知识库按时更新', points: '1', rule: 'tidy' },
      // 99.3 is under 100: grade B.
      { unit: '甲局', kind: '月度考评', reason: 'B 等', points: '-2', rule: 'low' },
    ])
    expect(itemsOf(rows, '乙局').map(({ points, rule, reason }) => [rule, points, reason])).toEqual([
      ['late', '-1.5', '逾期 3 条（社保卡、居住证、残疾证）'],
    ])
  })

  it('count in the routes that take them, beside what was entered, and the items of a grade do not', () => {
    // 甲局: 100 + 1 − 1.7 = 99.3. 乙局: 100, grade A.
    expect(rows.map(({ unit, grade, cells }) => [unit, cells['score']?.printed, grade])).toEqual([
      ['乙局', '100', 'A'],
      ['甲局', '99.3', 'B'],
    ])
    // With 2 points entered: 100 + 2 + 1 − 1.7 = 101.3.
    const [entered] = scored([row('甲局', 30, 4, 0, 2)])
    expect(entered?.cells['score']?.printed).toBe('101.3')
    expect(entered?.inputs).toMatchObject({
      plus: '3',
      minus: '-17/10',
      'automatic:plus': '1',
      'automatic:minus': '-17/10',
    })
  })

  it('are made anew, not twice, when a frozen row is assessed again', () => {
    const frozen = rows.map(({ unit, inputs, names }): CountsRow => ({
      unit,
      ...(names === undefined ? {} : { names }),
      values: Object.fromEntries(Object.entries(inputs).map(([key, exact]) => [key, new Fraction(exact)])),
    }))
    expect(scored(frozen)).toEqual(rows)
  })
})

describe('the monthly ledger of Yueyang, June 2023', () => {
  // Annex 3: B takes 2 points off, C takes 4, of hotline and mailbox each (formulas §5).
  const published = readFileSync(
    new URL('../../../server/data/replays/yueyang-2023-06/annex3.csv', import.meta.url),
    'utf8',
  )
    .split('\n')
    .map((line) => line.split(','))
    .filter(([, kind = '']) => kind.endsWith('综合考评'))
    .map(([, kind, unit, , reason, points]) => [kind, unit, reason, points].join(' '))

  it.each([
    ['热线', 'yueyang-2023-06-hotline', 'annex1'],
    ['信箱', 'yueyang-2023-06-mailbox', 'annex2'],
  ])('has the %s items of the grades, all of them and no others', (name, key, annex) => {
    const own = loadedScheme(schemeText(key))
    const table = csvRows(`yueyang-2023-06/${annex}.csv`).rows.filter(({ unit }) => unit !== '合计')
    const made = automaticItems(scoreTable(own, table)).map(({ kind, unit, reason, points }) =>
      [kind, unit, reason, points].join(' '),
    )
    const wanted = published.filter((line) => line.startsWith(name))
    expect(wanted.length).toBeGreaterThan(1)
    expect(made.toSorted()).toEqual(wanted.toSorted())
  })
})

function row(unit: string, orders: number, extended: number, late: number, plus?: number): CountsRow {
  const values = { orders, extended, late, ...(plus === undefined ? {} : { plus }) }
  return {
    unit,
    values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, new Fraction(value)])),
    names: { late: ['社保卡', '居住证', '残疾证'].slice(0, late) },
  }
}

function scored(rows: readonly CountsRow[], by: Scheme = scheme): readonly ScoreRow[] {
  const assessed = assess(by, rows, '2024-01')
  if (!assessed.ok) throw new Error(assessed.problems.map(({ en }) => en).join('\n'))
  return assessed.scorecard.groups.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.rows))
}

function itemsOf(rows: readonly ScoreRow[], unit: string): readonly LedgerItem[] {
  return rows.find((one) => one.unit === unit)?.items ?? []
}
