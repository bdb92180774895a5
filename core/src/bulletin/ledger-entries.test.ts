import { describe, expect, it } from 'vitest'
import type { LedgerItem, Scorecard } from '../assessment/types.ts'
import { ledgerEntries } from './ledger-entries.ts'

const item: LedgerItem = {
  unit: '乙局',
  kind: '月度考评',
  reason: '热线月度考评 C 类',
  points: '-4',
  rule: 'c',
}

describe('the ledger of a bulletin', () => {
  it('has the items the schemes made behind those that were entered, numbered on', () => {
    const entered = [{ seq: 7, kind: '创新创优', unit: '甲局', reasons: ['领导接听日'], points: '1' }]
    expect(ledgerEntries(entered, [scorecard([item]), scorecard([])])).toEqual([
      ...entered,
      { seq: 8, kind: '月度考评', unit: '乙局', reasons: ['热线月度考评 C 类'], points: '-4' },
    ])
  })

  it('has the items of one unit together, deductions apart from bonuses, and is numbered through again', () => {
    const entered = [
      { seq: 1, kind: '上级考核', unit: '乙局', reasons: ['通报'], points: '-2' },
      { seq: 2, kind: '信息报送', unit: '甲局', reasons: ['迟报'], points: '-1' },
      { seq: 3, kind: '创新创优', unit: '乙局', reasons: ['领导接听日'], points: '1' },
    ]
    const printed = ledgerEntries(entered, [scorecard([item])]).map(
      ({ seq, kind, unit }) => `${seq} ${unit} ${kind}`,
    )
    expect(printed).toEqual(['1 乙局 上级考核', '2 乙局 月度考评', '3 甲局 信息报送', '4 乙局 创新创优'])
  })

  it('numbered by kind, has an item with its kind, and a kind of its own at the end', () => {
    const entered = [
      { seq: 1, kind: '月度考评', unit: '甲局', reasons: ['B 类'], points: '-2' },
      { seq: 1, kind: '月度考评', unit: '丙局', reasons: ['B 类'], points: '-2' },
      { seq: 2, kind: '创新创优', unit: '乙局', reasons: ['领导接听日'], points: '1' },
    ]
    const other = { ...item, kind: '知识库管理' }
    const printed = ledgerEntries(entered, [scorecard([item, other])]).map(
      ({ seq, kind, unit }) => `${seq} ${unit} ${kind}`,
    )
    expect(printed).toEqual([
      '1 甲局 月度考评',
      '1 丙局 月度考评',
      '1 乙局 月度考评',
      '2 乙局 创新创优',
      '3 乙局 知识库管理',
    ])
  })

  it('is what was entered where no scheme makes any', () => {
    expect(ledgerEntries([], [scorecard([])])).toEqual([])
  })
})

function scorecard(items: readonly LedgerItem[]): Scorecard {
  const row = { unit: '乙局', rank: 1, cells: {}, inputs: {}, ...(items.length === 0 ? {} : { items }) }
  const tier = { tier: null, title: null, unitCount: 1, rows: [row] }
  return {
    scheme: 'a@1',
    period: '2026-01',
    groups: [{ group: '全部', title: '全部', unitCount: 1, tiers: [tier] }],
  }
}
