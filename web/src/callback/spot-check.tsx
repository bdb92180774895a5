import { useQuery } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { refusalOf } from '@yihu/core/order/act'
import { Alert, Checkbox } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { orderQuery } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useNow } from '../order-list/use-now.ts'
import { orderFromView } from '../order/order-from-view.ts'
import { refusalText } from '../order/refusal-text.ts'
import { usePolicy } from '../order/use-policy.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { CallForm } from './call-form.tsx'
import { NumberToDial } from './number-to-dial.tsx'
import { useSampleWords } from './sample-labels.ts'
import { useRecordCallback } from './use-record-callback.ts'

interface SpotCheckProps {
  readonly sampleId: string
  readonly orderId: string
  readonly onDone: () => void
}

/** One drawn order on the telephone: what it is, the number, the questions. */
export function SpotCheck({ orderId, ...rest }: SpotCheckProps) {
  const { data, error, refetch } = useQuery(orderQuery(orderId))
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  return data ? <Asking view={data} {...rest} /> : <Loading />
}

function Asking({ view, sampleId, onDone }: Omit<SpotCheckProps, 'orderId'> & { readonly view: OrderView }) {
  const words = useSampleWords()
  const { language } = useLanguage()
  const session = useSession()
  const policy = usePolicy(view.acceptedAt)
  const now = new Date(useNow())
  const [isLast, setLast] = useState(false)
  const record = useRecordCallback(view, onDone, sampleId)
  const refusal = refusalOf(
    orderFromView(view),
    { action: 'recordCallback' },
    { actor: session, now, policy },
  )
  return (
    <section className="panel stack call-panel" aria-label={view.appeal.title}>
      <h2>
        <Link to={paths.order(view.orderId)}>{view.appeal.title}</Link>
        <span className="soft"> {view.orderNo}</span>
      </h2>
      <p className="pre">{view.appeal.content}</p>
      {!session.permissions.includes('sample.work') ? (
        <p className="soft">{words('readOnly')}</p>
      ) : refusal ? (
        <Alert type="warning" showIcon title={refusalText(refusal, language)} />
      ) : (
        <>
          <NumberToDial key={view.facts.callbacks} view={view} />
          <CallForm
            key={view.facts.callbacks}
            view={view}
            isSending={record.isPending}
            onConfirm={(answers) => record.mutate({ answers, isLast })}
            confirmWords={(lead) => words(lead === 'unreached' ? 'confirmUnreached' : 'confirm')}
            extra={
              <Checkbox checked={isLast} onChange={({ target }) => setLast(target.checked)}>
                {words('last')}
              </Checkbox>
            }
          />
        </>
      )}
      {record.error && <ProblemAlert error={record.error} />}
    </section>
  )
}
