import { addDays, daysBetween } from '@yihu/core/calendar/calendar-date'
import type { Chance } from './chance.ts'
import type { PlannedStep } from './plan.ts'
import type { PublishedMonth } from './published-month.ts'
import type { Workdays } from './workdays.ts'
import { at } from './chance.ts'
import { oldAppeal, type OldAppeal } from './old-appeal.ts'
import { later, minute, workMoment } from './workdays.ts'

/** Working days after which the system receives what nobody has signed; well past any sign limit. */
const lapsedDays = 4

/**
 * Orders of earlier months that were still open and overdue when the bulletin was written: with the unit's own open
 * orders of the month they are as many as the bulletin says, the oldest of the day it names.
 */
export function planBacklog(month: PublishedMonth, days: Workdays, chance: Chance): OldAppeal[] {
  const { backlog } = month
  if (!backlog) return []
  const unit = month.units.find(({ name }) => name === backlog.unit)
  if (!unit) throw new Error(`no unit ${backlog.unit}`)
  const count = backlog.openOverdue - (unit.validOrders - unit.onTime)
  const told = backlog.told.map((order): OldAppeal => {
    const acceptedAt = daytime(order.acceptedOn, days, chance)
    const steps = stepsSince(acceptedAt, backlog.unit, month, days, chance)
    const requestedAt = days.instant(order.returnRequestedOn, minute('10:20'))
    steps.push({
      at: requestedAt,
      as: 'handler',
      unit: backlog.unit,
      action: 'requestReturn',
      fields: { reasonCode: at(month.centre.returnReasons, 0).code, reason: order.returnReason },
    })
    return {
      ...oldAppeal(month, order.division, order.channel, acceptedAt, chance, {
        category: backlog.category,
        told: order,
      }),
      steps,
    }
  })
  const span = daysBetween(backlog.oldestOn, backlog.lastOn)
  const dates = Array.from({ length: Math.max(0, count - told.length) }, (_, index) =>
    index === 0 ? backlog.oldestOn : addDays(backlog.oldestOn, chance.int(0, span)),
  )
  const others = dates.map((on): OldAppeal => {
    const acceptedAt = daytime(on, days, chance)
    const division = chance.pick(month.centre.divisions.filter(({ parentCode }) => parentCode !== null)).code
    const { category } = backlog
    const appeal = oldAppeal(month, division, month.assumed.mainChannel, acceptedAt, chance, { category })
    return { ...appeal, steps: stepsSince(acceptedAt, backlog.unit, month, days, chance) }
  })
  return [...told, ...others]
}

function stepsSince(
  acceptedAt: Date,
  unit: string,
  month: PublishedMonth,
  days: Workdays,
  chance: Chance,
): PlannedStep[] {
  const { phrases } = month
  const dispatchedAt = later(acceptedAt, chance.int(5, 55))
  const steps: PlannedStep[] = [
    {
      at: dispatchedAt,
      as: 'dispatcher',
      unit: null,
      action: 'dispatch',
      fields: { unit, opinion: chance.pick(phrases.opinion) },
    },
  ]
  const on = days.dateOf(dispatchedAt)
  if (chance.share() < 0.6)
    steps.push({
      at: workMoment(later(dispatchedAt, chance.int(20, 200)), days, chance),
      as: 'handler',
      unit,
      action: 'sign',
      fields: {},
    })
  else
    steps.push({
      at: days.instant(days.nth(on, lapsedDays), 5),
      as: 'system',
      unit,
      action: 'signBySystem',
      fields: {},
    })
  const remindedOn = days.nth(on, month.assumed.limits.others + chance.int(3, 12))
  if (remindedOn < days.dateOf(days.until))
    steps.push({
      at: days.instant(remindedOn, chance.int(540, 1020)),
      as: 'supervisor',
      unit,
      action: 'remind',
      fields: { note: phrases.reminder },
    })
  return steps
}

function daytime(on: string, days: Workdays, chance: Chance): Date {
  return days.instant(on, chance.int(minute('08:10'), minute('17:00')))
}
