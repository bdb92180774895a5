import { useQuery } from '@tanstack/react-query'
import type { ClosingState, RecountView } from '@yihu/contract/closing-routes'
import { Alert, Typography } from 'antd'
import { Link } from 'react-router'
import { formatInstant } from '../language/format-time.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { closingQuery, recountQuery } from './closing-queries.ts'
import type { PeriodOfScheme } from './closing-queries.ts'
import { useClosingWords } from './labels.ts'
import { PlainTable } from './plain-table.tsx'

/** The closing of a period with its seal, what a recount would print otherwise, and closings taken back. */
export function RecountTab(of: PeriodOfScheme) {
  const t = useClosingWords()
  const { data: state, error } = useQuery(closingQuery(of))
  if (error) return <ProblemAlert error={error} />
  if (!state) return <Loading />
  return (
    <div className="stack">
      {state.closing === null ? (
        <p className="soft">{t('noClosing')}</p>
      ) : (
        <>
          <p>
            {t('hash')}{' '}
            <Typography.Text code copyable>
              {state.closing.scorecardHash}
            </Typography.Text>
          </p>
          <Recounted closingId={state.closing.closingId} />
        </>
      )}
      {state.earlier.length > 0 && <Earlier closings={state.earlier} />}
    </div>
  )
}

function Recounted({ closingId }: { readonly closingId: string }) {
  const t = useClosingWords()
  const { data, error } = useQuery(recountQuery(closingId))
  if (error) return <ProblemAlert error={error} />
  if (!data) return <Loading />
  return (
    <>
      {data.differences.length === 0 && <Alert type="success" showIcon title={t('recountSame')} />}
      {data.differences.length > 0 && (
        <PlainTable
          caption={t('recountCells', { count: data.differences.length })}
          heads={[t('unit'), t('cell'), t('atClosing'), t('today')]}
          rows={data.differences.map(({ unit, cell, label, before, now }) => ({
            key: `${unit} ${cell}`,
            cells: [unit, label, before ?? '–', now ?? '–'],
          }))}
        />
      )}
      {data.orders.length > 0 && <ChangedOrders orders={data.orders} />}
    </>
  )
}

function ChangedOrders({ orders }: { readonly orders: RecountView['orders'] }) {
  const t = useClosingWords()
  const why = ({ holds, entriesSince }: RecountView['orders'][number]) => {
    if (!holds) return <strong>{t('logGone')}</strong>
    return entriesSince === 0 ? <strong>{t('pastLog')}</strong> : t('lawful', { count: entriesSince })
  }
  return (
    <PlainTable
      caption={t('recountOrders', { count: orders.length })}
      heads={[t('order'), t('unit'), t('change'), t('why')]}
      rows={orders.map((order) => ({
        key: order.orderId,
        cells: [
          <Link key="order" to={paths.order(order.orderId)}>
            {order.orderNo ?? order.orderId}
          </Link>,
          order.unitNow === null || order.unitNow === order.unitBefore
            ? order.unitBefore
            : `${order.unitBefore ?? '–'} → ${order.unitNow}`,
          order.changes.map(({ input, before, now }) => `${input} ${before} → ${now}`).join('；'),
          why(order),
        ],
      }))}
    />
  )
}

function Earlier({ closings }: { readonly closings: ClosingState['earlier'] }) {
  const t = useClosingWords()
  return (
    <details>
      <summary>{t('earlier', { count: closings.length })}</summary>
      <ul>
        {closings.map((closing) => (
          <li key={closing.closingId}>
            {t('earlierLine', {
              closer: closing.closedBy,
              closedAt: formatInstant(closing.closedAt),
              reopener: closing.reopenedBy ?? '',
              reopenedAt: formatInstant(closing.reopenedAt ?? closing.closedAt),
              reason: closing.reopenReason ?? '',
            })}
          </li>
        ))}
      </ul>
    </details>
  )
}
