import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysOf, parsePeriod, previousPeriod } from './period.ts'

describe('a period', () => {
  it.each([
    ['2023-10', '2023-10-01', '2023-10-31', '2023 年 10 月', '2023-09', 31],
    ['2024-02', '2024-02-01', '2024-02-29', '2024 年 2 月', '2024-01', 29],
    ['2025-Q1', '2025-01-01', '2025-03-31', '2025 年第一季度', '2024-Q4', 90],
    ['2023', '2023-01-01', '2023-12-31', '2023 年', '2022', 365],
    ['2022-01/2022-02', '2022-01-01', '2022-02-28', '2022 年 1-2 月', '2021-11/2021-12', 59],
    ['2023-12/2024-01', '2023-12-01', '2024-01-31', '2023 年 12 月至 2024 年 1 月', '2023-10/2023-11', 62],
    [
      '2023-10-13/2023-10-19',
      '2023-10-13',
      '2023-10-19',
      '2023-10-13 至 2023-10-19',
      '2023-10-06/2023-10-12',
      7,
    ],
  ])('%s', (key, from, until, zh, before, days) => {
    const period = parsePeriod(key)
    expect(period).toMatchObject({ key, from, until, label: { zh } })
    expect(previousPeriod(key)).toBe(before)
    expect(period && daysOf(period)).toBe(days)
  })

  it.each([
    '',
    '2023-13',
    '2023-00',
    '2023-Q5',
    '2023-10/2023-09',
    '2023-10/2023-10',
    '2023-02-29/2023-03-01',
    '2023-10-13',
    '十月',
    '2023-10/2023-11/2023-12',
  ])('is not “%s”', (key) => {
    expect(parsePeriod(key)).toBeUndefined()
    expect(previousPeriod(key)).toBeUndefined()
  })

  it('and the one before it leave no day between them, and none in both', () => {
    const month = fc.record({
      year: fc.integer({ min: 2000, max: 2100 }),
      month: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(month, fc.integer({ min: 0, max: 5 }), ({ year, month: number }, more) => {
        const name = (index: number) =>
          `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
        const first = year * 12 + number - 1
        const key = more === 0 ? name(first) : `${name(first)}/${name(first + more)}`
        const [own, before] = [parsePeriod(key), parsePeriod(previousPeriod(key) ?? '')]
        expect(own && before && daysOf({ from: before.until, until: own.from })).toBe(2)
      }),
    )
  })
})
