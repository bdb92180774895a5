import { expect, it } from 'vitest'

import { chinaKnownUntil, chinaLastYear, chinaSpecialDays } from './china-days.ts'

it('gives the days of the years asked for, in order, each once', () => {
  const days = chinaSpecialDays(2023, 2024)
  const dates = days.map((day) => day.on)
  expect(dates).toEqual([...new Set(dates)].sort())
  expect(dates.at(0)).toBe('2023-01-01')
  expect(dates.at(-1)).toBe('2024-10-12')
  expect(days.filter((day) => day.kind === 'makeUpWorkday')).toHaveLength(15)
})

it('names them as the notices do', () => {
  const names = new Set(chinaSpecialDays(2023, 2026).map((day) => day.name))
  expect([...names].sort()).toEqual(['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'].sort())
})

it('has nothing for years without a notice', () => {
  expect(chinaSpecialDays(1990, 2003)).toEqual([])
  expect(chinaLastYear()).toBeGreaterThanOrEqual(2026)
  expect(chinaSpecialDays(chinaLastYear() + 1, 2100)).toEqual([])
})

it('no notice ever reached further back into the old year than the first unknown day', () => {
  const early = chinaSpecialDays(2004, 2026).filter((day) => day.on.slice(5) > '11-01')
  expect(early.length).toBeGreaterThan(0)
  expect(early.every((day) => day.on > chinaKnownUntil(Number(day.on.slice(0, 4))))).toBe(true)
})
