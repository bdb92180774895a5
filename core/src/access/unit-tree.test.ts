import { describe, expect, it } from 'vitest'
import { isBelow, topUnits, unitsBelow } from './unit-tree.ts'

/* Listed children first, as a set-up file may have them. */
const units = [
  { unitId: 'street', parentId: 'district' },
  { unitId: 'community', parentId: 'street' },
  { unitId: 'district', parentId: 'city' },
  { unitId: 'city', parentId: null },
  { unitId: 'bureau', parentId: null },
]
const parents = new Map(units.map(({ unitId, parentId }) => [unitId, parentId]))

describe('the tree of units', () => {
  it.each([
    ['street', 'district', true],
    ['community', 'city', true],
    ['district', 'district', false],
    ['district', 'street', false],
    ['street', 'bureau', false],
    ['nobody', 'city', false],
  ])('%s below %s: %s', (unitId, superiorId, expected) => {
    expect(isBelow(parents, unitId, superiorId)).toBe(expected)
  })

  it('gives all units below one, at any depth, each before those below it', () => {
    expect(unitsBelow(units, 'city').map(({ unitId }) => unitId)).toEqual(['district', 'street', 'community'])
    expect(unitsBelow(units, 'bureau')).toEqual([])
  })

  it('gives the own unit out of all in reach, wherever it stands in the list', () => {
    expect(topUnits(units, ['community', 'street', 'district'])).toEqual(['district'])
    expect(topUnits(units, ['street', 'bureau'])).toEqual(['street', 'bureau'])
  })

  it('ends on a ring', () => {
    const ring = new Map([
      ['a', 'b'],
      ['b', 'a'],
    ])
    expect(isBelow(ring, 'a', 'other')).toBe(false)
  })
})
