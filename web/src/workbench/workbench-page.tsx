import { useQuery } from '@tanstack/react-query'
import type { OrderRow, OrderView } from '@yihu/contract/orders'
import type { QueueName, Workbench } from '@yihu/core/workbench/queues'
import { queues, queuesOf, workbenchLabels } from '@yihu/core/workbench/queues'
import { Input, Pagination } from 'antd'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { Link } from 'react-router'
import { orderListQuery, queueCountsQuery } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import type { Offer } from '../order/offers.ts'
import { paths } from '../paths.ts'
import { useWords } from './labels.ts'
import { OrderPane } from './order-pane.tsx'
import { QueueList } from './queue-list.tsx'
import { QueueTabs } from './queue-tabs.tsx'
import { useWorkbenchChoice } from './use-workbench-choice.ts'
import './workbench.css'

/** What a desk puts before the order chosen; `goOn` opens the order after it in the list. */
export type WorkbenchLead = (
  view: OrderView,
  queue: QueueName,
  choose: (offer: Offer) => void,
  goOn: () => void,
) => ReactNode

interface WorkbenchPageProps {
  readonly workbench: Workbench
  /** What the desk puts before the order chosen; see `OrderWork`. */
  readonly lead?: WorkbenchLead
  /** The lead shows the appeal itself, and comes first. */
  readonly leadShowsAppeal?: boolean
  /** Whether the lead offers the steps that are due with this order; see `OrderWork`. */
  readonly leadActs?: (view: OrderView, queue: QueueName) => boolean
  /** Beside the title: what the desk does with no order at all (samples, sessions). */
  readonly tools?: ReactNode
  /** After the tabs of the queues: what else the desk keeps, under an address of its own. */
  readonly moreTabs?: ReactNode
  /** Above the list: what is done with many of its orders at once. */
  readonly withMany?: (rows: readonly OrderRow[], queue: QueueName) => ReactNode
}

const pageSize = 30

/**
 * The page of a desk: its queues with their numbers, the orders of one queue, and beside them the order being worked
 * on, so that nobody loses their place. Queue, order, words and page live in the address bar.
 */
export function WorkbenchPage({
  workbench,
  lead,
  leadShowsAppeal = false,
  leadActs,
  tools,
  moreTabs,
  withMany,
}: WorkbenchPageProps) {
  const { pick } = useLanguage()
  const words = useWords()
  const names = queuesOf(workbench)
  const { choice, change } = useWorkbenchChoice(names)
  const { queue, orderId, q, page } = choice
  const counts = useQuery(queueCountsQuery(workbench))
  // The list of orders has views, bulk actions and export of its own: a queue opens in it as it is found here.
  const found = { queue, sort: queues[queue].sort, ...(q === '' ? {} : { q }) }
  const list = useQuery(orderListQuery({ ...found, pageSize, page }))
  const rows = list.data?.rows ?? []
  const index = rows.findIndex((row) => row.orderId === orderId)
  const next = rows[index + 1] ?? (index === -1 ? rows[0] : undefined)
  // Whoever goes in or on is at the order then; whoever only looks through the list stays in it.
  const goesTo = useRef<string>(undefined)
  const goTo = (chosen: string | undefined) => {
    goesTo.current = chosen ?? ''
    change({ orderId: chosen })
  }
  const hasArrived = () => {
    if (goesTo.current !== (orderId ?? '')) return false
    goesTo.current = undefined
    return true
  }
  const goOn = () => goTo(next?.orderId)

  return (
    <div className="stack">
      <PageTitle title={pick(workbenchLabels[workbench])}>{tools}</PageTitle>
      <QueueTabs
        names={names}
        current={queue}
        counts={counts.data ?? []}
        more={moreTabs}
        onChoose={(name) => change({ queue: name, orderId: undefined, page: 1 })}
      />
      {list.error && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      <div className={orderId === undefined ? 'workbench' : 'workbench has-order'}>
        <div className="workbench-list">
          <search>
            <Input.Search
              key={q}
              defaultValue={q}
              allowClear
              maxLength={100}
              placeholder={words('search')}
              aria-label={words('search')}
              onSearch={(text) => change({ q: text.trim(), page: 1 })}
            />
          </search>
          <Link className="queue-as-list" to={paths.orders(found)}>
            {words('asList')}
          </Link>
          {withMany?.(rows, queue)}
          <QueueList
            rows={rows}
            isLoading={list.isPending}
            currentId={orderId}
            onChoose={(chosen) => change({ orderId: chosen })}
            onEnter={goTo}
          />
          <Pagination
            size="small"
            current={page}
            pageSize={pageSize}
            total={list.data?.total ?? 0}
            showSizeChanger={false}
            hideOnSinglePage
            onChange={(number) => change({ page: number })}
          />
        </div>
        <OrderPane
          key={orderId}
          orderId={orderId}
          hasArrived={hasArrived}
          isInQueue={index !== -1}
          hasNext={next !== undefined}
          onNext={goOn}
          onBack={() => change({ orderId: undefined })}
          lead={lead && ((view, choose) => lead(view, queue, choose, goOn))}
          leadShowsAppeal={leadShowsAppeal}
          leadActs={(view) => leadActs?.(view, queue) ?? false}
          isQueueEmpty={list.data?.total === 0}
        />
      </div>
    </div>
  )
}
