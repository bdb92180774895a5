import { useQuery } from '@tanstack/react-query'
import type { QueueName, Workbench } from '@yihu/core/workbench/queues'
import { queues, queuesOf, workbenchLabels } from '@yihu/core/workbench/queues'
import { Link } from 'react-router'
import { queueCountsQuery } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'

/** What waits at one desk: each queue leads to its tab there, with the same number on it. */
export function WaitingAtDesk({ workbench }: { readonly workbench: Workbench }) {
  const { t, pick } = useLanguage()
  const { data } = useQuery(queueCountsQuery(workbench))
  const waiting = queuesOf(workbench).flatMap((queue) => {
    const count = data?.find((one) => one.queue === queue)?.count ?? 0
    return count > 0 && !onlyWatched.includes(queue) ? [{ queue, count }] : []
  })
  return (
    <div className="waiting-desk">
      <h3>{pick(workbenchLabels[workbench])}</h3>
      {data === undefined ? (
        <span className="soft">{t('loading')}</span>
      ) : waiting.length === 0 ? (
        <span className="soft">{t('home.nothingWaits')}</span>
      ) : (
        <ul className="waiting">
          {waiting.map(({ queue, count }) => (
            <li key={queue}>
              <Link to={paths.workbench(workbench, queue)}>
                {pick(queues[queue])} <strong>{count}</strong>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Queues of what somebody else is at, or what comes by itself: kept in sight at the desk, asking nothing of it now. */
const onlyWatched: readonly QueueName[] = [
  'passedDown',
  'fedBack',
  'appointedLater',
  'invited',
  'supervised',
  'suspended',
  'taken',
]
