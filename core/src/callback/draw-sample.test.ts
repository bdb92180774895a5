import { array, assert, constantFrom, integer, property, record, uuid } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceFrom, drawSample } from './draw-sample.ts'
import type { Candidate } from './draw-sample.ts'

const candidates = array(record({ orderId: uuid(), unitId: constantFrom('a', 'b', 'c', 'd') }), {
  maxLength: 120,
}).map((list): Candidate[] => [...new Map(list.map((one) => [one.orderId, one])).values()])
const seed = integer({ min: 0, max: 0xffff_ffff })
const perUnit = integer({ min: 1, max: 25 })

describe('a sample', () => {
  it('is the same from the same seed, in whatever order the candidates come', () => {
    assert(
      property(candidates, perUnit, seed, (list, most, from) => {
        const sample = drawSample(list, most, chanceFrom(from))
        expect(drawSample(list.toReversed(), most, chanceFrom(from))).toEqual(sample)
      }),
    )
  })

  it('holds no more of a unit than asked, no less than there is, and nothing twice', () => {
    assert(
      property(candidates, perUnit, seed, (list, most, from) => {
        const sample = drawSample(list, most, chanceFrom(from))
        expect(new Set(sample.map(({ orderId }) => orderId)).size).toBe(sample.length)
        expect(sample.every((one) => list.includes(one))).toBe(true)
        for (const unitId of ['a', 'b', 'c', 'd'])
          expect(of(sample, unitId)).toBe(Math.min(most, of(list, unitId)))
      }),
    )
  })

  it('gives every order of a unit the same chance', () => {
    const orders = Array.from({ length: 40 }, (_, index) => ({ orderId: String(index), unitId: 'a' }))
    const times = new Map<string, number>()
    for (let from = 0; from < 8000; from += 1)
      for (const { orderId } of drawSample(orders, 10, chanceFrom(from)))
        times.set(orderId, (times.get(orderId) ?? 0) + 1)
    // 2000 expected of each; six standard deviations (38.7) to either side.
    for (const { orderId } of orders) {
      expect(times.get(orderId)).toBeGreaterThan(2000 - 233)
      expect(times.get(orderId)).toBeLessThan(2000 + 233)
    }
  })
})

function of(list: readonly Candidate[], unit: string): number {
  return list.filter(({ unitId }) => unitId === unit).length
}
