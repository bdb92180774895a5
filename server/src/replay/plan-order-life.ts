// Over 200 lines: one order's life is one story, and each stretch of it starts where the one before ended.
import type { Chance } from './chance.ts'
import type { Traits } from './choose-traits.ts'
import type { ComposedText } from './compose-text.ts'
import type { PlannedStep } from './plan.ts'
import type { PublishedMonth } from './published-month.ts'
import type { Workdays } from './workdays.ts'
import { addDays } from '@yihu/core/calendar/calendar-date'
import { minutesToDispatch } from './earlier-slots.ts'
import { longestExtension } from './limits.ts'
import { fill } from './compose-text.ts'
import { earliest, later, latest, minute, workMoment } from './workdays.ts'

export interface OrderLife {
  readonly acceptedAt: Date
  readonly traits: Traits
  /** Working days of its handling limit. */
  readonly limit: number
  readonly text: ComposedText
  readonly contactNumber: string
}

/** A plan being written: steps so far, and the moment from which the next may follow. */
interface Story extends OrderLife {
  readonly month: PublishedMonth
  readonly days: Workdays
  readonly chance: Chance
  readonly steps: PlannedStep[]
  now: Date
}

/** From dispatch to the last call-back, each step a legal action at its moment. */
export function planOrderLife(
  life: OrderLife,
  month: PublishedMonth,
  days: Workdays,
  chance: Chance,
): PlannedStep[] {
  const story: Story = { ...life, month, days, chance, steps: [], now: life.acceptedAt }
  const { traits } = life
  if (traits.wrongUnit) goAstray(story, traits.wrongUnit.name)
  const dispatchedOn = dispatch(story)
  sign(story)
  for (let time = 0; time < traits.returnsRefused; time += 1) refuseReturn(story)
  if (traits.isContacted) contact(story)
  const extended = extend(story, dispatchedOn)
  if (traits.outcome === 'open') {
    remind(story, days.nth(dispatchedOn, life.limit + extended + 3))
    return story.steps
  }
  giveFeedback(story, feedbackOn(story, dispatchedOn, extended))
  if (traits.isReworked) rework(story)
  callBack(story)
  if (traits.spotRating) spotCheck(story, traits.spotRating)
  return story.steps
}

function goAstray(story: Story, wrongUnit: string): void {
  const { chance, month } = story
  story.now = later(story.now, chance.int(5, 60))
  step(story, 'dispatcher', null, 'dispatch', {
    unit: wrongUnit,
    opinion: chance.pick(month.phrases.opinion),
  })
  inHoursLater(story, 20, 240)
  const reason = chance.pick(month.centre.returnReasons).code
  step(story, 'handler', wrongUnit, 'requestReturn', {
    reasonCode: reason,
    reason: chance.pick(month.phrases.returnText[reason] ?? [reason]),
    evidence: month.phrases.returnEvidence,
  })
  inHoursLater(story, 10, 90)
  step(story, 'dispatcher', wrongUnit, 'approveReturn', { reason: month.phrases.returnApproval })
}

function dispatch(story: Story): string {
  const { chance, month, traits, days } = story
  story.now = later(story.now, traits.unit.due ? minutesToDispatch : chance.int(5, 60))
  step(story, 'dispatcher', null, 'dispatch', {
    unit: traits.unit.name,
    opinion: chance.pick(month.phrases.opinion),
  })
  return days.dateOf(story.now)
}

function sign(story: Story): void {
  const { traits } = story
  inHoursLater(story, 5, 150)
  step(story, 'handler', traits.unit.name, 'sign', {})
}

function refuseReturn(story: Story): void {
  const { chance, month, traits } = story
  const reason = chance.pick(month.centre.returnReasons).code
  inHoursLater(story, 20, 120)
  step(story, 'handler', traits.unit.name, 'requestReturn', {
    reasonCode: reason,
    reason: chance.pick(month.phrases.returnText[reason] ?? [reason]),
  })
  inHoursLater(story, 20, 120)
  step(story, 'dispatcher', traits.unit.name, 'refuseReturn', {
    reason: chance.pick(month.phrases.returnRefusal),
  })
}

function contact(story: Story): void {
  const { chance, month, traits, contactNumber } = story
  inHoursLater(story, 10, 180)
  step(story, 'handler', traits.unit.name, 'recordContact', {
    contactNumber,
    contactResult: chance.pick(month.phrases.contactResult),
  })
}

/** Asks before the due time and inside the month; returns the working days granted. */
function extend(story: Story, dispatchedOn: string): number {
  const { chance, month, days, traits, limit } = story
  const { extensions } = traits
  const lastDay = days.lastWorkday(days.dateOf(later(days.until, -1)))
  const end = earliest(
    days.instant(days.nth(dispatchedOn, limit - 1), minute('16:00')),
    days.instant(lastDay, minute('16:00')),
  )
  let granted = 0
  for (let time = 0; time < extensions; time += 1) {
    const room = Math.max(0, end.getTime() - story.now.getTime()) / 60_000 / (extensions - time)
    const asked = workMoment(later(story.now, room * (0.4 + 0.5 * chance.share())), days, chance)
    story.now = latest(later(story.now, 5), earliest(asked, end))
    const workingDays = extensions > 1 ? chance.int(2, 3) : chance.int(3, longestExtension)
    step(story, 'handler', traits.unit.name, 'requestExtension', {
      workingDays,
      reason: chance.pick(month.phrases.extensionReason),
      appellantTold: true,
    })
    story.now = later(story.now, chance.int(8, 60))
    step(story, 'dispatcher', traits.unit.name, 'grantExtension', { reason: month.phrases.extensionGrant })
    granted += workingDays
  }
  return granted
}

/**
 * The day of the feedback. In time is a working day before the earliest reading of the limit (an order of a day of rest
 * may count from that day or from the next working day); late is two after the latest.
 */
function feedbackOn(
  { traits, days, limit, month, chance }: Story,
  dispatchedOn: string,
  extended: number,
): string {
  if (traits.feedbackOn !== undefined) return traits.feedbackOn
  if (traits.outcome === 'late') return days.nth(dispatchedOn, limit + extended + 2 + chance.int(0, 1))
  const handled = chance.weighted([25, 30, 20, 15, 10])
  const workingDays = extended > 0 ? limit - 1 + chance.int(0, extended) : Math.min(handled, limit - 1)
  const on = days.nth(dispatchedOn, workingDays)
  const last = days.lastWorkday(addDays(month.stepsUntil, -6))
  return on < last ? on : last
}

function giveFeedback(story: Story, on: string): void {
  const { chance, month, days, traits, text } = story
  const wanted = workMoment(
    days.instant(on, chance.int(minute('08:40'), minute('17:10')) + chance.share()),
    days,
    chance,
  )
  story.now =
    wanted > later(story.now, 15) ? wanted : workMoment(later(story.now, chance.int(15, 60)), days, chance)
  const rated = traits.spotRating ?? traits.systemRating
  const isResolved = rated ? isContent(rated) : chance.share() < 0.86
  const words = { unit: traits.unit.name, subject: text.subject, spot: text.spot }
  step(story, 'handler', traits.unit.name, 'giveFeedback', {
    findings: fill(chance.pick(month.phrases.findings), words),
    measures: fill(
      chance.pick(isResolved ? month.phrases.measures.resolved : month.phrases.measures.unresolved),
      words,
    ),
    isResolved,
    appellantOpinion: chance.pick(month.phrases.appellantOpinion),
  })
}

function rework(story: Story): void {
  const { chance, month, days, traits } = story
  const reason = chance.pick(month.centre.reworkReasons).code
  inHoursLater(story, 30, 200)
  step(story, 'dispatcher', traits.unit.name, 'rework', {
    reasonCode: reason,
    reason: month.phrases.reworkText[reason] ?? reason,
  })
  giveFeedback(story, days.nth(days.dateOf(story.now), chance.int(0, 1)))
}

/** Review, first call-back, close. Who did not answer has not rated. */
function callBack(story: Story): void {
  const { chance, month, traits } = story
  inHoursLater(story, 20, 200)
  step(story, 'dispatcher', null, 'review', {})
  inHoursLater(story, 60, 1800)
  if (traits.callbackFrom !== undefined) {
    const { days } = story
    const wanted = days.instant(traits.callbackFrom, chance.int(minute('09:00'), minute('17:00')))
    story.now = workMoment(latest(story.now, wanted), days, chance)
  }
  const rating = traits.systemRating ?? 'unrated'
  const isAutomatic = rating !== 'unrated' || chance.share() < 0.6
  step(story, isAutomatic ? 'system' : 'callbackAgent', null, 'recordCallback', {
    method: isAutomatic ? 'system' : 'manual',
    isReached: rating !== 'unrated',
    satisfaction: rating,
    ...(rating === 'unrated' ? {} : { isResponded: traits.isContacted, isResolved: isContent(rating) }),
    note: chance.pick(month.phrases.callbackNote[rating] ?? [rating]),
  })
  story.now = later(story.now, chance.int(1, 25))
  step(story, isAutomatic ? 'system' : 'callbackAgent', null, 'close', {})
}

function spotCheck(story: Story, rating: NonNullable<Traits['spotRating']>): void {
  const { chance, month, days, traits } = story
  const on = days.nth(days.dateOf(story.now), chance.int(1, 4))
  const wanted = workMoment(
    days.instant(on, chance.int(minute('09:00'), minute('17:00')) + chance.share()),
    days,
    chance,
  )
  const last = days.instant(days.lastWorkday(month.stepsUntil), minute('17:00'))
  story.now = latest(later(story.now, 10), earliest(wanted, last))
  step(story, 'callbackAgent', null, 'recordCallback', {
    method: 'spotCheck',
    isReached: true,
    satisfaction: rating,
    isResponded: traits.isContacted,
    isResolved: isContent(rating),
    note: chance.pick(month.phrases.callbackNote[rating] ?? [rating]),
  })
}

function isContent(rating: string): boolean {
  return rating === 'satisfied' || rating === 'fairlySatisfied'
}

function remind(story: Story, on: string): void {
  const { days, month, chance, traits } = story
  const remindedAt = days.instant(on, chance.int(minute('09:00'), minute('17:00')))
  if (remindedAt >= days.instant(month.stepsUntil, minute('17:30')) || remindedAt <= story.now) return
  story.now = remindedAt
  step(story, 'supervisor', traits.unit.name, 'remind', { note: month.phrases.reminder })
}

function step(
  story: Story,
  as: PlannedStep['as'],
  unit: string | null,
  action: PlannedStep['action'],
  fields: PlannedStep['fields'],
): void {
  story.steps.push({ at: story.now, as, unit, action, fields })
}

/** Moves on by some minutes, to the next hours of work. */
function inHoursLater(story: Story, least: number, most: number): void {
  const { days, chance } = story
  story.now = workMoment(later(story.now, chance.int(least, most)), days, chance)
}
