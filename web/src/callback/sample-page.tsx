import { useQuery } from '@tanstack/react-query'
import type { SamplePage as Page } from '@yihu/contract/callbacks'
import { satisfactionLabels } from '@yihu/core/callback/callback'
import { Button, Flex } from 'antd'
import { Link, useParams } from 'react-router'
import { callUrl } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { sampleQuery } from './callback-queries.ts'
import { useWords as useWorkbenchWords } from '../workbench/labels.ts'
import { useWords } from './labels.ts'
import { useSampleWords } from './sample-labels.ts'
import { SampleResults } from './sample-results.tsx'
import { ruleOf } from './samples-page.tsx'
import { SpotCheck } from './spot-check.tsx'
import { useAddress } from '../layout/use-address.ts'
import './callback.css'
import './samples.css'

/** One sample: the orders to work through, the order on the telephone, and what has come of it by unit. */
export function SamplePage() {
  const words = useSampleWords()
  const asList = useWorkbenchWords()
  const { sampleId = '' } = useParams()
  const [search, setSearch] = useAddress()
  const orderId = search.get('order') ?? undefined
  const { data, error, refetch } = useQuery(sampleQuery(sampleId))
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const open = data.orders.filter(({ doneAt }) => doneAt === null)
  const done = data.orders.filter(({ doneAt }) => doneAt !== null)
  const after = open.findIndex((order) => order.orderId === orderId) + 1
  const goOn = () => {
    const next = open[after] ?? open.find((order) => order.orderId !== orderId)
    setSearch(next ? { order: next.orderId } : {})
  }
  return (
    <div className="stack">
      <PageTitle title={data.sample.name}>
        <Flex gap={12} align="center" wrap>
          <Link to={paths.samples()}>{words('back')}</Link>
          <Link to={paths.orders({ sample: sampleId })}>{asList('asList')}</Link>
          <Button href={callUrl('exportSample', { params: { sampleId } })}>{words('export')}</Button>
        </Flex>
      </PageTitle>
      <p className="soft">
        {words('progress', { done: data.sample.done, drawn: data.sample.drawn })} ·{' '}
        {words('rule', ruleOf(data.sample))}
      </p>
      <div className="sample-work">
        <nav aria-label={words('toCall')}>
          <h2>{words('toCall')}</h2>
          <OrderLinks orders={open} current={orderId} sampleId={sampleId} />
          {done.length > 0 && <h2>{words('finished')}</h2>}
          <OrderLinks orders={done} current={orderId} sampleId={sampleId} />
        </nav>
        {orderId !== undefined && open.some((order) => order.orderId === orderId) ? (
          <SpotCheck key={orderId} sampleId={sampleId} orderId={orderId} onDone={goOn} />
        ) : (
          <p className="panel soft">{words(open.length === 0 ? 'allDone' : 'chooseOne')}</p>
        )}
      </div>
      <section className="panel">
        <h2>{words('results')}</h2>
        <SampleResults results={data.results} />
      </section>
    </div>
  )
}

interface OrderLinksProps {
  readonly orders: Page['orders']
  readonly current: string | undefined
  readonly sampleId: string
}

function OrderLinks({ orders, current, sampleId }: OrderLinksProps) {
  const { pick } = useLanguage()
  const words = useSampleWords()
  const callWords = useWords()
  const outcome = (order: Page['orders'][number]) => {
    if (order.doneAt === null) return order.attempts > 0 ? words('attempts', { count: order.attempts }) : ''
    if (order.isReached !== true) return callWords('notReached')
    return order.satisfaction ? pick(satisfactionLabels[order.satisfaction]) : ''
  }
  return (
    <ol className="sample-orders">
      {orders.map((order) => (
        <li key={order.orderId}>
          <Link
            to={order.doneAt === null ? paths.sample(sampleId, order.orderId) : paths.order(order.orderId)}
            aria-current={order.orderId === current ? 'true' : undefined}
          >
            <span>{order.title}</span>
            <span className="soft">
              {order.unitName} {outcome(order)}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
