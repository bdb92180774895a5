import type { OrderView } from '@yihu/contract/orders'
import { scopeOf } from '@yihu/core/access/permissions'
import { refusalOf } from '@yihu/core/order/act'
import { actions } from '@yihu/core/order/actions'
import { Alert, Button } from 'antd'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import type { Offer } from '../order/offers.ts'
import { usePolicy } from '../order/use-policy.ts'
import { orderFromView } from '../order/order-from-view.ts'
import { refusalText } from '../order/refusal-text.ts'
import { isActionName } from '../order-list/waiting-filter.ts'
import { useNow } from '../order-list/use-now.ts'
import { useSession } from '../session/session-context.ts'
import { useWords } from './labels.ts'
import { useWho } from './use-who.ts'

interface ChangedMeanwhileProps {
  readonly view: OrderView
  /** The version the form was begun on. */
  readonly seen: number
  readonly offer: Offer
  readonly onAccept: () => void
}

/** Who did what while a form was being filled in, and what that means for it; the form keeps what was typed. */
export function ChangedMeanwhile({ view, seen, offer, onAccept }: ChangedMeanwhileProps) {
  const { pick, language } = useLanguage()
  const words = useWords()
  const who = useWho()
  const session = useSession()
  const isOfUnit = scopeOf(session).kind === 'units'
  const action = pick(actions[offer.action])
  const policy = usePolicy(view.acceptedAt)
  const now = new Date(useNow())
  const refusal = refusalOf(orderFromView(view), offer, { actor: session, now, policy })
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={words('changed')}
      description={
        <div className="stack" style={{ gap: 8 }}>
          <span>{words('changedText')}</span>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {view.log
              .filter(({ seq }) => seq > seen)
              .map((entry) => (
                <li key={entry.seq}>
                  {words('entry', {
                    at: formatInstant(entry.at),
                    who: who({
                      // Units know the centre by office, not by name.
                      name: isOfUnit && entry.role !== 'handler' ? null : entry.actorName,
                      role: entry.role,
                      unitName: entry.role === 'handler' ? entry.unitName : null,
                    }),
                    action: [
                      isActionName(entry.action) ? pick(actions[entry.action]) : entry.action,
                      entry.unitName,
                    ]
                      .filter(Boolean)
                      .join(' · '),
                  })}
                </li>
              ))}
          </ul>
          {refusal ? (
            <strong>{words('impossible', { action, reason: refusalText(refusal, language) })}</strong>
          ) : (
            <div>
              <Button onClick={onAccept}>{words('accept')}</Button>
            </div>
          )}
        </div>
      }
    />
  )
}
