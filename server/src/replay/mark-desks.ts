import type { Chance } from './chance.ts'
import type { Slot } from './file-orders.ts'
import type { DeskCounts } from './month-file.ts'
import type { SettledMonth } from './plan-appeals.ts'
import { at } from './chance.ts'
import { isCalledBackHere } from './earlier-slots.ts'

interface Marked {
  deskCode: string | null
}

/** How many orders of a desk are told of. */
export function ordersOfDesk(told: number | DeskCounts): number {
  return typeof told === 'number' ? told : told.atDesk + told.satisfied + told.dissatisfied
}

/**
 * As many orders at each desk as published. Of a desk that is told of by number alone those of its sub-desks all go to
 * units; of one that is told of by end, as many were answered at the desk, or rated so.
 */
export function markDesks(settled: SettledMonth, appeals: readonly Marked[], chance: Chance): void {
  const { slots, month, filed, traits, days } = settled
  const isSpoken = ({ fate, channel, from }: Slot): boolean =>
    fate !== 'invalid' && from === undefined && channel === month.assumed.mainChannel
  const spoken = chance.shuffle(slots.flatMap((slot, index) => (isSpoken(slot) ? [index] : [])))
  const groupOf = new Map(
    month.centre.categories.flatMap(({ code, of }) => of.map((leaf) => [leaf.code, code] as const)),
  )
  const isFree = (index: number) => at(appeals, index).deskCode === null
  const take = (desk: string, count: number, fits: (index: number) => boolean) => {
    const categories = new Set(month.centre.deskCategories[desk])
    const own = spoken.filter(
      (index) => isFree(index) && categories.has(at(filed, index).category.code) && fits(index),
    )
    if (own.length < count)
      throw new Error(`desk ${desk}: only ${own.length} of ${count} orders fit its categories`)
    for (const index of own.slice(0, count)) at(appeals, index).deskCode = desk
  }
  for (const [desk, told] of Object.entries(month.published.desks)) {
    const isAtUnit = (index: number) => at(slots, index).fate === 'dispatched'
    if (typeof told === 'number') {
      const isSubDesk = month.centre.desks.some(
        ({ code, parentCode }) => code === desk && parentCode !== null,
      )
      take(desk, told, (index) => !isSubDesk || isAtUnit(index))
      continue
    }
    const groups = Object.entries(told.categories)
    const isOf = (index: number, group: string) => groupOf.get(at(filed, index).category.code) === group
    const isOfNone = (index: number) => groups.every(([group]) => !isOf(index, group))
    for (const [group, count] of groups) take(desk, count, (index) => !isAtUnit(index) && isOf(index, group))
    const left = told.atDesk - groups.reduce((sum, [, count]) => sum + count, 0)
    take(desk, left, (index) => !isAtUnit(index) && isOfNone(index))
    const rated = (isContent: boolean) => (index: number) => {
      const own = traits.get(index)
      if (
        !own ||
        !isOfNone(index) ||
        own.feedbackOn !== undefined ||
        !isCalledBackHere(at(slots, index), days)
      )
        return false
      return isContent
        ? own.systemRating === 'satisfied' || own.systemRating === 'fairlySatisfied'
        : own.systemRating === 'dissatisfied'
    }
    take(desk, told.satisfied, rated(true))
    take(desk, told.dissatisfied, rated(false))
  }
}
