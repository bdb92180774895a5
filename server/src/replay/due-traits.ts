import { addDays } from '@yihu/core/calendar/calendar-date'
import type { Chance } from './chance.ts'
import type { Order, Rating } from './choose-traits.ts'
import type { Slot } from './file-orders.ts'
import type { DueCounts, PublishedMonth } from './published-month.ts'
import type { Workdays } from './workdays.ts'
import { at } from './chance.ts'
import { longestExtension } from './limits.ts'
import { dueDay, isCalledBackHere, isDueHere } from './earlier-slots.ts'

/** An order of a unit that is published by what fell due, with the slot it came as. */
type DueOrder = Order & { readonly slot: Slot }

/**
 * Decides which orders due in the period are late, not handled by its end, sent back, rated: exactly as many as printed.
 * Nothing the print counts happens to the others, which fall due later.
 */
export function chooseDueTraits(
  orders: readonly DueOrder[],
  due: DueCounts,
  month: PublishedMonth,
  days: Workdays,
  chance: Chance,
): void {
  const last = at(days.dates, days.dates.length - 1)
  const isDue = orders.filter(({ slot }) => isDueHere(slot, month, days))
  const dueOn = ({ slot }: DueOrder) => dueDay(slot.acceptedAt, month, days)
  const shuffled = chance.shuffle(isDue)
  const isEarly = ({ slot }: DueOrder) => isCalledBackHere(slot, days)
  // Late, and still in the period: the day after the limit comes before its end.
  const canBeLate = shuffled
    .filter((order) => days.nth(dueOn(order), 2) <= last)
    // The earliest are left for what must be early.
    .toSorted((a, b) => Number(isEarly(a)) - Number(isEarly(b)))
  const late = canBeLate.slice(0, due.handled - due.onTime)
  const open = shuffled
    .filter((order) => !late.includes(order))
    .toSorted((a, b) => Number(isEarly(a)) - Number(isEarly(b)))
    .slice(0, due.due - due.handled)
  check(late.length === due.handled - due.onTime, 'late', orders)
  for (const order of late) order.feedbackOn = days.nth(dueOn(order), chance.int(1, 2))
  for (const order of open) order.feedbackOn = days.nth(last, chance.int(2, 5))
  const inTime = shuffled.filter((order) => order.feedbackOn === undefined)
  const early = inTime.filter(isEarly)
  const reworked = early.slice(0, due.reworked)
  check(reworked.length === due.reworked, 'sent back', orders)
  for (const order of reworked) {
    order.isReworked = true
    order.feedbackOn = days.nth(days.dateOf(order.slot.acceptedAt), 1)
  }
  // Still due in the period when the days granted have passed.
  const extended = early
    .filter((order) => !order.isReworked && days.nth(dueOn(order), longestExtension + 1) <= last)
    .slice(0, due.extended ?? 0)
  check(extended.length === (due.extended ?? 0), 'extended', orders)
  for (const order of extended) {
    order.extensions = 1
    order.feedbackOn = days.nth(dueOn(order), 1)
  }
  for (const order of orders)
    // Else it would be called back before the period, which counts it by its call-back.
    if (order.slot.from !== undefined) order.callbackFrom = addDays(at(days.dates, 0), chance.int(0, 6))
  if (due.calledBack) {
    const calledBack = orders.filter(({ slot }) => slot.from === 'calledBackHere')
    rate([...calledBack, ...early], due.calledBack.rated, due.calledBack.dissatisfied, chance)
  }
  if (due.satisfied !== undefined) rate([...inTime, ...late], due.satisfied, 0, chance)
}

function rate(orders: readonly DueOrder[], rated: number, dissatisfied: number, chance: Chance): void {
  check(orders.length >= rated, 'rated', orders)
  const ratings: Rating[] = chance.shuffle(
    Array.from({ length: rated }, (_, index) =>
      index < dissatisfied ? 'dissatisfied' : chance.share() < 0.85 ? 'satisfied' : 'fairlySatisfied',
    ),
  )
  for (const [index, rating] of ratings.entries()) at(orders, index).systemRating = rating
}

function check(holds: boolean, what: string, orders: readonly DueOrder[]): void {
  if (!holds) throw new Error(`${orders[0]?.unit.name}: too few orders are early enough to be ${what}`)
}
