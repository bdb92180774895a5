import type { Chance } from './chance.ts'
import type { Traits } from './choose-traits.ts'
import type { ComposedText } from './compose-text.ts'
import type { Filed, Slot } from './file-orders.ts'
import type { PlannedAppeal, PlannedCall, PlannedStep } from './plan.ts'
import type { PublishedMonth } from './published-month.ts'
import type { Workdays } from './workdays.ts'
import { at } from './chance.ts'
import { markDesks } from './mark-desks.ts'
import { composeName, composeText, fill } from './compose-text.ts'
import { planOrderLife } from './plan-order-life.ts'
import { later, workMoment } from './workdays.ts'

/** What the plan has settled before a word is written. */
export interface SettledMonth {
  readonly month: PublishedMonth
  readonly days: Workdays
  readonly calls: readonly PlannedCall[]
  readonly slots: readonly Slot[]
  readonly filed: readonly Filed[]
  readonly traits: ReadonlyMap<number, Traits>
  /** Division of each slot. */
  readonly divisions: readonly string[]
}

type MonthAppeal = Omit<PlannedAppeal, 'ref'>

/** An appeal whose desk and programme are still to be chosen. */
type Unmarked = Omit<MonthAppeal, 'appeal'> & {
  readonly appeal: Omit<MonthAppeal['appeal'], 'deskCode' | 'programmeTag'> & {
    deskCode: string | null
    programmeTag: string | null
  }
}

/** The month's appeals: texts and every step, then desks and programme tags on some of them. */
export function planAppeals(
  settled: SettledMonth,
  chance: { readonly words: Chance; readonly steps: Chance; readonly marks: Chance },
): MonthAppeal[] {
  const { slots, month } = settled
  const written = slots.map((_, index) => write(settled, index, chance.words, chance.steps))
  markDesks(
    settled,
    written.map(({ appeal }) => appeal),
    chance.marks,
  )
  markProgramme(month, written, slots, chance.marks)
  return written
}

function write(settled: SettledMonth, index: number, words: Chance, chance: Chance): Unmarked {
  const { month, days, slots, filed, calls } = settled
  const slot = at(slots, index)
  const { category, kind } = at(filed, index)
  const division = at(settled.divisions, index)
  const isAnonymous = words.share() < month.assumed.anonymousShare
  const name = isAnonymous ? null : composeName(month, words)
  const text =
    slot.fate === 'invalid'
      ? invalidText(month, words)
      : composeText(
          month,
          { kind, category: category.code, division, isLetter: slot.call === null, name },
          words,
        )
  const phone = slot.call === null ? letterPhone(month, words) : at(calls, slot.call).callerNumber
  const traits = settled.traits.get(index)
  const limit = kind === 'inquiry' ? month.assumed.limits.inquiry : month.assumed.limits.others
  return {
    acceptedAt: slot.acceptedAt,
    call: slot.call,
    appeal: {
      channelCode: slot.channel,
      kind,
      // Dispatched orders stay normal: an urgent one may have a shorter limit than the plan keeps clear of.
      urgency: slot.fate === 'desk' && kind === 'assistance' && words.share() < 0.03 ? 'urgent' : 'normal',
      title: text.title,
      content: text.content,
      categoryCode: category.code,
      divisionCode: division,
      address: text.address,
      appellantName: name,
      appellantPhone: isAnonymous ? null : phone,
      isAnonymous,
      isConfidential: words.share() < month.assumed.confidentialShare,
      accusedUnitId: null,
      deskCode: null,
      programmeTag: null,
    },
    steps: traits
      ? planOrderLife(
          { acceptedAt: slot.acceptedAt, traits, limit, text, contactNumber: phone },
          month,
          days,
          chance,
        )
      : [deskStep(settled, slot, at(filed, index), text, chance)],
  }
}

function deskStep(
  { month, days }: SettledMonth,
  slot: Slot,
  { category, kind }: Filed,
  text: ComposedText,
  chance: Chance,
): PlannedStep {
  if (slot.fate === 'invalid')
    return {
      at: later(slot.acceptedAt, chance.int(10, 60) / 60),
      as: 'agent',
      unit: null,
      action: 'markInvalid',
      fields: { reason: text.subject },
    }
  const replies = kind === 'inquiry' ? month.phrases.deskReply.inquiry : month.phrases.deskReply.others
  const unit =
    category.units.length > 0
      ? chance.pick(category.units)
      : at(Object.keys(month.centre.territories), chance.int(0, 1))
  // Letters wait for office hours; callers hear the answer before they ring off or soon after.
  const answeredAt =
    slot.call === null
      ? workMoment(later(slot.acceptedAt, chance.int(20, 300)), days, chance)
      : later(slot.acceptedAt, chance.int(5, 100) / 60)
  return {
    at: answeredAt,
    as: 'agent',
    unit: null,
    action: 'answerAtDesk',
    fields: { reply: fill(chance.pick(replies), { subject: text.subject, unit }) },
  }
}

function invalidText({ centre }: PublishedMonth, chance: Chance): ComposedText {
  const reason = chance.pick(centre.invalidReasons)
  return { title: reason.slice(0, 24), content: `${reason}。`, address: null, subject: reason, spot: '' }
}

function letterPhone({ assumed }: PublishedMonth, chance: Chance): string {
  const digits = 11 - assumed.phonePrefix.length
  return assumed.phonePrefix + String(chance.int(0, 10 ** digits - 1)).padStart(digits, '0')
}

/** Tags orders of the programme; those whose title says the tag's word first. */
function markProgramme(
  month: PublishedMonth,
  appeals: readonly Unmarked[],
  slots: readonly Slot[],
  chance: Chance,
): void {
  const valid = byCategory(
    chance.shuffle(indexesOf(slots, ({ fate, from }) => fate !== 'invalid' && from === undefined)),
    (index) => at(appeals, index).appeal.categoryCode,
  )
  for (const { code, categories = [], words } of month.centre.programmeTags) {
    const count = month.assumed.programmeTags[code] ?? 0
    const fits = categories
      .flatMap((category) => valid.get(category) ?? [])
      .map((index) => at(appeals, index).appeal)
      .filter((appeal) => appeal.programmeTag === null)
    const says = ({ title }: Unmarked['appeal']): boolean => words !== undefined && title.includes(words)
    if (fits.length < count)
      throw new Error(`tag ${code}: only ${fits.length} of ${count} orders are in its categories`)
    const inOrder = [...fits.filter(says), ...fits.filter((appeal) => !says(appeal))]
    for (const appeal of inOrder.slice(0, count)) appeal.programmeTag = code
  }
}

function indexesOf(slots: readonly Slot[], fits: (slot: Slot) => boolean): number[] {
  return slots.flatMap((slot, index) => (fits(slot) ? [index] : []))
}

function byCategory(
  indexes: readonly number[],
  categoryOf: (index: number) => string,
): ReadonlyMap<string, number[]> {
  return Map.groupBy(indexes, categoryOf)
}
