import * as fc from 'fast-check'
import { Fraction } from 'fraction.js'
import { describe, expect, it } from 'vitest'
import { ranksOf } from './ranking.ts'
import { tierMistakes, tierOf, titleWithCount } from './tiers.ts'
import type { TierSetSpec, TierSpec } from './types.ts'

const values = (...texts: string[]): Fraction[] => texts.map((text) => new Fraction(text))
const descending = fc
  .array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 })
  .map((list) => [...list].sort((a, b) => b - a).map((each) => new Fraction(each)))

describe('ranks', () => {
  it('number ties by the method', () => {
    const totals = values('100', '99.3', '99.3', '99.3', '94.3')
    expect(ranksOf(totals, 'dense')).toEqual([1, 2, 2, 2, 3])
    expect(ranksOf(totals, 'competition')).toEqual([1, 2, 2, 2, 5])
    expect(ranksOf(totals, 'stable')).toEqual([1, 2, 3, 4, 5])
    expect(ranksOf([], 'dense')).toEqual([])
  })

  it('dense: equal values share, the next value is one more, the last rank counts the distinct values', () => {
    fc.assert(
      fc.property(descending, (totals) => {
        const ranks = ranksOf(totals, 'dense')
        for (const [index, rank] of ranks.entries()) {
          const same = index > 0 && totals[index]?.equals(totals[index - 1] ?? 0)
          expect(rank).toBe(index === 0 ? 1 : (ranks[index - 1] ?? 0) + (same ? 0 : 1))
        }
        expect(ranks.at(-1) ?? 0).toBe(new Set(totals.map(String)).size)
      }),
    )
  })

  it('competition: a rank is one more than the number of better rows', () => {
    fc.assert(
      fc.property(descending, (totals) => {
        const better = totals.map((total) => totals.filter((other) => other.gt(total)).length + 1)
        expect(ranksOf(totals, 'competition')).toEqual(better)
      }),
    )
  })
})

const byVolume: TierSetSpec = {
  key: 'by_volume',
  by: 'valid_orders',
  tiers: [
    { key: 'A', title: 'A', atLeast: '100' },
    { key: 'B', title: 'B', atLeast: '20', below: '100' },
    { key: 'C', title: 'C', below: '20' },
  ],
}

describe('tiers', () => {
  it('include their lower edge and not their upper one', () => {
    const tiers = [100, 99, 20, 19, 0].map((orders) => tierOf(byVolume, new Fraction(orders))?.key)
    expect(tiers).toEqual(['A', 'B', 'B', 'C', 'C'])
    expect(tierOf(byVolume, new Fraction('99.999'))?.key).toBe('B')
  })

  it('that overlap, leave a gap or hold nothing are found', () => {
    const kinds = (...tiers: Omit<TierSpec, 'title'>[]): string[] =>
      tierMistakes(tiers.map((tier) => ({ ...tier, title: tier.key }))).map(({ kind }) => kind)
    expect(kinds(...byVolume.tiers)).toEqual([])
    expect(kinds({ key: 'A', atLeast: '100' }, { key: 'B', below: '101' })).toEqual(['overlap'])
    expect(kinds({ key: 'A', atLeast: '100' }, { key: 'B', below: '99' })).toEqual(['gap'])
    expect(kinds({ key: 'A', atLeast: '100' }, { key: 'B' })).toEqual(['overlap'])
    expect(kinds({ key: 'A', atLeast: '100', below: '100' })).toEqual(['empty'])
  })

  it('print the number of their units', () => {
    expect(titleWithCount('A 类档次（合计 {count} 家）', 8)).toBe('A 类档次（合计 8 家）')
  })
})
