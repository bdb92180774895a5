import { array, assert, constantFrom, integer, property, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceFrom } from '../callback/draw-sample.ts'
import { dateIn, minuteOfDay } from '../calendar/local-time.ts'
import { isWorkingDay, makeCalendar } from '../calendar/working-calendar.ts'
import { drawTimes } from './draw-times.ts'

const made = makeCalendar({
  timeZone: 'Asia/Shanghai',
  workingHours: [
    { start: '08:30', end: '12:00' },
    { start: '14:00', end: '17:30' },
  ],
  specialDays: [{ on: '2023-04-05', kind: 'publicHoliday', name: '清明节' }],
  knownFrom: '2023-01-01',
  knownUntil: '2023-12-31',
})
if (!made.ok) throw new Error(made.code)
const calendar = made.value
const april = {
  fromOn: '2023-04-01',
  untilOn: '2023-04-30',
  startsAt: '08:00',
  endsAt: '20:00',
  inWorkingHours: true,
}
const seed = integer({ min: 0, max: 0x7fff_ffff })
const counties = uniqueArray(constantFrom('a', 'b', 'c', 'd'), { minLength: 1 })

describe('the times of a campaign', () => {
  it('are the same from the same seed, in whatever order the counties come', () => {
    assert(
      property(counties, seed, (units, from) => {
        const times = drawTimes(april, units, 4, calendar, chanceFrom(from))
        expect(drawTimes(april, units.toReversed(), 4, calendar, chanceFrom(from))).toEqual(times)
      }),
    )
  })

  it('lie on working days, in working hours, and of one county in different hours of different days', () => {
    assert(
      property(counties, seed, (units, from) => {
        const drawn = drawTimes(april, units, 4, calendar, chanceFrom(from))
        if (!drawn.ok) throw new Error(drawn.code)
        for (const unit of units) {
          const ofUnit = drawn.value.filter(({ unitId }) => unitId === unit)
          expect(ofUnit).toHaveLength(4)
          const days = ofUnit.map(({ at }) => dateIn(calendar.timeZone, at))
          const minutes = ofUnit.map(({ at }) => minuteOfDay(calendar.timeZone, at))
          expect(days.every((on) => isWorkingDay(calendar, on))).toBe(true)
          expect(minutes.every((at) => (at >= 510 && at < 720) || (at >= 840 && at < 1050))).toBe(true)
          expect(new Set(days).size).toBe(4)
          expect(new Set(minutes.map((at) => Math.floor(at / 60))).size).toBe(4)
        }
      }),
    )
  })

  it('may fall on any day and hour where a centre wants to know about nights and rest days', () => {
    const drawn = drawTimes(
      {
        fromOn: '2023-04-05',
        untilOn: '2023-04-05',
        startsAt: '20:00',
        endsAt: '22:00',
        inWorkingHours: false,
      },
      ['a'],
      4,
      calendar,
      chanceFrom(1),
    )
    if (!drawn.ok) throw new Error(drawn.code)
    const hours = drawn.value.map(({ at }) => Math.floor(minuteOfDay(calendar.timeZone, at) / 60))
    // Two hours for four calls: each is used twice.
    expect(hours).toEqual([20, 20, 21, 21])
  })

  it.each([
    [{ fromOn: '2023-04-05', untilOn: '2023-04-05' }, 'noTimeToDial'],
    [{ startsAt: '12:00', endsAt: '14:00' }, 'noTimeToDial'],
    [{ startsAt: '12:00', endsAt: '12:00' }, 'endsBeforeStart'],
    [{ untilOn: '2023-03-31' }, 'endsBeforeStart'],
  ])('cannot be drawn from %j', (change, code) => {
    expect(drawTimes({ ...april, ...change }, ['a'], 4, calendar, chanceFrom(1))).toMatchObject({
      ok: false,
      code,
    })
  })

  it('leave out nobody, however many calls there are', () => {
    assert(
      property(
        counties,
        integer({ min: 1, max: 20 }),
        array(seed, { minLength: 1, maxLength: 1 }),
        (units, calls, [from]) => {
          const drawn = drawTimes(april, units, calls, calendar, chanceFrom(from ?? 0))
          expect(drawn.ok && drawn.value.length).toBe(units.length * calls)
        },
      ),
    )
  })
})
