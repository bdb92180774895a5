import { addDays } from '@yihu/core/calendar/calendar-date'
import type { Chance } from './chance.ts'
import type { Filed, Slot } from './file-orders.ts'
import type { PublishedMonth, PublishedUnit, Results } from './published-month.ts'
import type { SatisfactionCounts } from './satisfaction-counts.ts'
import type { Workdays } from './workdays.ts'
import { at } from './chance.ts'
import { chooseDueTraits } from './due-traits.ts'
import { longestExtension } from './limits.ts'

/** What happens to one dispatched order; together the orders of a unit give its row of the ranking. */
export interface Traits {
  readonly unit: PublishedUnit
  readonly outcome: 'onTime' | 'late' | 'open'
  isContacted: boolean
  extensions: number
  returnsRefused: number
  /** The unit it went to by mistake before, which handed it back. */
  wrongUnit: PublishedUnit | null
  isReworked: boolean
  systemRating: Rating | null
  spotRating: Rating | null
  /** The day of its feedback, where that is settled. */
  feedbackOn?: string
  /** The first call-back is not made before this day. */
  callbackFrom?: string
}

export type Rating = 'satisfied' | 'fairlySatisfied' | 'neutral' | 'dissatisfied'

export type Order = Traits & { readonly index: number; readonly acceptedAt: Date; readonly limit: number }

/** Nobody extends one order more often than this. */
const mostExtensions = 4

/**
 * Decides, unit by unit, which orders are late, extended, refused to be taken back, rated: exactly as many as printed.
 * Everything the ranking counts as an act of the month happens to orders early enough for it to fall in the month.
 */
export function chooseTraits(
  slots: readonly Slot[],
  filed: readonly Filed[],
  ratings: ReadonlyMap<string, SatisfactionCounts>,
  month: PublishedMonth,
  days: Workdays,
  chance: Chance,
): ReadonlyMap<number, Traits> {
  const ofUnit = new Map<PublishedUnit, number[]>(month.units.map((unit) => [unit, []]))
  for (const [index, { unit }] of slots.entries()) if (unit) ofUnit.get(unit)?.push(index)
  const orders = month.units.flatMap((unit) => {
    return traitsOfUnit(
      unit,
      ofUnit.get(unit) ?? [],
      slots,
      filed,
      ratings.get(unit.name),
      month,
      days,
      chance,
    )
  })
  // Where orders are published by due day, each stays with its unit and its day.
  const early = chance.shuffle(orders.filter(({ unit }) => !unit.due).filter(isBefore(days, 7)))
  for (const order of early.slice(0, month.assumed.returnsApproved)) {
    order.wrongUnit = wrongUnitFor(order.unit, at(filed, order.index), month, chance)
  }
  const reworkable = early.filter(
    ({ outcome, extensions, wrongUnit }) => outcome === 'onTime' && extensions === 0 && !wrongUnit,
  )
  for (const order of reworkable.slice(0, month.assumed.reworks)) order.isReworked = true
  return new Map(orders.map((order) => [order.index, order]))
}

function traitsOfUnit(
  unit: PublishedUnit,
  own: readonly number[],
  slots: readonly Slot[],
  filed: readonly Filed[],
  ratings: SatisfactionCounts | undefined,
  month: PublishedMonth,
  days: Workdays,
  chance: Chance,
): Order[] {
  const { limits } = month.assumed
  if (unit.due) {
    const orders = own.map((index) => ({
      ...plainOrder(unit, index, at(slots, index), limits.others),
      slot: at(slots, index),
    }))
    chooseDueTraits(orders, unit.due, month, days, chance)
    return orders
  }
  const seen = own.map((index) => ({
    index,
    acceptedAt: at(slots, index).acceptedAt,
    limit: at(filed, index).kind === 'inquiry' ? limits.inquiry : limits.others,
  }))
  const lateCount = unit.validOrders - unit.onTime - (unit.open ?? 0)
  const leavesOpen = unit.name === month.backlog?.unit
  const canBeLate = seen.filter(
    (order) => !leavesOpen && latestDue(order, days, unit) <= addDays(month.stepsUntil, -10),
  )
  const late = new Set(chance.shuffle(canBeLate).slice(0, lateCount))
  if (unit.open !== undefined && late.size < lateCount)
    throw new Error(`${unit.name}: only ${late.size} of ${lateCount} late orders are early enough to end`)
  const open = new Set(
    chance.shuffle(seen.filter((order) => !late.has(order))).slice(0, unit.open ?? lateCount - late.size),
  )
  const orders = seen.map((order): Order => ({
    ...plainOrder(unit, order.index, order, order.limit),
    outcome: late.has(order) ? 'late' : open.has(order) ? 'open' : 'onTime',
  }))
  const onTime = orders.filter((order) => order.outcome === 'onTime')
  for (const order of chance.shuffle(onTime).slice(0, unit.validOrders - unit.contacted))
    order.isContacted = false
  const early = orders.filter(isBefore(days, 5))
  const extendable = early.filter(
    (order) => order.outcome !== 'open' || latestDue(order, days, unit) < month.stepsUntil,
  )
  spread(
    unit,
    'extensions',
    unit.extensions,
    extendable,
    mostExtensions,
    chance,
    (order) => order.outcome === 'onTime',
  )
  spread(unit, 'returnsRefused', unit.returnsRefused, early, 2, chance, () => true)
  if (ratings) rate(onTime, ratings, chance)
  if (unit.results)
    rateAs(
      unit.results,
      orders.filter(({ outcome }) => outcome !== 'open'),
      chance,
    )
  const spotted =
    unit.spotDissatisfied === undefined ? [] : chance.shuffle(onTime).slice(0, unit.spotDissatisfied)
  for (const order of spotted) order.spotRating = 'dissatisfied'
  return orders
}

/** An order to which nothing in particular happens. */
function plainOrder(
  unit: PublishedUnit,
  index: number,
  { acceptedAt }: Pick<Slot, 'acceptedAt'>,
  limit: number,
): Order {
  return { ...plainTraits(unit), index, acceptedAt, limit }
}

/** Fed back in time after the appellant was contacted, and nothing else. */
export function plainTraits(unit: PublishedUnit): Traits {
  return {
    unit,
    outcome: 'onTime',
    isContacted: true,
    extensions: 0,
    returnsRefused: 0,
    wrongUnit: null,
    isReworked: false,
    systemRating: null,
    spotRating: null,
  }
}

/** The last due date an order can have, after one extension where the unit has any. */
function latestDue(
  { acceptedAt, limit }: Pick<Order, 'acceptedAt' | 'limit'>,
  days: Workdays,
  { extensions }: PublishedUnit,
): string {
  return days.nth(days.dateOf(acceptedAt), limit + 2 + (extensions > 0 ? longestExtension : 0))
}

function isBefore(days: Workdays, lastDays: number): (order: Order) => boolean {
  const before = days.instant(at(days.dates, days.dates.length - lastDays - 1), 0)
  return ({ acceptedAt }) => acceptedAt < before
}

/** Gives each order one before any gets a second; only those that may, get more than one. */
function spread(
  unit: PublishedUnit,
  trait: 'extensions' | 'returnsRefused',
  count: number,
  orders: readonly Order[],
  most: number,
  chance: Chance,
  mayRepeat: (order: Order) => boolean,
): void {
  let left = count
  for (let round = 1; left > 0 && round <= most; round += 1) {
    const taking = chance.shuffle(round === 1 ? orders : orders.filter(mayRepeat)).slice(0, left)
    for (const order of taking) order[trait] += 1
    left -= taking.length
  }
  if (left > 0)
    throw new Error(`${unit.name}: ${left} of ${count} ${trait} find no order early enough in the month`)
}

function rate(onTime: readonly Order[], { system, spot }: SatisfactionCounts, chance: Chance): void {
  const notSatisfied = (): Rating => (chance.share() < 0.25 ? 'neutral' : 'dissatisfied')
  for (const [index, order] of chance.shuffle(onTime).slice(0, system.rated).entries())
    order.systemRating = index < system.satisfied ? 'satisfied' : notSatisfied()
  for (const [index, order] of chance.shuffle(onTime).slice(0, spot.rated).entries())
    order.spotRating = index < spot.satisfied ? 'satisfied' : notSatisfied()
}

/** Exactly as many of each rating as published, on whatever was fed back. */
function rateAs(results: Results, orders: readonly Order[], chance: Chance): void {
  const ratings = (['satisfied', 'fairlySatisfied', 'neutral', 'dissatisfied'] as const).flatMap((rating) =>
    Array.from({ length: results[rating] }, () => rating),
  )
  for (const [index, order] of chance.shuffle(orders).entries()) order.systemRating = ratings[index] ?? null
}

function wrongUnitFor(
  unit: PublishedUnit,
  { category }: Filed,
  { units, centre }: PublishedMonth,
  chance: Chance,
): PublishedUnit {
  const others = units.filter((other) => other !== unit)
  const near = others.filter(
    ({ name }) => category.units.includes(name) || Object.hasOwn(centre.territories, name),
  )
  return chance.pick(near.length > 0 ? near : others)
}
