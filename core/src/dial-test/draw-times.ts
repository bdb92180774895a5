import { addDays } from '../calendar/calendar-date.ts'
import { atTime } from '../calendar/local-time.ts'
import { isWorkingDay, minutesOf } from '../calendar/working-calendar.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { accepted, refused } from '../refusal.ts'
import type { Result } from '../refusal.ts'

/** When the calls of a campaign may be made; days and times of day are of the centre's time zone. */
export interface DialWindow {
  readonly fromOn: string
  readonly untilOn: string
  /** `09:00` */
  readonly startsAt: string
  readonly endsAt: string
  /** Only on working days and within working hours; a hotline answers at any hour, so a centre may want others too. */
  readonly inWorkingHours: boolean
}

export interface DrawnCall {
  readonly unitId: string
  readonly at: Date
}

export type DrawRefusal = 'noTimeToDial' | 'endsBeforeStart'

/**
 * Draws the times of each county's calls (R13.2 随机时间), in order of time. The calls of a county fall into as many
 * different hours of the day and onto as many different days as the window has: four calls in the quiet hour of one
 * morning would test that hour. The same window and the same chance give the same times. `random` gives shares,
 * 0 ≤ share < 1.
 */
export function drawTimes(
  window: DialWindow,
  unitIds: readonly string[],
  callsPerUnit: number,
  calendar: WorkingCalendar,
  random: () => number,
): Result<readonly DrawnCall[], DrawRefusal> {
  if (window.endsAt <= window.startsAt || window.untilOn < window.fromOn)
    return refused('endsBeforeStart', { startsAt: window.startsAt, endsAt: window.endsAt })
  const days = daysIn(window, calendar)
  const hours = hoursIn(window, calendar)
  if (days.length === 0 || hours.length === 0) return refused('noTimeToDial')
  const calls = unitIds.toSorted().flatMap((unitId) => {
    const ofDays = dealt(days, callsPerUnit, random)
    const ofHours = dealt(hours, callsPerUnit, random)
    return ofDays.map((on, index): DrawnCall => {
      const minutes = ofHours[index] ?? []
      const minute = minutes[Math.floor(random() * minutes.length)] ?? 0
      return { unitId, at: atTime(calendar.timeZone, on, minute) }
    })
  })
  return accepted(calls.toSorted((one, other) => one.at.getTime() - other.at.getTime()))
}

function daysIn({ fromOn, untilOn, inWorkingHours }: DialWindow, calendar: WorkingCalendar): string[] {
  const days: string[] = []
  for (let on = fromOn; on <= untilOn; on = addDays(on, 1))
    if (!inWorkingHours || isWorkingDay(calendar, on)) days.push(on)
  return days
}

/** The minutes of the day that are open to calls, gathered by the hour they belong to. */
function hoursIn({ startsAt, endsAt, inWorkingHours }: DialWindow, calendar: WorkingCalendar): number[][] {
  const spans = inWorkingHours ? calendar.workingHours : [{ start: '00:00', end: '24:00' }]
  const hours = new Map<number, number[]>()
  for (let minute = minutesOf(startsAt); minute < minutesOf(endsAt); minute += 1) {
    if (!spans.some(({ start, end }) => minutesOf(start) <= minute && minute < minutesOf(end))) continue
    const hour = Math.floor(minute / 60)
    hours.set(hour, [...(hours.get(hour) ?? []), minute])
  }
  return [...hours.values()]
}

/** So many of the things in random order; one comes a second time only when all others have come. */
function dealt<Thing>(things: readonly Thing[], count: number, random: () => number): Thing[] {
  const given: Thing[] = []
  while (given.length < count) {
    const pack = [...things]
    while (pack.length > 0 && given.length < count)
      given.push(...pack.splice(Math.floor(random() * pack.length), 1))
  }
  return given
}
