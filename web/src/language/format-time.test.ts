import { describe, expect, test } from 'vitest'
import { daysOfMonth, formatDay, formatDue, formatDuration, formatInstant } from './format-time.ts'

describe('time as people at the centre read it', () => {
  test('instants are shown by the clock of the centre, whatever offset they came with', () => {
    expect(formatInstant('2023-10-08T16:30:00Z')).toBe('2023-10-09 00:30')
    expect(formatDay('2023-10-08T16:30:00Z')).toBe('2023-10-09')
    expect(formatInstant(null)).toBe('—')
  })

  test('a limit that ends with the day is written with that day', () => {
    expect(formatDue('2023-10-31T16:00:00Z')).toBe('2023-10-31 24:00')
    expect(formatDue('2023-10-31T10:00:00Z')).toBe('2023-10-31 18:00')
  })

  test.each([
    [0, '0 分'],
    [40 * 60_000, '40 分'],
    [-320 * 60_000, '5 小时 20 分'],
    [24 * 3_600_000, '1 天'],
    [51 * 3_600_000, '2 天 3 小时'],
  ])('%i ms', (milliseconds, expected) => {
    expect(formatDuration(milliseconds, 'zh')).toBe(expected)
  })

  test('a month has its own last day', () => {
    expect(daysOfMonth('2024-02')).toEqual({ from: '2024-02-01', until: '2024-02-29' })
    expect(daysOfMonth('2023-12')).toEqual({ from: '2023-12-01', until: '2023-12-31' })
    expect(daysOfMonth('2023-13')).toBeUndefined()
  })
})
