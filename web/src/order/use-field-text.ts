import { urgencyLabels } from '@yihu/core/appeal/appeal'
import { callbackMethodLabels, satisfactionLabels } from '@yihu/core/callback/callback'
import { supervisionKindLabels } from '@yihu/core/supervision/supervision'
import type { Bilingual } from '../language/language.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'

/** The value of a log field as people read it: names for codes, yes and no, units by name. */
export function useFieldText(): (field: string, value: unknown) => string {
  const { t, pick } = useLanguage()
  const { nameIn, unitName } = useNames()
  const word = (labels: Readonly<Record<string, Bilingual>>, code: string) => {
    const words = labels[code]
    return words ? pick(words) : code
  }
  const text = (field: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((part: unknown) => text(field, part)).join(t('comma'))
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value !== 'string') return typeof value === 'number' ? String(value) : JSON.stringify(value)
    switch (field) {
      case 'unitId':
      case 'assistingUnitIds':
      case 'suggestedUnitId':
        return unitName(value)
      case 'declineCategory':
        return nameIn('declineCategories', value)
      case 'reasonCode': {
        const name = nameIn('returnReasons', value)
        return name === value ? nameIn('reworkReasons', value) : name
      }
      case 'channelCode':
        return nameIn('channels', value)
      case 'categoryCode':
        return nameIn('categories', value)
      case 'kind':
        return nameIn('kinds', value)
      case 'userId':
        return nameIn('staff', value)
      case 'supervisionKind':
        return word(supervisionKindLabels, value)
      case 'urgency':
        return word(urgencyLabels, value)
      case 'satisfaction':
        return word(satisfactionLabels, value)
      case 'method':
        return word(callbackMethodLabels, value)
      default:
        return value
    }
  }
  return text
}
