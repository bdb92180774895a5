import { addDays } from '@yihu/core/calendar/calendar-date'
import { atTime, dateIn } from '@yihu/core/calendar/local-time'
import { isWorkingDay, minutesOf } from '@yihu/core/calendar/working-calendar'
import type { WorkingCalendar } from '@yihu/core/calendar/working-calendar'

/** A clock that counts working time back from now, so that a day started on a Sunday has worked up to Friday evening. */
export interface WorkClock {
  readonly now: Date
  /** Minutes of one working day. */
  readonly day: number
  /** The instant so many working minutes before now. */
  ago(minutes: number): Date
  /** The date so many working days before the last one that has begun. */
  dayBefore(days: number): string
}

/** Calendar days looked back over: more than any of the life of a live day, long holidays included. */
const reach = 60

export function makeWorkClock(calendar: WorkingCalendar, now: Date): WorkClock {
  const { timeZone } = calendar
  const spans: { from: number; until: number }[] = []
  const days: string[] = []
  for (let back = 0, on = dateIn(timeZone, now); back < reach; back += 1, on = addDays(on, -1)) {
    if (!isWorkingDay(calendar, on)) continue
    const worked = calendar.workingHours
      .map(({ start, end }) => ({
        from: atTime(timeZone, on, minutesOf(start)).getTime(),
        until: Math.min(atTime(timeZone, on, minutesOf(end)).getTime(), now.getTime()),
      }))
      .filter(({ from, until }) => from < until)
    if (worked.length === 0) continue
    days.push(on)
    spans.push(...worked.toReversed())
  }
  return {
    now,
    day: calendar.workingHours.reduce((sum, { start, end }) => sum + minutesOf(end) - minutesOf(start), 0),
    ago: (minutes) => {
      let left = minutes * 60_000
      for (const { from, until } of spans) {
        if (left <= until - from) return new Date(until - left)
        left -= until - from
      }
      throw new RangeError(`${minutes} working minutes ago is before the clock begins`)
    },
    dayBefore: (count) => {
      const on = days[count]
      if (on === undefined) throw new RangeError(`${count} working days ago is before the clock begins`)
      return on
    },
  }
}
