import { appealKinds, urgencies, urgencyLabels } from '@yihu/core/appeal/appeal'
import { declineTreatmentLabels, declineTreatments } from '@yihu/core/appeal/decline-treatments'
import { replyPurposeLabels, replyPurposes } from '@yihu/core/reply/reply-template'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { fieldLabels } from '@yihu/contract/fields'
import { textRuleKinds, textRuleNeeds } from '@yihu/core/quality/text-rules'
import { useAdministrationWords } from './labels.ts'
import { useRulesWords } from './rules-labels.ts'
import { clocks, limitUnits } from './limit-reading.ts'

/** Words for the values the log keeps as codes; all other values are words already. */
export function useValueWords(): (field: string, value: string) => string {
  const w = useAdministrationWords()
  const { pick } = useLanguage()
  const words = useRulesWords()
  const { nameIn, kindName } = useNames()
  return (field, value) => {
    const clock = clocks.find((one) => field === 'clock' && one === value)
    const unit = limitUnits.find((one) => field === 'timeUnit' && one === value)
    const urgency = urgencies.find((one) => field === 'urgency' && one === value)
    const kind = appealKinds.find((one) => field === 'appealKind' && one === value)
    const treatment = declineTreatments.find((one) => field === 'treatment' && one === value)
    const purpose = replyPurposes.find((one) => field === 'purpose' && one === value)
    if (clock) return w(`limits.clock.${clock}`)
    if (unit) return w(`limits.unit.${unit}`)
    if (urgency) return pick(urgencyLabels[urgency])
    if (kind) return kindName(kind)
    if (treatment) return pick(declineTreatmentLabels[treatment])
    if (purpose) return pick(replyPurposeLabels[purpose])
    const textRule = textRuleKinds.find((one) => field === 'textRule' && one === value)
    if (textRule) return pick(textRuleNeeds[textRule])
    if (field === 'texts')
      return value
        .split('、')
        .map((one) =>
          pick(Object.entries(fieldLabels).find(([name]) => name === one)?.[1] ?? { zh: one, en: one }),
        )
        .join('、')
    if (field === 'twoStepCategories')
      return value
        .split('、')
        .map((one) => nameIn('categories', one))
        .join('、')
    if (field === 'office') return words(value === 'leader' ? 'office.leader' : 'office.liaison')
    if (field === 'deskCallback')
      return words(
        value === 'manual'
          ? 'callback.manual'
          : value === 'automatic'
            ? 'callback.automatic'
            : 'callback.any',
      )
    if (field === 'channel')
      return words(value === 'mail' ? 'channel.mail' : value === 'wechat' ? 'channel.wechat' : 'channel.sms')
    if (field === 'channelCode') return nameIn('channels', value)
    if (field === 'deskCode') return nameIn('desks', value)
    if (field === 'categoryCode') return nameIn('categories', value)
    return value
  }
}
