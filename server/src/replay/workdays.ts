import { addDays } from '@yihu/core/calendar/calendar-date'
import { chinaSpecialDays } from '@yihu/core/calendar/china-days'
import { atTime, dateIn, minuteOfDay } from '@yihu/core/calendar/local-time'
import {
  addWorkingDays,
  isWorkingDay,
  makeCalendar,
  minutesOf,
  type WorkingCalendar,
} from '@yihu/core/calendar/working-calendar'
import { nextWorkingStart } from '@yihu/core/calendar/working-time'
import { daysOf, parsePeriod } from '@yihu/core/calendar/period'
import type { Chance } from './chance.ts'
import type { PublishedMonth } from './published-month.ts'

/** The month's calendar and the questions the plan asks of it; times are of the month's own time zone. */
export interface Workdays {
  readonly calendar: WorkingCalendar
  /** First instant of the month, and of the next. */
  readonly from: Date
  readonly until: Date
  /** All dates of the month. */
  readonly dates: readonly string[]
  dateOf(at: Date): string
  minuteOf(at: Date): number
  instant(on: string, minute: number): Date
  /** The instant itself when somebody works then, else the next start of work. */
  inHours(at: Date): Date
  /** The nth working day after the date; 0 gives the date. */
  nth(on: string, n: number): string
  /** The date, or the last working day before it. */
  lastWorkday(on: string): string
}

export function makeWorkdays(month: Pick<PublishedMonth, 'period' | 'timeZone' | 'assumed'>): Workdays {
  const { timeZone } = month
  const period = parsePeriod(month.period)
  if (!period) throw new Error(`no period: ${month.period}`)
  const year = Number(period.from.slice(0, 4))
  const made = makeCalendar({
    timeZone,
    workingHours: month.assumed.workingHours.map(([start, end]) => ({ start, end })),
    specialDays: chinaSpecialDays(year, year + 1),
    knownFrom: `${year}-01-01`,
    knownUntil: `${year}-12-28`,
  })
  if (!made.ok) throw new Error(`the calendar of ${month.period} is refused: ${made.code}`)
  const calendar = made.value
  const first = period.from
  const dates = daysFrom(first, daysOf(period))
  return {
    calendar,
    from: atTime(timeZone, first, 0),
    until: atTime(timeZone, addDays(first, dates.length), 0),
    dates,
    dateOf: (at) => dateIn(timeZone, at),
    minuteOf: (at) => minuteOfDay(timeZone, at),
    instant: (on, minute) => atTime(timeZone, on, minute),
    inHours: (at) => nextWorkingStart(calendar, at),
    nth: (on, n) => addWorkingDays(calendar, on, n),
    lastWorkday: (on) => {
      let day = on
      while (!isWorkingDay(calendar, day)) day = addDays(day, -1)
      return day
    },
  }
}

function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}

/** Minute of the day of a wall-clock time, `08:30`. */
export function minute(clockTime: string): number {
  return minutesOf(clockTime)
}

/** The moment when somebody works, else some time after work starts again: not everybody acts on the stroke of the hour. */
export function workMoment(wanted: Date, days: Workdays, chance: Chance): Date {
  const working = days.inHours(wanted)
  return working > wanted ? later(working, chance.int(2, 75) + chance.share()) : wanted
}

export function later(at: Date, minutes: number): Date {
  return new Date(at.getTime() + Math.round(minutes * 60) * 1000)
}

export function earliest(...times: readonly Date[]): Date {
  return new Date(Math.min(...times.map((time) => time.getTime())))
}

export function latest(...times: readonly Date[]): Date {
  return new Date(Math.max(...times.map((time) => time.getTime())))
}
