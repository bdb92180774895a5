import type { Chance } from './chance.ts'
import type { PlannedAppeal } from './plan.ts'
import type { PublishedMonth } from './published-month.ts'
import { composeName, composeText } from './compose-text.ts'

export type OldAppeal = Omit<PlannedAppeal, 'ref'>

/** An appeal of an earlier month, told in given words or composed ones; its steps are the caller's. */
export function oldAppeal(
  month: PublishedMonth,
  division: string,
  channel: string,
  acceptedAt: Date,
  chance: Chance,
  given: { readonly category: string; readonly told?: { readonly title: string; readonly content: string } },
): Omit<OldAppeal, 'steps'> {
  const name = composeName(month, chance)
  const { category } = given
  const text =
    given.told ?? composeText(month, { kind: 'complaint', category, division, isLetter: false, name }, chance)
  return {
    acceptedAt,
    call: null,
    appeal: {
      channelCode: channel,
      kind: 'complaint',
      urgency: 'normal',
      title: text.title,
      content: text.content,
      categoryCode: category,
      divisionCode: division,
      address: null,
      appellantName: given.told ? `${given.told.content.slice(0, 1)}先生` : name,
      appellantPhone: `${month.assumed.phonePrefix}${chance.int(100_000, 999_999)}`,
      isAnonymous: false,
      isConfidential: false,
      accusedUnitId: null,
      deskCode: null,
      programmeTag: null,
    },
  }
}
