import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listOf } from './make-figures.test-data.ts'

describe('lists', () => {
  const channel = [
    ['phone', null, 90],
    ['other', null, 0],
    ['web', 'other', 6],
    ['app', 'other', 3],
    ['fax', 'other', 1],
  ] as const

  it('show every code that has none below it, in the centre’s order', () => {
    expect(listOf({ channel, list: {} })).toMatchObject({
      items: ['PHONE 90 90.00%', 'WEB 6 6.00%', 'APP 3 3.00%', 'FAX 1 1.00%'],
      total: '100',
    })
  })

  it('show those below one as shares of their sum', () => {
    expect(listOf({ channel, list: { under: 'other' } })).toMatchObject({
      items: ['WEB 6 60.00%', 'APP 3 30.00%', 'FAX 1 10.00%'],
      total: '10',
    })
  })

  it('show named codes in their order as shares of the whole, with the rest', () => {
    expect(listOf({ channel, list: { codes: ['fax', 'other'], rest: '其余' } })).toMatchObject({
      items: ['FAX 1 1.00%', 'OTHER 10 10.00%', '其余 89 89.00%'],
      total: '100',
    })
    expect(listOf({ channel, list: { codes: ['fax'] } })).toMatchObject({
      items: ['FAX 1 1.00%'],
      total: '100',
    })
  })

  it('show the largest first, equal ones in the centre’s order, as shares of the whole', () => {
    const equal = [
      ['a', null, 1],
      ['b', null, 3],
      ['c', null, 1],
      ['d', null, 5],
    ] as const
    expect(listOf({ channel: equal, list: { top: 3 } })).toMatchObject({
      items: ['D 5 50.00%', 'B 3 30.00%', 'A 1 10.00%'],
      total: '9',
    })
  })

  it('of nothing have no shares', () => {
    expect(listOf({ channel: [['a', null, 0]], list: {} })).toMatchObject({ items: ['A 0 '], total: '0' })
    expect(listOf({ channel: [['a', null, 0]], list: { under: 'a' } })).toMatchObject({
      items: [],
      total: '0',
    })
  })

  it('count calls by where they came from, orders by everything else', () => {
    const calls = listOf({
      callDivision: [['430321', null, 4]],
      list: { by: 'callDivision', unit: '通' },
    }).list
    expect(calls.items[0]?.origin).toEqual({
      kind: 'count',
      measure: 'callsAnswered',
      filter: { callDivision: '430321' },
    })
    expect(calls.total).toMatchObject({ key: 'list_total', unit: '通', origin: { measure: 'callsAnswered' } })
    expect(listOf({ channel, list: {} }).list.total.origin).toMatchObject({ measure: 'validOrders' })
  })

  it('may be shares of another figure, or add up to 100 by the largest remainder', () => {
    const thirds = [
      ['a', null, 1],
      ['b', null, 1],
      ['c', null, 1],
    ] as const
    expect(listOf({ channel: thirds, list: { shares: 'largestRemainder' } }).items).toEqual([
      'A 1 33.34%',
      'B 1 33.33%',
      'C 1 33.33%',
    ])
    expect(
      listOf({ channel: thirds, counts: { valid_orders: 8 }, list: { base: 'valid_orders' } }).items,
    ).toEqual(['A 1 12.50%', 'B 1 12.50%', 'C 1 12.50%'])
  })

  it('may print each item with its change, from what was entered for it', () => {
    const { list } = listOf({
      channel,
      list: { changes: true, under: 'other' },
      entered: { 'previous.list.web': '8', 'previous.list.app': '3' },
    })
    expect(list.items.map(({ change }) => change?.wording)).toEqual([
      '环比下降 25%',
      '环比持平',
      '环比无可比数据',
    ])
  })

  it('round each share by itself, within half a unit of the last digit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40_000), { minLength: 1, maxLength: 12 }), (counts) => {
        const whole = counts.reduce((sum, count) => sum + count, 0)
        fc.pre(whole > 0)
        const { list } = listOf({
          channel: counts.map((count, index) => [`c${index}`, null, count]),
          list: {},
        })
        expect(list.items.map(({ count }) => count)).toEqual(counts)
        expect(list.total.value).toBe(whole)
        for (const { count, share } of list.items) {
          expect(share).toMatch(/^\d+\.\d\d%$/)
          // In hundredths of a percent, integers only: |share − count/whole| ≤ 1/2.
          const hundredths = Number(share.replace(/[.%]/g, ''))
          expect(Math.abs(2 * (hundredths * whole - 10_000 * count))).toBeLessThanOrEqual(whole)
        }
      }),
    )
  })
})
