import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { orderQuery } from '../api/queries.ts'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { OrderWork, StateTags } from './order-work.tsx'

/** The page of one order, under an address of its own. */
export function OrderPage() {
  const { orderId = '' } = useParams()
  const { data, error, refetch } = useQuery(orderQuery(orderId))
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <div className="stack">
      <PageTitle title={data.appeal.title} note={data.orderNo}>
        <StateTags view={data} />
      </PageTitle>
      {/* The key drops an open form when the page turns to another order. */}
      <OrderWork key={data.orderId} view={data} />
    </div>
  )
}
