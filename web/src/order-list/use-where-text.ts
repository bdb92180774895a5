import type { WhereKey } from '@yihu/core/assessment/where'
import { parseWhere } from '@yihu/core/assessment/where'
import { appealKinds, urgencies, urgencyLabels } from '@yihu/core/appeal/appeal'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'

const lists = {
  channel: 'channels',
  category: 'categories',
  desk: 'desks',
  programmeTag: 'programmeTags',
  division: 'divisions',
} as const

/** The choice a count is made by, in names: 市长信箱、微信；咨询. */
export function useWhereText(): (text: string) => string {
  const { pick, t } = useLanguage()
  const { nameIn, kindName } = useNames()
  const nameOf = (key: WhereKey, code: string): string => {
    if (key === 'kind') {
      const kind = appealKinds.find((known) => known === code)
      return kind === undefined ? code : kindName(kind)
    }
    if (key === 'urgency') {
      const urgency = urgencies.find((known) => known === code)
      return urgency === undefined ? code : pick(urgencyLabels[urgency])
    }
    return nameIn(lists[key], code)
  }
  return (text) =>
    Object.entries(parseWhere(text) ?? {})
      // Keys were checked by parseWhere.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      .map(([key, codes]) => codes.map((code) => nameOf(key as WhereKey, code)).join(t('comma')))
      .join(' · ')
}
