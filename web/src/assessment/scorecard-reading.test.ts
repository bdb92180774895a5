import type { ScorecardView } from '@yihu/contract/assessments'
import { describe, expect, it } from 'vitest'
import { filterGroups, orderCountColumn, rankedColumn, tiedRanks } from './scorecard-reading.ts'

const column = (key: string, isComputed: boolean) => ({
  key,
  header: [key],
  headerEn: [key],
  isComputed,
  opens: true,
})
const cell = (printed: string) => ({
  printed,
  value: printed === '' ? null : Number.parseFloat(printed),
  exact: printed || null,
})
const row = (unit: string, rank: number | null, printed: Record<string, string>) => ({
  unit,
  unitId: null,
  rank,
  cells: Object.fromEntries(Object.entries(printed).map(([key, text]) => [key, cell(text)])),
})
const withZeroes = (one: ReturnType<typeof row>) => ({
  ...one,
  cells: { ...row('', 1, { rate: '0%', total: '', late: '' }).cells, ...one.cells },
})
const list = (group: string, rows: ScorecardView['groups'][number]['rows'], tier: string | null = null) => ({
  group,
  title: group,
  tier,
  tierTitle: tier,
  rows,
})

const card: ScorecardView = {
  scheme: { key: 's', name: 'S', version: 1 },
  period: '2023-10',
  assessedAt: '2023-11-01T00:00:00+08:00',
  columns: [column('rate', false), column('orders', false), column('total', true), column('late', true)],
  groups: [
    list('counties', [
      row('甲县', 1, { rate: '8%', orders: '20', total: '98', late: '1' }),
      row('乙县', 1, { rate: '9.5%', orders: '4', total: '98', late: '3' }),
      row('丙区', 2, { rate: '7%', orders: '9', total: '', late: '2' }),
    ]),
    list('offices', [row('市A局', 1, { rate: '1%', orders: '3', total: '99', late: '0' })], 'A'),
    list('offices', [row('市B局', 1, { rate: '1%', orders: '2', total: '100', late: '0' })], 'B'),
    list('idle', [row('甲', null, { orders: '0' }), row('乙', null, { orders: '0' })].map(withZeroes)),
  ],
}

describe('reading a scorecard', () => {
  it('finds the count of orders, not a rate that came from outside', () => {
    expect(orderCountColumn(card)?.key).toBe('orders')
  })

  it('finds the column the ranking follows, blanks and list borders apart', () => {
    expect(rankedColumn(card)?.key).toBe('total')
  })

  it('sees ties inside a list only', () => {
    expect([...tiedRanks(card.groups[0]!)]).toEqual([1])
    expect([...tiedRanks(card.groups[1]!)]).toEqual([])
    expect([...tiedRanks(card.groups[3]!)]).toEqual([])
  })

  it('filters by group and by words, and drops lists that are left empty', () => {
    expect(filterGroups(card.groups, { group: 'offices', words: '' }).map((g) => g.tier)).toEqual(['A', 'B'])
    expect(
      filterGroups(card.groups, { group: null, words: ' b局 ' }).map((g) => g.rows.map((r) => r.unit)),
    ).toEqual([['市B局']])
    expect(filterGroups(card.groups, { group: 'counties', words: '局' })).toEqual([])
  })
})
