import type { OrderView } from '@yihu/contract/orders'
import { Tag } from 'antd'
import { formatInstant } from '../language/format-time.ts'
import { useWords } from './labels.ts'

/** Every contact with the appellant on record, the newest first; numbers come masked from the server. */
export function ContactLog({ view }: { readonly view: OrderView }) {
  const words = useWords()
  const contacts = view.log.filter(({ action }) => action === 'recordContact').toReversed()
  return (
    <section aria-label={words('contacts')}>
      <h4>{words('contacts')}</h4>
      {contacts.length === 0 && <p className="soft">{words('noContacts')}</p>}
      <ul className="unit-list">
        {contacts.map(({ seq, at, actorName, unitName, fields }) => (
          <li key={seq}>
            <div className="soft">
              <time dateTime={at}>{formatInstant(at)}</time> · {unitName} {actorName}
            </div>
            <div>
              <strong>{textOf(fields['contactNumber'])}</strong>{' '}
              {typeof fields['isReached'] === 'boolean' && (
                <Tag>{words(fields['isReached'] ? 'reached' : 'notReached')}</Tag>
              )}
            </div>
            <div className="pre">{textOf(fields['contactResult'])}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
