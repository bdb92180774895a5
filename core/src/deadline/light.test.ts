import { describe, expect, it } from 'vitest'

import { isDueSoon, light, type LightPolicy } from './light.ts'
import { local, testCalendar as calendar } from './test-calendar.ts'

/** Friday 13 October 2023 09:00 to 24:00 of Friday the 20th: 6 × 420 working minutes. */
const startAt = local('2023-10-13 09:00')
const dueAt = local('2023-10-20 24:00')

function at(now: string, policy?: LightPolicy): string {
  return light(startAt, dueAt, local(now), policy, calendar)
}

describe('by share of the time', () => {
  it('turns yellow at 70 % of the working time by default, red after the due time', () => {
    // 70 % of 2,520 minutes are 1,764: four days and 84 minutes.
    expect(at('2023-10-13 09:00')).toBe('green')
    expect(at('2023-10-19 10:23')).toBe('green')
    expect(at('2023-10-19 10:24')).toBe('yellow')
    expect(at('2023-10-20 24:00')).toBe('yellow')
    expect(at('2023-10-21 00:01')).toBe('red')
  })

  it('measures real time without a calendar', () => {
    const noon = light(local('2023-10-14 00:00'), local('2023-10-14 24:00'), local('2023-10-14 12:00'), {
      yellowFromShare: 0.5,
    })
    expect(noon).toBe('yellow')
  })

  it('has no green for a limit that is over when it begins', () => {
    expect(light(dueAt, dueAt, dueAt)).toBe('yellow')
  })
})

describe('by time left', () => {
  it.each([
    [2, 'hours', '2023-10-20 21:59', '2023-10-20 22:00'],
    [30, 'minutes', '2023-10-20 23:29', '2023-10-20 23:30'],
    [2, 'workingHours', '2023-10-20 15:29', '2023-10-20 15:30'],
    [1, 'workingDays', '2023-10-18 23:59', '2023-10-19 00:00'],
    [3, 'calendarDays', '2023-10-16 23:59', '2023-10-17 00:00'],
  ] as const)('turns yellow %s %s before', (amount, unit, before, from) => {
    const policy = { yellowWithin: { amount, unit } }
    expect([at(before, policy), at(from, policy)]).toEqual(['green', 'yellow'])
  })

  it('leaves the weekend out of working days', () => {
    const monday = local('2023-10-16 24:00')
    const policy: LightPolicy = { yellowWithin: { amount: 1, unit: 'workingDays' } }
    expect(light(startAt, monday, local('2023-10-13 10:00'), policy, calendar)).toBe('yellow')
    expect(light(startAt, monday, local('2023-10-12 10:00'), policy, calendar)).toBe('green')
  })

  it('needs the calendar for days', () => {
    const policy: LightPolicy = { yellowWithin: { amount: 1, unit: 'workingDays' } }
    expect(() => light(startAt, dueAt, startAt, policy)).toThrow(TypeError)
  })

  it('is yellow when either condition holds', () => {
    const policy: LightPolicy = { yellowFromShare: 0.1, yellowWithin: { amount: 1, unit: 'minutes' } }
    expect(at('2023-10-16 10:00', policy)).toBe('yellow')
  })
})

it('is due soon when yellow, not when overdue', () => {
  expect(isDueSoon(startAt, dueAt, local('2023-10-20 10:00'))).toBe(true)
  expect(isDueSoon(startAt, dueAt, local('2023-10-13 10:00'))).toBe(false)
  expect(isDueSoon(startAt, dueAt, local('2023-10-21 10:00'))).toBe(false)
})
