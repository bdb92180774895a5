import { addDays } from '@yihu/core/calendar/calendar-date'
import type { Chance } from './chance.ts'
import { fill } from './compose-text.ts'
import type { OldAppeal } from './old-appeal.ts'
import type { PlannedStep } from './plan.ts'
import type { PublishedMonth } from './published-month.ts'
import type { Workdays } from './workdays.ts'
import { later, minute, workMoment } from './workdays.ts'

/** Days at the end that are kept for review, call-back and close. */
const daysToClose = 7

/**
 * Ends what was still open when the bulletin was written, too late for its figures: the unit feeds back, the call-back
 * reaches nobody, so that no rating is added. A centre that goes on working has no orders years overdue. Without
 * `lateEnds` in the month the orders stay open.
 */
export function planLateEnd<Appeal extends OldAppeal>(
  appeal: Appeal,
  month: PublishedMonth,
  days: Workdays,
  chance: Chance,
): Appeal {
  const unit = openAt(appeal.steps)
  if (!month.lateEnds || unit === undefined) return appeal
  const { phrases } = month
  const steps: PlannedStep[] = [...appeal.steps]
  const first = addDays(month.stepsUntil, 1)
  const last = addDays(month.lateEnds.until, -daysToClose)
  const span = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000)
  let now = workMoment(
    days.instant(
      addDays(first, chance.int(0, span)),
      chance.int(minute('08:40'), minute('16:00')) + chance.share(),
    ),
    days,
    chance,
  )
  const step = (as: PlannedStep['as'], by: string | null, action: PlannedStep['action'], fields = {}) => {
    steps.push({ at: now, as, unit: by, action, fields })
    now = workMoment(later(now, chance.int(20, 300)), days, chance)
  }
  if (lastOf(steps, 'requestReturn', ['approveReturn', 'refuseReturn', 'dispatch']))
    step('dispatcher', unit, 'refuseReturn', { reason: chance.pick(phrases.returnRefusal) })
  if (lastOf(steps, 'markHardCase', ['releaseHardCase']))
    step('supervisor', null, 'releaseHardCase', { reason: month.lateEnds.released })
  const words = { unit, subject: appeal.appeal.title, spot: '现场' }
  step('handler', unit, 'giveFeedback', {
    findings: fill(chance.pick(phrases.findings), words),
    measures: fill(chance.pick(phrases.measures.resolved), words),
    isResolved: true,
    appellantOpinion: chance.pick(phrases.appellantOpinion),
  })
  step('dispatcher', null, 'review')
  step('callbackAgent', null, 'recordCallback', {
    method: 'manual',
    isReached: false,
    satisfaction: 'unrated',
    note: chance.pick(phrases.callbackNote['unrated'] ?? ['unrated']),
  })
  step('callbackAgent', null, 'close')
  return { ...appeal, steps }
}

/** The unit an order is left with; undefined when it is over or was never with one. */
function openAt(steps: readonly PlannedStep[]): string | undefined {
  const dispatched = lastOf(steps, 'dispatch', ['approveReturn', 'giveFeedback', 'close'])
  return dispatched?.fields.unit
}

/** The last such step, unless one of the others came after it. */
function lastOf(
  steps: readonly PlannedStep[],
  action: PlannedStep['action'],
  undone: readonly PlannedStep['action'][],
): PlannedStep | undefined {
  const step = steps.findLast((one) => one.action === action || undone.includes(one.action))
  return step?.action === action ? step : undefined
}
