import { fill } from '../compose-text.ts'
import type { DayStory } from './day-story.ts'

/** Stretches of an order's life that many recipes share; each ends a few minutes after it began. */

export function dispatch(story: DayStory, ago: number, assistingUnits: readonly string[] = []): void {
  story.at(ago)
  story.by('dispatcher', 'dispatch', {
    unit: story.unit,
    opinion: story.chance.pick(story.month.phrases.opinion),
    ...(assistingUnits.length > 0 ? { assistingUnits } : {}),
  })
}

export function sign(story: DayStory, unit = story.unit): void {
  story.by('handler', 'sign', {}, unit)
}

/** Dispatched and signed, some working minutes ago. */
export function begin(story: DayStory, ago: number, assistingUnits: readonly string[] = []): void {
  dispatch(story, ago, assistingUnits)
  sign(story)
}

export function contact(story: DayStory, unit = story.unit): void {
  const contactResult = story.chance.pick(story.month.phrases.contactResult)
  story.by('handler', 'recordContact', { contactNumber: story.phone, contactResult, isReached: true }, unit)
}

export function feedBack(story: DayStory, isResolved = true, unit = story.unit): void {
  const { chance, month, text } = story
  const words = { unit, subject: text.subject, spot: text.spot }
  const { resolved, unresolved } = month.phrases.measures
  story.by(
    'handler',
    'giveFeedback',
    {
      findings: fill(chance.pick(month.phrases.findings), words),
      measures: fill(chance.pick(isResolved ? resolved : unresolved), words),
      isResolved,
      appellantOpinion: chance.pick(month.phrases.appellantOpinion),
    },
    unit,
  )
}

/** Signed `from` ago, in touch with the appellant, and fed back `until` ago. */
export function answer(story: DayStory, from: number, until: number, isResolved = true): void {
  begin(story, from)
  contact(story)
  story.at(until)
  feedBack(story, isResolved)
}

/** Answered and reviewed; the appellant is to be called. */
export function review(story: DayStory, from: number, until: number): void {
  answer(story, from, until + Math.min(60, (from - until) / 2))
  story.at(until)
  story.by('dispatcher', 'review')
}

export function callBack(
  story: DayStory,
  as: 'callbackAgent' | 'agent' | 'system',
  rating: 'satisfied' | 'fairlySatisfied' | 'neutral' | 'dissatisfied' | 'unrated',
): void {
  const notes = story.month.phrases.callbackNote
  const isReached = rating !== 'unrated'
  story.by(as, 'recordCallback', {
    method: as === 'system' ? 'system' : 'manual',
    isReached,
    satisfaction: rating,
    ...(isReached ? { isResponded: true, isResolved: rating !== 'dissatisfied', isTrue: true } : {}),
    note: story.chance.pick(notes[rating] ?? notes['satisfied'] ?? [rating]),
  })
}

export function rework(story: DayStory, as: 'callbackAgent' | 'dispatcher'): void {
  const reasonCode = story.chance.pick(story.month.centre.reworkReasons).code
  const reason = story.month.phrases.reworkText[reasonCode] ?? reasonCode
  story.by(as, 'rework', { reasonCode, reason }, story.unit)
}

export function askReturn(story: DayStory, unit = story.unit): void {
  const { chance, month, words } = story
  const reasonCode = chance.pick(month.centre.returnReasons).code
  story.by(
    'handler',
    'requestReturn',
    {
      reasonCode,
      reason: chance.pick(month.phrases.returnText[reasonCode] ?? [reasonCode]),
      legalBasis: chance.pick(words.legalBasis),
      evidence: month.phrases.returnEvidence,
    },
    unit,
  )
}

export function askExtension(story: DayStory, unit = story.unit): void {
  const reason = story.chance.pick(story.month.phrases.extensionReason)
  story.by(
    'handler',
    'requestExtension',
    { workingDays: story.chance.int(3, 6), reason, appellantTold: true },
    unit,
  )
}

export function passDown(story: DayStory, from: string, unit: string): void {
  story.by('handler', 'passDown', { unit, opinion: story.chance.pick(story.words.passDown) }, from)
}

export function supervise(story: DayStory, as: 'supervisor' | 'system' = 'supervisor'): void {
  story.by(as, 'supervise', {
    reason: story.chance.pick(story.words.supervision),
    ...(as === 'supervisor' ? { supervisionKind: 'daily' as const } : {}),
  })
}

export function replyToSupervision(story: DayStory): void {
  story.by(
    'handler',
    'replySupervision',
    { reply: story.chance.pick(story.words.supervisionReply) },
    story.unit,
  )
}

export function escalate(story: DayStory): void {
  story.by('supervisor', 'escalateSupervision', { reason: story.words.escalation })
}

/** Dispatched, and given back with the dispatcher's consent: one round of a circulation. */
export function goRound(story: DayStory, ago: number, unit: string): void {
  story.at(ago)
  story.by('dispatcher', 'dispatch', { unit, opinion: story.chance.pick(story.month.phrases.opinion) })
  story.by('handler', 'sign', {}, unit)
  askReturn(story, unit)
  story.by('dispatcher', 'approveReturn', { reason: story.month.phrases.returnApproval }, unit)
}
