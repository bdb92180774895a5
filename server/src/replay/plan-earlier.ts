import { addDays, daysBetween } from '@yihu/core/calendar/calendar-date'
import type { Chance } from './chance.ts'
import type { PublishedMonth } from './published-month.ts'
import type { Workdays } from './workdays.ts'
import { at } from './chance.ts'
import { plainTraits } from './choose-traits.ts'
import { oldAppeal, type OldAppeal } from './old-appeal.ts'
import { planOrderLife } from './plan-order-life.ts'
import { minute } from './workdays.ts'

/** Orders of the year before the period that a figure of it counts too (代表来电 1—3 月): a desk's, over long before. */
export function planEarlier(month: PublishedMonth, days: Workdays, chance: Chance): OldAppeal[] {
  return month.assumed.earlier.flatMap(({ desk, unit: name, from, until, count }) => {
    const unit = month.units.find((one) => one.name === name)
    if (!unit) throw new Error(`no unit ${name}`)
    const categories = month.centre.deskCategories[desk] ?? []
    const counties = month.centre.divisions.filter(({ parentCode }) => parentCode !== null)
    return Array.from({ length: count }, (): OldAppeal => {
      const on = addDays(from, chance.int(0, daysBetween(from, until)))
      const acceptedAt = days.instant(on, chance.int(minute('08:10'), minute('17:00')))
      const told = { category: chance.pick(categories) }
      const made = oldAppeal(
        month,
        chance.pick(counties).code,
        month.assumed.mainChannel,
        acceptedAt,
        chance,
        told,
      )
      const text = { ...made.appeal, subject: made.appeal.title, spot: '现场' }
      const rating = at(['satisfied', 'satisfied', 'fairlySatisfied'] as const, chance.int(0, 2))
      const traits = { ...plainTraits(unit), systemRating: rating }
      const contactNumber = made.appeal.appellantPhone ?? ''
      const limit = month.assumed.limits.others
      return {
        ...made,
        appeal: { ...made.appeal, deskCode: desk },
        steps: planOrderLife({ acceptedAt, traits, limit, text, contactNumber }, month, days, chance),
      }
    })
  })
}
