import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, printsAs, wholeOf } from './allocate.ts'
import { satisfactionCounts } from './satisfaction-counts.ts'

describe('allocate', () => {
  it('adds up exactly and keeps to the caps', () => {
    const parts = fc.array(
      fc.record({ weight: fc.integer({ min: 1, max: 500 }), cap: fc.integer({ min: 0, max: 400 }) }),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(parts, fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
        const total = Math.floor(rows.reduce((sum, row) => sum + row.cap, 0) * share)
        const spread = allocate(
          total,
          rows.map((row) => row.weight),
          rows.map((row) => row.cap),
        )
        expect(spread.reduce((sum, part) => sum + part, 0)).toBe(total)
        for (const [index, part] of spread.entries()) expect(part).toBeLessThanOrEqual(rows[index]?.cap ?? 0)
      }),
    )
  })

  it('spreads by largest remainder, and says when there is no room', () => {
    expect(allocate(10, [1, 1, 1])).toEqual([4, 3, 3])
    expect(() => allocate(5, [1, 1], [2, 2])).toThrow('no room for 1 of 5')
  })
})

describe('printed percentages', () => {
  it('round half up', () => {
    expect(printsAs(5, 32, '15.63')).toBe(true)
    expect(printsAs(5, 32, '15.62')).toBe(false)
    expect(wholeOf(36341, '92.63')).toBe(39232)
  })
})

describe('satisfactionCounts', () => {
  const unit = { name: 'A', onTime: 40, system: { satisfied: 1, rated: 2 }, spot: { satisfied: 4, rated: 5 } }

  it('keeps the rates of a unit and meets the overall rate', () => {
    const counts = satisfactionCounts([unit], '70', 1).get('A')
    expect(counts?.spot).toEqual({ satisfied: 16, rated: 20 })
    expect(counts?.system).toEqual({ satisfied: 5, rated: 10 })
  })

  it('says when no multiples do', () => {
    expect(() => satisfactionCounts([unit], '90', 1)).toThrow('no multiples')
  })
})
