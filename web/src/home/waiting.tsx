import type { Overview } from '@yihu/contract/overview'
import { actions } from '@yihu/core/order/actions'
import { workbenches, workbenchRoles } from '@yihu/core/workbench/queues'
import { Link } from 'react-router'
import { useLanguage } from '../language/language.ts'
import { isActionName, waitingFilter } from '../order-list/waiting-filter.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { WaitingAtDesk } from './waiting-at-desk.tsx'

/** What waits for me: the queues of my desks; without a desk, one link for each action my roles may take. */
export function Waiting({ waiting }: { readonly waiting: Overview['waiting'] }) {
  const { t, pick } = useLanguage()
  const { roles } = useSession()
  const desks = workbenches.filter((desk) => workbenchRoles[desk].some((role) => roles.includes(role)))
  const lines = waiting.flatMap(({ action, count }) =>
    count > 0 && isActionName(action) ? [{ action, count }] : [],
  )
  return (
    <section className="panel">
      <h2>{t('home.waiting')}</h2>
      {desks.length > 0 ? (
        <div className="waiting-desks">
          {desks.map((desk) => (
            <WaitingAtDesk key={desk} workbench={desk} />
          ))}
        </div>
      ) : lines.length === 0 ? (
        <p className="soft" style={{ margin: 0 }}>
          {t('home.nothingWaits')}
        </p>
      ) : (
        <ul className="waiting">
          {lines.map(({ action, count }) => (
            <li key={action}>
              <Link to={paths.orders(waitingFilter(action))}>
                {pick(actions[action])} <strong>{count}</strong>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
