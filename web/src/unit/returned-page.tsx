import { useQuery } from '@tanstack/react-query'
import type { ReturnView } from '@yihu/contract/unit-routes'
import { queuesOf, workbenchLabels } from '@yihu/core/workbench/queues'
import { Flex, Pagination, Tag } from 'antd'
import { Link } from 'react-router'
import { callRoute } from '../api/call.ts'
import { queueCountsQuery } from '../api/queries.ts'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { FactsList } from '../order/facts-list.tsx'
import { paths } from '../paths.ts'
import { QueueTabs } from '../workbench/queue-tabs.tsx'
import { useWorkbenchChoice } from '../workbench/use-workbench-choice.ts'
import { useWords } from './labels.ts'
import { ReturnedTab } from './returned-tab.tsx'
import { useAddress } from '../layout/use-address.ts'
import '../workbench/workbench.css'

const pageSize = 20

/** What the unit asked to return and how it was decided, also where the order has long been somebody else's. */
export function ReturnedPage() {
  const { pick } = useLanguage()
  const words = useWords()
  const names = queuesOf('unit')
  const { change } = useWorkbenchChoice(names)
  const [search, setSearch] = useAddress()
  const page = Math.max(1, Math.trunc(Number(search.get('page') ?? '1')) || 1)
  const counts = useQuery(queueCountsQuery('unit'))
  const { data, error, refetch } = useQuery({
    queryKey: ['orders', 'returns', page],
    queryFn: ({ signal }) => callRoute('listReturns', { query: { page, pageSize }, signal }),
    placeholderData: (previous) => previous,
  })
  return (
    <div className="stack unit-desk">
      <PageTitle title={`${pick(workbenchLabels.unit)} · ${words('returned')}`} />
      <QueueTabs
        names={names}
        current={undefined}
        counts={counts.data ?? []}
        onChoose={(queue) => change({ queue, orderId: undefined, page: 1, q: '' })}
        more={<ReturnedTab isCurrent />}
      />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.total === 0 && <p className="soft queue-empty">{words('returnedNone')}</p>}
      {data?.rows.map((row) => (
        <Returned key={row.returnId} row={row} />
      ))}
      <Pagination
        current={page}
        pageSize={pageSize}
        total={data?.total ?? 0}
        showSizeChanger={false}
        hideOnSinglePage
        onChange={(number) => setSearch({ show: 'returned', page: String(number) })}
      />
    </div>
  )
}

const colours = { waiting: '#56606d', approved: '#1d7a3d', refused: '#b32020' } as const

function Returned({ row }: { readonly row: ReturnView }) {
  const words = useWords()
  const { nameIn } = useNames()
  const decision = row.decision ?? 'waiting'
  return (
    <article className="panel stack" aria-label={row.title} style={{ gap: 8 }}>
      <Flex gap={8} align="center" wrap>
        <h2 style={{ margin: 0 }}>{row.title}</h2>
        <span className="soft">{row.orderNo}</span>
        <Tag color={colours[decision]}>{words(decision)}</Tag>
      </Flex>
      <div className="soft">
        {words('askedBy', {
          time: formatInstant(row.requestedAt),
          unit: row.unitName,
          name: row.requestedByName,
        })}
      </div>
      <FactsList
        lines={[
          [
            words('reason'),
            words('named', { name: nameIn('returnReasons', row.reasonCode), value: row.reason }),
          ],
          [words('legalBasis'), row.legalBasis],
          [words('evidence'), row.evidence],
          [words('suggested'), row.suggestedUnitName],
          [
            words('decision'),
            row.decidedAt &&
              [words('decidedOn', { time: formatInstant(row.decidedAt) }), row.decisionReason]
                .filter(Boolean)
                .join(' · '),
          ],
        ]}
      />
      {row.orderId === null ? (
        <span className="soft">{words('gone')}</span>
      ) : (
        <Link to={paths.order(row.orderId)}>{words('open')}</Link>
      )}
    </article>
  )
}
