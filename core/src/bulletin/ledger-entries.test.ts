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
