import { addDays } from '@yihu/core/calendar/calendar-date'
import { kindOfDay } from '@yihu/core/calendar/working-calendar'
import type { Chance } from './chance.ts'
import type { PublishedMonth } from './published-month.ts'
import type { Workdays } from './workdays.ts'

/**
 * Draws moments of the month as people call: by the hour of the day, less on days of rest, least on public holidays,
 * more on the first working day after rest. Sorted.
 */
export function drawMoments(
  count: number,
  month: Pick<PublishedMonth, 'assumed'>,
  days: Workdays,
  chance: Chance,
  dates: readonly string[] = days.dates,
): Date[] {
  const { hours } = month.assumed
  const starts: number[] = []
  const sums: number[] = []
  let sum = 0
  for (const on of dates) {
    const midnight = days.instant(on, 0).getTime()
    const share = dayShare(on, month, days)
    for (const [hour, weight] of hours.entries()) {
      starts.push(midnight + hour * 3_600_000)
      sums.push((sum += weight * share))
    }
  }
  const moments = Array.from({ length: count }, () => {
    const cell = firstAbove(sums, chance.share() * sum)
    return new Date((starts[cell] ?? 0) + chance.int(0, 3599) * 1000)
  })
  return moments.sort((a, b) => a.getTime() - b.getTime())
}

function dayShare(on: string, { assumed }: Pick<PublishedMonth, 'assumed'>, days: Workdays): number {
  const kind = kindOfDay(days.calendar, on)
  if (kind === 'publicHoliday') return assumed.publicHolidayShare
  if (kind === 'restDay') return assumed.restDayShare
  const before = addDays(on, -1)
  return days.lastWorkday(before) === before ? 1 : 1.15
}

/** Index of the first sum above the value. */
function firstAbove(sums: readonly number[], value: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
