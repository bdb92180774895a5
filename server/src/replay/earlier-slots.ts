import { addDays } from '@yihu/core/calendar/calendar-date'
import { isWorkingDay } from '@yihu/core/calendar/working-calendar'
import type { Chance } from './chance.ts'
import type { Filed, Slot } from './file-orders.ts'
import type { PublishedMonth, PublishedUnit } from './published-month.ts'
import type { Workdays } from './workdays.ts'
import { at } from './chance.ts'
import { leafCategories } from './centre-file.ts'
import { later, minute } from './workdays.ts'

/** Orders of such a period are dispatched after just so many minutes, or nobody could say on which day they fall due. */
export const minutesToDispatch = 5
/** Working days before the period's end by which an order must be in, for its call-back to come in the period too. */
const safelyCalledBack = 8

/** Whether an order of the period falls due in it; every kind has the same limit in a period published by due orders. */
export function isDueHere(
  { acceptedAt, from }: Pick<Slot, 'acceptedAt' | 'from'>,
  month: PublishedMonth,
  days: Workdays,
) {
  if (from === 'calledBackHere') return false
  return dueDay(acceptedAt, month, days) <= at(days.dates, days.dates.length - 1)
}

/** Whether its feedback is in so early that the call-back comes before the period ends. */
export function isCalledBackHere({ acceptedAt }: Pick<Slot, 'acceptedAt'>, days: Workdays): boolean {
  let day = at(days.dates, days.dates.length - 1)
  for (let left = safelyCalledBack; left > 0; day = addDays(day, -1))
    if (isWorkingDay(days.calendar, day)) left -= 1
  return days.dateOf(acceptedAt) <= day
}

/**
 * Orders of the weeks before: as many as a unit had due beyond those that came in the period and fall due in it, and as
 * many more as its call-backs of the period need. Empty where the units are not published by what fell due.
 */
export function earlierSlots(
  slots: readonly Slot[],
  month: PublishedMonth,
  days: Workdays,
  chance: Chance,
): Slot[] {
  const [dueDays, calledBackDays] = daysBefore(month, days)
  const ofUnit = new Map<PublishedUnit, Slot[]>(month.units.map((unit) => [unit, []]))
  for (const slot of slots) if (slot.unit) ofUnit.get(slot.unit)?.push(slot)
  return month.units.flatMap((unit) => {
    if (!unit.due) return []
    const own = ofUnit.get(unit) ?? []
    const here = own.filter((slot) => isDueHere(slot, month, days))
    const missing = unit.due.due - here.length
    if (missing < 0)
      throw new Error(
        `${unit.name}: ${here.length} orders of the period fall due in it, more than ${unit.due.due}`,
      )
    const slot = (on: string, from: 'dueBefore' | 'calledBackHere'): Slot => ({
      acceptedAt: days.instant(on, chance.int(minute('08:10'), minute('16:30')) + chance.share()),
      call: null,
      channel: at(own.length > 0 ? own : slots, 0).channel,
      fate: 'dispatched',
      unit,
      from,
    })
    const before = Array.from({ length: missing }, () => slot(chance.pick(dueDays), 'dueBefore'))
    const early = here.filter((one) => isCalledBackHere(one, days)).length + before.length
    // Those that come late are among them at worst.
    const surely = Math.max(0, early - (unit.due.due - unit.due.onTime))
    const more = Math.max(0, (unit.due.calledBack?.rated ?? 0) - surely)
    return [
      ...before,
      ...Array.from({ length: more }, () => slot(chance.pick(calledBackDays), 'calledBackHere')),
    ]
  })
}

/** What earlier orders are filed under: any category and kind of their unit, since no figure of the period counts them. */
export function fileEarlier(slots: readonly Slot[], { centre }: PublishedMonth, chance: Chance): Filed[] {
  const leaves = leafCategories(centre)
  return slots.map(({ unit }) => {
    const own = leaves.filter(({ units }) => unit && units.includes(unit.name))
    const category = chance.pick(own.length > 0 ? own : leaves)
    return { category, kind: chance.pick(['assistance', 'complaint'] as const) }
  })
}

/** The working days before the period whose orders fall due in it, and those whose orders fell due before. */
function daysBefore(month: PublishedMonth, days: Workdays): [string[], string[]] {
  const first = at(days.dates, 0)
  const before = Array.from({ length: 31 }, (_, index) => addDays(first, -1 - index)).filter((day) =>
    isWorkingDay(days.calendar, day),
  )
  return [
    before.filter((day) => days.nth(day, month.assumed.limits.others) >= first),
    before.filter((day) => days.nth(day, month.assumed.limits.others) < addDays(first, -3)),
  ]
}

/** The day an order falls due that is dispatched at once: what is dispatched after hours counts from the next working day. */
export function dueDay(acceptedAt: Date, { assumed }: PublishedMonth, days: Workdays): string {
  const dispatchedAt = later(acceptedAt, minutesToDispatch)
  return days.nth(days.dateOf(days.inHours(dispatchedAt)), assumed.limits.others)
}
