import type { OrderView } from '@yihu/contract/orders'
import { urgencyLabels } from '@yihu/core/appeal/appeal'
import { Link } from 'react-router'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { paths } from '../paths.ts'
import { FactsList } from './facts-list.tsx'

export function OrderFacts({ view }: { readonly view: OrderView }) {
  const { t, pick } = useLanguage()
  const { nameIn, kindName } = useNames()
  const { facts, appeal } = view
  return (
    <FactsList
      lines={[
        [t('filter.kind'), kindName(view.appealKind)],
        [t('filter.urgency'), pick(urgencyLabels[view.urgency])],
        [t('filter.channelCode'), nameIn('channels', view.channelCode)],
        [t('filter.categoryCode'), nameIn('categories', appeal.categoryCode)],
        [t('list.acceptedAt'), formatInstant(view.acceptedAt)],
        [t('appeal.division'), appeal.divisionCode && nameIn('divisions', appeal.divisionCode)],
        [t('filter.deskCode'), view.deskCode && nameIn('desks', view.deskCode)],
        [t('filter.programmeTag'), appeal.programmeTag && nameIn('programmeTags', appeal.programmeTag)],
        [t('appeal.sourceRef'), appeal.sourceRef],
        // Nothing that has not happened takes a place.
        [t('fact.circulations'), facts.circulations || null],
        [t('fact.reworks'), facts.reworks || null],
        [t('fact.reminders'), facts.reminders || null],
        [t('fact.callbacks'), facts.callbacks || null],
        [
          t('fact.leadOrder'),
          // A value of a pair, not an item of a list.
          // oxlint-disable-next-line react/jsx-key
          facts.leadOrderId && <Link to={paths.order(facts.leadOrderId)}>{t('fact.openLeadOrder')}</Link>,
        ],
      ]}
    />
  )
}
