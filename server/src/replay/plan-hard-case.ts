import { addWorkingMinutes, workingMinutesBetween } from '@yihu/core/calendar/working-time'
import type { Chance } from './chance.ts'
import type { PlannedStep } from './plan.ts'
import type { PublishedMonth } from './published-month.ts'
import type { Workdays } from './workdays.ts'
import { at } from './chance.ts'
import { oldAppeal, type OldAppeal } from './old-appeal.ts'
import { later, minute, workMoment } from './workdays.ts'

/** Where a month tells of one: an order two units handed to each other until it was refused to be taken back. */
export function planHardCase(month: PublishedMonth, days: Workdays, chance: Chance): OldAppeal[] {
  const { hardCase, centre, phrases } = month
  if (!hardCase) return []
  const acceptedAt = days.instant(hardCase.acceptedOn, minute('08:52'))
  const steps: PlannedStep[] = []
  const end = days.instant(hardCase.lastDispatchBefore, 0)
  // The last dispatch goes to the second unit, whose return is refused.
  const unitOf = (round: number): string => at(hardCase.units, (hardCase.circulations - round + 1) % 2)
  const reasonOf = (round: number) => ({
    reasonCode: at(centre.returnReasons, 0).code,
    reason: at(hardCase.returnReasons, (hardCase.circulations - round + 1) % 2),
  })
  // Each round gets its share of the working time until the last dispatch.
  const first = later(acceptedAt, 25)
  const room = workingMinutesBetween(days.calendar, first, end)
  let now = first
  for (let round = 0; round <= hardCase.circulations; round += 1) {
    const unit = unitOf(round)
    steps.push({
      at: now,
      as: 'dispatcher',
      unit: null,
      action: 'dispatch',
      fields: { unit, opinion: chance.pick(phrases.opinion) },
    })
    if (round === hardCase.circulations) break
    const share = (round + 0.8 + 0.15 * chance.share()) / (hardCase.circulations + 1)
    now = later(addWorkingMinutes(days.calendar, first, room * share), chance.share())
    steps.push({ at: now, as: 'handler', unit, action: 'requestReturn', fields: reasonOf(round) })
    now = later(now, chance.int(15, 50))
    steps.push({
      at: now,
      as: 'dispatcher',
      unit,
      action: 'approveReturn',
      fields: { reason: phrases.returnApproval },
    })
    now = later(now, chance.int(5, 20))
  }
  if (now >= end)
    throw new Error(
      `the hard case does not go round ${hardCase.circulations} times before ${hardCase.lastDispatchBefore}`,
    )
  const unit = unitOf(hardCase.circulations)
  const on = (date: string, time: string): Date => days.instant(date, minute(time))
  steps.push({
    at: workMoment(later(now, 90), days, chance),
    as: 'handler',
    unit,
    action: 'sign',
    fields: {},
  })
  for (const date of days.dates.filter((_, index) => index % 10 === 9))
    steps.push({
      at: on(days.nth(date, 1), '09:40'),
      as: 'supervisor',
      unit,
      action: 'remind',
      fields: { note: phrases.reminder },
    })
  steps.push({
    at: on(hardCase.lastReturnRequestedOn, '09:30'),
    as: 'handler',
    unit,
    action: 'requestReturn',
    fields: reasonOf(hardCase.circulations),
  })
  steps.push({
    at: on(hardCase.lastReturnRequestedOn, '15:10'),
    as: 'dispatcher',
    unit,
    action: 'refuseReturn',
    fields: { reason: hardCase.refusal },
  })
  steps.push({
    at: on(hardCase.markedOn, '10:05'),
    as: 'supervisor',
    unit: null,
    action: 'markHardCase',
    fields: { reason: hardCase.markReason },
  })
  const appeal = oldAppeal(month, hardCase.division, month.assumed.mainChannel, acceptedAt, chance, {
    category: hardCase.category,
    told: hardCase,
  })
  return [
    {
      ...appeal,
      orderNo: hardCase.orderNo,
      steps: steps.sort((a, b) => a.at.getTime() - b.at.getTime()),
    },
  ]
}
