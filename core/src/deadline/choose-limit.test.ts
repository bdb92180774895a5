import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { chooseLimit, findAmbiguousLimits, type LimitFacts, type LimitRow } from './choose-limit.ts'

function row(clause: string, rest: Partial<LimitRow> = {}): LimitRow {
  return {
    clock: 'handle',
    limit: { amount: 5, unit: 'workingDays' },
    validFrom: '2023-01-01',
    clause,
    ...rest,
  }
}

const facts: LimitFacts = {
  clock: 'handle',
  appealKind: 'complaint',
  urgency: 'critical',
  channelCode: 'phone',
  deskCode: 'deputies',
  unitLevel: 2,
  categoryPath: ['water', 'water-supply', 'burst-main'],
}

/** From the least specific to the most; each beats all before it. */
const LADDER: readonly LimitRow[] = [
  row('every order'),
  row('level 2', { unitLevel: 2 }),
  row('complaints', { appealKind: 'complaint' }),
  row('phone', { channelCode: 'phone' }),
  row('water', { categoryCode: 'water' }),
  row('water supply', { categoryCode: 'water-supply' }),
  row('deputies', { deskCode: 'deputies' }),
  row('critical', { urgency: 'critical' }),
  row('the law', { isLawOverride: true }),
]

function chosen(rows: readonly LimitRow[], of: LimitFacts = facts, on = '2023-10-01'): string {
  const result = chooseLimit(rows, of, on)
  return result.ok ? result.value.clause : result.code
}

describe('the most specific row', () => {
  it('wins in the documented order, whatever the order of the table', () => {
    for (let length = 1; length <= LADDER.length; length += 1) {
      const rows = LADDER.slice(0, length)
      expect(chosen(rows)).toBe(rows.at(-1)?.clause)
      expect(chosen(rows.toReversed())).toBe(rows.at(-1)?.clause)
    }
  })

  it('is not one for urgency normal against a desk', () => {
    const rows = [
      row('normal', { urgency: 'normal' }),
      row('deputies', { deskCode: 'deputies' }),
      row('every order'),
    ]
    expect(chosen(rows, { ...facts, urgency: 'normal' })).toBe('deputies')
    expect(chosen(rows, { clock: 'handle', urgency: 'normal' })).toBe('normal')
  })

  it('must hold for the order, the clock and the date', () => {
    expect(chosen([row('other desk', { deskCode: 'youth' }), row('sign', { clock: 'sign' })])).toBe(
      'limitMissing',
    )
    expect(chosen([row('water', { categoryCode: 'water' })], { clock: 'handle' })).toBe('limitMissing')
    const dated = [row('old', { validUntil: '2023-09-30' }), row('new', { validFrom: '2023-10-01' })]
    expect(chosen(dated, facts, '2023-09-30')).toBe('old')
    expect(chosen(dated, facts, '2023-10-01')).toBe('new')
    expect(chosen(dated, facts, '2022-12-31')).toBe('limitMissing')
  })
})

describe('rows that cannot be told apart', () => {
  it('are refused with their clauses', () => {
    const result = chooseLimit(
      [row('one'), row('two'), row('three', { deskCode: 'youth' })],
      facts,
      '2023-10-01',
    )
    expect(result).toEqual({ ok: false, code: 'limitAmbiguous', details: { clauses: ['one', 'two'] } })
  })

  it('are found when the table is edited', () => {
    const rows = [
      row('one'),
      row('two', { validFrom: '2023-06-01' }),
      row('three', { clock: 'sign' }),
      ...LADDER.slice(1),
    ]
    expect(findAmbiguousLimits(rows).map((pair) => pair.map((one) => one.clause))).toEqual([['one', 'two']])
    expect(
      findAmbiguousLimits([
        row('one', { validUntil: '2023-05-31' }),
        row('two', { validFrom: '2023-06-01' }),
      ]),
    ).toEqual([])
  })

  it('never come from a table in which none were found', () => {
    const some = <Value>(value: Value): fc.Arbitrary<Value | undefined> =>
      fc.option(fc.constant(value), { nil: undefined })
    const anyRow = fc
      .tuple(
        some('deputies'),
        fc.option(fc.constantFrom('normal' as const, 'critical' as const), { nil: undefined }),
        some('phone'),
        fc.option(fc.constantFrom('water', 'water-supply', 'heating'), { nil: undefined }),
        fc.boolean(),
        fc.constantFrom('2023-01-01', '2023-06-01'),
      )
      .map(([deskCode, urgency, channelCode, categoryCode, isLawOverride, validFrom]) =>
        row('row', {
          isLawOverride,
          validFrom,
          ...(deskCode === undefined ? {} : { deskCode }),
          ...(urgency === undefined ? {} : { urgency }),
          ...(channelCode === undefined ? {} : { channelCode }),
          ...(categoryCode === undefined ? {} : { categoryCode }),
        }),
      )
    let clean = 0
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 5 }),
        fc.constantFrom('normal' as const, 'critical' as const),
        (rows, urgency) => {
          if (findAmbiguousLimits(rows).length > 0) return
          clean += 1
          expect(chosen(rows, { ...facts, urgency })).not.toBe('limitAmbiguous')
        },
      ),
      { numRuns: 400 },
    )
    expect(clean).toBeGreaterThan(100)
  })
})
