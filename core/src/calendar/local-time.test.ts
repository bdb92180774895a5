import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { atTime, dateIn, endOfDay, isTimeZone, minuteOfDay, offsetAt, startOfDay } from './local-time.ts'

const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'UTC',
]
const anyZone = fc.constantFrom(...ZONES)
const anyInstant = fc.date({ min: new Date('1985-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('in Shanghai', () => {
  it('turns the date at 16:00 UTC', () => {
    expect(dateIn('Asia/Shanghai', new Date('2023-10-06T15:59:59.999Z'))).toBe('2023-10-06')
    expect(dateIn('Asia/Shanghai', new Date('2023-10-06T16:00:00Z'))).toBe('2023-10-07')
  })

  it('finds the bounds of a day and a time in it', () => {
    expect(startOfDay('Asia/Shanghai', '2023-10-07')).toEqual(new Date('2023-10-06T16:00:00Z'))
    expect(endOfDay('Asia/Shanghai', '2023-10-07')).toEqual(new Date('2023-10-07T16:00:00Z'))
    expect(atTime('Asia/Shanghai', '2023-10-07', 9 * 60 + 30)).toEqual(new Date('2023-10-07T01:30:00Z'))
    expect(minuteOfDay('Asia/Shanghai', new Date('2023-10-07T01:30:30Z'))).toBe(570.5)
  })

  it('says the same wherever the machine stands', () => {
    const offsets = ['Asia/Tokyo', 'America/New_York'].map((zone) => {
      vi.stubEnv('TZ', zone)
      expect(dateIn('Asia/Shanghai', new Date('2023-10-06T16:00:00Z'))).toBe('2023-10-07')
      expect(startOfDay('Asia/Shanghai', '2023-10-07')).toEqual(new Date('2023-10-06T16:00:00Z'))
      return new Date(0).getTimezoneOffset()
    })
    expect(offsets).toEqual([-540, 300])
  })
})

describe('in any zone', () => {
  it('has the offset, date and time Temporal has, at changes of the clock too', () => {
    const nearChange = fc
      .tuple(anyZone, anyInstant, fc.integer({ min: -2, max: 2 }))
      .map(([zone, at, shift]): [string, Date] => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
        const change = zoned.getTimeZoneTransition('next')
        return [zone, new Date((change?.epochMilliseconds ?? at.getTime()) + shift)]
      })
    fc.assert(
      fc.property(fc.oneof(fc.tuple(anyZone, anyInstant), nearChange), ([zone, at]) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
        expect(offsetAt(zone, at.getTime())).toBe(zoned.offsetNanoseconds / 1e6)
        expect(dateIn(zone, at)).toBe(zoned.toPlainDate().toString())
        expect(Math.floor(minuteOfDay(zone, at))).toBe(zoned.hour * 60 + zoned.minute)
      }),
      { numRuns: 300 },
    )
  })

  it('finds the instant of a wall time as Temporal does, in gaps and overlaps too', () => {
    const changes = [
      ['America/New_York', '2024-03-10', 150],
      ['America/New_York', '2024-11-03', 90],
      ['Australia/Lord_Howe', '2024-10-06', 135],
      ['Australia/Lord_Howe', '2024-04-07', 105],
      ['America/Sao_Paulo', '2018-11-04', 0],
    ] as const
    const wallTimes = fc.tuple(
      anyZone,
      anyInstant.map((at) => dateIn('UTC', at)),
      fc.integer({ min: 0, max: 1439 }),
    )
    fc.assert(
      fc.property(wallTimes, ([zone, on, minute]) => {
        expect(atTime(zone, on, minute).getTime()).toBe(byTemporal(zone, on, minute))
      }),
      { numRuns: 300, examples: changes.map((change): [[string, string, number]] => [[...change]]) },
    )
  })
})

it('knows time zones by name', () => {
  expect(isTimeZone('Asia/Urumqi')).toBe(true)
  expect(isTimeZone('Asia/Nowhere')).toBe(false)
})

function byTemporal(zone: string, on: string, minute: number): number {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 })
  return Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds
}
