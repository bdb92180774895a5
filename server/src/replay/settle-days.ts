import type { Chance } from './chance.ts'
import type { Filed, Slot } from './file-orders.ts'
import type { PublishedMonth } from './published-month.ts'
import type { Workdays } from './workdays.ts'
import { at } from './chance.ts'

/**
 * Moves what was filed between orders answered at the desk until each day that was told of has as many of its group of
 * categories as printed (the day of consumer rights): no total changes, since two orders change places.
 */
export function settleDays(
  filed: readonly Filed[],
  slots: readonly Slot[],
  { assumed, centre }: PublishedMonth,
  days: Workdays,
  chance: Chance,
): Filed[] {
  const settled = [...filed]
  for (const { on, group, count } of assumed.onDays) {
    const codes = new Set(centre.categories.find(({ code }) => code === group)?.of.map(({ code }) => code))
    const isOfGroup = (index: number) => codes.has(at(settled, index).category.code)
    const isOnDay = (index: number) => days.dateOf(at(slots, index).acceptedAt) === on
    const indexes = slots.map((_, index) => index).filter((index) => at(slots, index).fate !== 'invalid')
    const missing = count - indexes.filter((index) => isOnDay(index) && isOfGroup(index)).length
    const atDesk = chance.shuffle(indexes.filter((index) => at(slots, index).fate === 'desk'))
    const here = atDesk.filter((index) => isOnDay(index) && isOfGroup(index) === missing < 0)
    const there = atDesk.filter((index) => !isOnDay(index) && isOfGroup(index) === missing > 0)
    for (let pair = 0; pair < Math.abs(missing); pair += 1) {
      const [one, other] = [here[pair], there[pair]]
      if (one === undefined || other === undefined)
        throw new Error(`${on}: not enough orders at the desk to have ${count} of group ${group}`)
      const kept = at(settled, one)
      settled[one] = at(settled, other)
      settled[other] = kept
    }
  }
  return settled
}
