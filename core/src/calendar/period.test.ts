import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysOf, parsePeriod, plainKey, previousPeriod } from './period.ts'
import { calendarPeriods } from './period-rule.ts'

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

describe('a period by the rule of a scheme', () => {
  const shifted = { ...calendarPeriods, monthStartsOn: 19, monthStartsIn: 'previousMonth' as const }
  const fromFriday = { ...calendarPeriods, weekStartsOn: 5 }
  const atNoon = { ...calendarPeriods, dayStartsAt: 720 }
  const noonBefore = { ...atNoon, dayStartsOn: 'previousDay' as const }

  it.each([
    ['2023-10', shifted, '2023-09-19', '2023-10-18', '2023 年 10 月（2023-09-19 至 2023-10-18）'],
    ['2024-01', shifted, '2023-12-19', '2024-01-18', '2024 年 1 月（2023-12-19 至 2024-01-18）'],
    ['2023-Q1', shifted, '2022-12-19', '2023-03-18', '2023 年第一季度（2022-12-19 至 2023-03-18）'],
    ['2023', shifted, '2022-12-19', '2023-12-18', '2023 年（2022-12-19 至 2023-12-18）'],
    ['2023-01/2023-02', shifted, '2022-12-19', '2023-02-18', '2023 年 1-2 月（2022-12-19 至 2023-02-18）'],
    [
      '2023-10',
      { ...shifted, monthStartsIn: 'sameMonth' as const },
      '2023-10-19',
      '2023-11-18',
      '2023 年 10 月（2023-10-19 至 2023-11-18）',
    ],
    // ISO 8601: 4 January 2026 is a Sunday, so week 1 begins on 29 December 2025.
    ['2026-W01', calendarPeriods, '2025-12-29', '2026-01-04', '2026 年第 1 周（2025-12-29 至 2026-01-04）'],
    ['2026-W07', calendarPeriods, '2026-02-09', '2026-02-15', '2026 年第 7 周（2026-02-09 至 2026-02-15）'],
    // From Friday: the week of 4 January 2026 (Sunday) begins on Friday, 2 January.
    ['2026-W01', fromFriday, '2026-01-02', '2026-01-08', '2026 年第 1 周（2026-01-02 至 2026-01-08）'],
    ['2023-10', atNoon, '2023-10-01', '2023-10-31', '2023 年 10 月（2023-10-01 12:00 至 2023-11-01 12:00）'],
    ['2023-10-13/2023-10-13', noonBefore, '2023-10-12', '2023-10-12', '2023-10-12 12:00 至 2023-10-13 12:00'],
    // Days written out are the days meant: only the hour at which they begin is the rule's.
    ['2023-10-13/2023-10-19', shifted, '2023-10-13', '2023-10-19', '2023-10-13 至 2023-10-19'],
  ])('%s by %j', (key, rule, from, until, zh) => {
    const period = parsePeriod(key, rule)
    expect(period).toMatchObject({ key, from, until, dayStartsAt: rule.dayStartsAt, label: { zh } })
    // What it is, can be said without the rule.
    expect(period && parsePeriod(plainKey(period))).toMatchObject({
      from,
      until,
      dayStartsAt: rule.dayStartsAt,
    })
  })

  it('has the week before, over the end of a year of 53 weeks too', () => {
    expect(previousPeriod('2026-W07')).toBe('2026-W06')
    // ISO 8601: 2020 had 53 weeks.
    expect(previousPeriod('2021-W01')).toBe('2020-W53')
    expect(previousPeriod('2026-W01', fromFriday)).toBe('2025-W52')
    expect(previousPeriod('2023-10-13T12:00/2023-10-20T12:00')).toBe('2023-10-06T12:00/2023-10-13T12:00')
  })

  it.each([
    '2026-W00',
    '2026-W54',
    '2025-W53',
    '2026-W7',
    '2023-10-13T12:00/2023-10-20T11:00',
    '2023-10-13T12:00/2023-10-13T12:00',
    '2023-10-13T25:00/2023-10-14T25:00',
  ])('is not “%s”', (key) => {
    expect(parsePeriod(key)).toBeUndefined()
  })

  it('follows upon the week before without a day between, whatever day weeks begin on', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2100 }),
        fc.integer({ min: 1, max: 52 }),
        fc.integer({ min: 1, max: 7 }),
        (year, number, weekStartsOn) => {
          const rule = { ...calendarPeriods, weekStartsOn }
          const key = `${year}-W${String(number).padStart(2, '0')}`
          const [own, before] = [parsePeriod(key, rule), parsePeriod(previousPeriod(key, rule) ?? '', rule)]
          expect(own && before && daysOf({ from: before.until, until: own.from })).toBe(2)
        },
      ),
    )
  })
})
