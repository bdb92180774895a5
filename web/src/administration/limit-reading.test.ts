import type { LimitView } from '@yihu/contract/administration'
import { describe, expect, test } from 'vitest'
import { calendarOf, previewLimit, rowsWithout } from './limit-reading.ts'

const calendar = calendarOf({
  timeZone: 'Asia/Shanghai',
  workingHours: [{ start: '09:00', end: '17:00' }],
  days: [{ on: '2026-10-01', kind: 'publicHoliday', name: '国庆节' }],
  knownFrom: '2026-01-01',
  knownUntil: '2026-12-31',
})
const row: LimitView = {
  limitId: 'a',
  clock: 'handle',
  appealKind: null,
  urgency: null,
  channelCode: null,
  deskCode: null,
  categoryCode: null,
  unitLevel: null,
  amount: 1,
  unit: 'workingDays',
  isLawOverride: false,
  validFrom: '2026-01-01',
  validUntil: null,
  clause: '一日',
  version: 1,
}
const now = new Date('2026-09-30T02:00:00Z')

describe('a limit in hand', () => {
  test('is shown by its due time, the holiday left out', () => {
    const { preview } = previewLimit(row, [], calendar, [], now)
    expect(preview).toEqual({
      start: '2026-09-30 10:00',
      due: '2026-10-02 24:00',
      clause: '一日',
      isOther: false,
    })
  })

  test('that begins later is shown by an order of its first day', () => {
    const { preview } = previewLimit({ ...row, validFrom: '2026-10-08' }, [], calendar, [], now)
    expect(preview?.start).toBe('2026-10-08 09:00')
  })

  test('contradicts its like, but not the row it replaces', () => {
    const changed = { ...row, amount: 2, validFrom: '2026-10-08' }
    expect(
      previewLimit(changed, rowsWithout([row], undefined, ''), calendar, [], now).contradicts?.clause,
    ).toBe('一日')
    expect(
      previewLimit(changed, rowsWithout([row], row, changed.validFrom), calendar, [], now).contradicts,
    ).toBeUndefined()
  })

  test('that a law goes before says so', () => {
    const law = { ...row, limitId: 'b', isLawOverride: true, clause: '某法' }
    const { preview } = previewLimit(row, rowsWithout([law], undefined, ''), calendar, [], now)
    expect(preview).toMatchObject({ clause: '某法', isOther: true })
  })
})
