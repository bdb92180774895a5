import { fieldLabels } from '@yihu/contract/fields'
import type { OrderView } from '@yihu/contract/orders'
import { roleLabels } from '@yihu/core/access/roles'
import { actions } from '@yihu/core/order/actions'
import { orderStateLabels } from '@yihu/core/order/states'
import { formatInstant } from '../language/format-time.ts'
import type { LabelKey } from '../language/language.ts'
import { useLanguage } from '../language/language.ts'
import { isActionName } from '../order-list/waiting-filter.ts'
import { useFieldText } from './use-field-text.ts'

type LogEntry = OrderView['log'][number]

/** What happened, from the order log: the newest last, as the paper file would be read. */
export function Timeline({ view }: { readonly view: OrderView }) {
  const { t } = useLanguage()
  return (
    <section className="panel">
      <h2>{t('order.log')}</h2>
      <ol className="timeline">
        {view.log.map((entry) => (
          <li key={entry.seq}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Entry({ entry }: { readonly entry: LogEntry }) {
  const { t, pick } = useLanguage()
  const fieldText = useFieldText()
  const fieldName = (field: string) => {
    if (isFieldName(field)) return pick(fieldLabels[field])
    const key = acceptanceLabels[field]
    return key ? t(key) : field
  }
  const { action, actorName, role, unitName, fromState, toState } = entry
  const name = isActionName(action)
    ? pick(actions[action])
    : action === 'accept'
      ? t('order.accepted')
      : action
  const fields = Object.entries(entry.fields).filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return (
    <>
      <div>
        <strong>{name}</strong> {unitName && <span>· {unitName}</span>}{' '}
        {fromState !== toState && (
          <span className="soft">
            {fromState && `${pick(orderStateLabels[fromState])} → `}
            {pick(orderStateLabels[toState])}
          </span>
        )}
      </div>
      <div className="soft">
        <time dateTime={entry.at}>{formatInstant(entry.at)}</time> · {actorName} · {pick(roleLabels[role])}
      </div>
      {fields.length > 0 && (
        <dl className="timeline-fields">
          {fields.map(([field, value]) => (
            <div key={field} style={{ display: 'contents' }}>
              <dt>{fieldName(field)}</dt>
              <dd>{fieldText(field, value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

/** What the entry of the acceptance says beside the fields of the table. */
const acceptanceLabels: Readonly<Record<string, LabelKey>> = {
  kind: 'filter.kind',
  title: 'appeal.title',
  channelCode: 'filter.channelCode',
  categoryCode: 'filter.categoryCode',
  urgency: 'filter.urgency',
}

function isFieldName(field: string): field is keyof typeof fieldLabels {
  return Object.hasOwn(fieldLabels, field)
}
