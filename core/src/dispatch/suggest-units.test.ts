import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Responsibility, SuggestionFacts } from './suggest-units.ts'
import { findRepeatedResponsibilities, suggestionReason, suggestUnits } from './suggest-units.ts'

const row = (unitId: string, change: Partial<Responsibility> = {}): Responsibility => ({
  responsibilityId: `${unitId}-${JSON.stringify(change)}`,
  categoryCode: 'city',
  divisionCode: null,
  unitId,
  legalBasis: '职责规定第三条',
  source: 'list',
  validFrom: '2023-01-01',
  validUntil: null,
  ...change,
})
const facts = (change: Partial<SuggestionFacts>): SuggestionFacts => ({
  categoryPath: ['city', 'road', 'lamp'],
  divisionPath: ['4303', '430304'],
  on: '2023-10-08',
  rows: [],
  excluded: [],
  history: [],
  ...change,
})
const unitsOf = (change: Partial<SuggestionFacts>) => suggestUnits(facts(change)).map(({ unitId }) => unitId)

describe('units to dispatch to', () => {
  test('the deeper category goes before all else', () => {
    const rows = [
      row('root', { divisionCode: '430304', validFrom: '2023-09-01' }),
      row('deep', { categoryCode: 'lamp' }),
      row('middle', { categoryCode: 'road' }),
    ]
    expect(unitsOf({ rows })).toEqual(['deep', 'middle', 'root'])
  })

  test('then the deeper division, then the newer row, then a conferral', () => {
    const rows = [
      row('everywhere', { validFrom: '2023-10-01' }),
      row('old', { divisionCode: '4303' }),
      row('new', { divisionCode: '4303', validFrom: '2023-05-01' }),
      row('decided', { divisionCode: '4303', validFrom: '2023-05-01', source: 'conferral' }),
      row('district', { divisionCode: '430304' }),
    ]
    expect(unitsOf({ rows })).toEqual(['district', 'decided', 'new', 'old', 'everywhere'])
  })

  test('rows of another day, category or division do not count', () => {
    const rows = [
      row('ended', { validUntil: '2023-10-07' }),
      row('to come', { validFrom: '2023-10-09' }),
      row('elsewhere', { divisionCode: '430302' }),
      row('other matter', { categoryCode: 'water' }),
      row('last day', { validUntil: '2023-10-08' }),
    ]
    expect(unitsOf({ rows })).toEqual(['last day'])
  })

  test('history comes after the list, by what was kept; whoever hands back everything is not named', () => {
    const history = [
      { unitId: 'often', dispatched: 9, returned: 1 },
      { unitId: 'never', dispatched: 20, returned: 20 },
      { unitId: 'listed', dispatched: 1, returned: 0 },
      { unitId: 'seldom', dispatched: 2, returned: 0 },
    ]
    const found = suggestUnits(facts({ rows: [row('listed')], history }))
    expect(found.map(({ unitId }) => unitId)).toEqual(['listed', 'often', 'seldom'])
    expect(found[0]?.count).toEqual({ unitId: 'listed', dispatched: 1, returned: 0 })
  })

  test('the reason names the source, the basis and what became of earlier dispatches', () => {
    const names = { category: () => '路灯', division: () => '岳塘区' }
    const [first, second] = suggestUnits(
      facts({
        rows: [row('a', { categoryCode: 'lamp', divisionCode: '430304' })],
        history: [{ unitId: 'b', dispatched: 3, returned: 1 }],
      }),
    ).map((suggestion) => suggestionReason(suggestion, names))
    expect(first?.zh).toBe('职责清单：路灯（岳塘区），职责规定第三条，自 2023-01-01')
    expect(second?.zh).toBe('同类工单近期派出 3 件，退回 1 件')
    expect(second?.en).toContain('3 dispatched of late, 1 returned')
  })
})

test('two rows that say the same on a common day are found', () => {
  const one = row('a', { validUntil: '2023-06-30' })
  const next = row('a', { validFrom: '2023-07-01' })
  const over = row('a', { validFrom: '2023-06-30', validUntil: '2023-07-31' })
  expect(findRepeatedResponsibilities([one, next])).toEqual([])
  expect(findRepeatedResponsibilities([one, next, over])).toEqual([
    [one, over],
    [next, over],
  ])
  expect(findRepeatedResponsibilities([one, row('b')])).toEqual([])
})

const anyRow = fc.record({
  responsibilityId: fc.uuid(),
  categoryCode: fc.constantFrom('city', 'road', 'lamp', 'water'),
  divisionCode: fc.constantFrom(null, '4303', '430304', '430302'),
  unitId: fc.constantFrom('u1', 'u2', 'u3', 'u4'),
  legalBasis: fc.constant('x'),
  source: fc.constantFrom('list' as const, 'conferral' as const),
  validFrom: fc.constantFrom('2023-01-01', '2023-10-08', '2023-12-01'),
  validUntil: fc.constantFrom(null, '2023-10-07', '2023-12-31'),
})
const anyHistory = fc.uniqueArray(
  fc.record({
    unitId: fc.constantFrom('u1', 'u2', 'u3', 'u5'),
    dispatched: fc.nat(9),
    returned: fc.nat(9),
  }),
  { selector: ({ unitId }) => unitId },
)

describe('whatever the list says', () => {
  const anyFacts = fc.record({
    rows: fc.array(anyRow, { maxLength: 12 }),
    history: anyHistory,
    excluded: fc.subarray(['u1', 'u2', 'u3']),
  })

  test('each unit is named once, and none that is excluded', () => {
    fc.assert(
      fc.property(anyFacts, (change) => {
        const found = unitsOf(change)
        expect(new Set(found).size).toBe(found.length)
        expect(found.filter((unitId) => change.excluded.includes(unitId))).toEqual([])
      }),
    )
  })

  test('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(anyFacts, (change) => {
        const turned = { ...change, rows: change.rows.toReversed(), history: change.history.toReversed() }
        expect(unitsOf(turned)).toEqual(unitsOf(change))
      }),
    )
  })

  test('excluding a unit leaves the others in their order', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('u1', 'u2', 'u3'), (change, unitId) => {
        const without = { ...change, excluded: [...change.excluded, unitId] }
        expect(unitsOf(without)).toEqual(unitsOf(change).filter((one) => one !== unitId))
      }),
    )
  })

  test('history never goes before the list', () => {
    fc.assert(
      fc.property(anyFacts, (change) => {
        const sources = suggestUnits(facts(change)).map(({ because }) => because.source === 'history')
        expect(sources).toEqual(sources.toSorted((one, other) => Number(one) - Number(other)))
      }),
    )
  })
})
