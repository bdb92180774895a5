import type { CallerView } from '@yihu/contract/desk'
import { satisfactionLabels } from '@yihu/core/callback/callback'
import type { Satisfaction } from '@yihu/core/callback/callback'
import { openStates, orderStateLabels } from '@yihu/core/order/states'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { isOutOfReach } from '../api/out-of-reach.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { formatDay } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { RevealForm } from '../order/appellant-card.tsx'
import type { Revealed } from '../order/appellant-card.tsx'
import { paths } from '../paths.ts'
import { useWords } from './labels.ts'

interface CallerOrdersProps {
  readonly caller: CallerView | undefined
  readonly error: Error | null
  readonly isLoading: boolean
  readonly number: string
}

/** What the centre knows of a number, in plain counts: how often, how much is open, how content. No judgement of a person. */
export function CallerOrders({ caller, error, isLoading, number }: CallerOrdersProps) {
  const t = useWords()
  const { pick } = useLanguage()
  if (number === '') return <p className="soft desk-hint">{t('whoHint')}</p>
  if (isOutOfReach(error)) return <p className="soft desk-hint">{t('whoOffline')}</p>
  if (error) return <ProblemAlert error={error} />
  if (!caller) return <p className="soft desk-hint">{isLoading ? '…' : t('whoHint')}</p>
  const { counts, orders, lastSatisfaction } = caller
  const figures: readonly (readonly [string, string | number])[] = [
    [t('calls30'), counts.calls30],
    [t('calls365'), counts.calls365],
    [t('orders365'), counts.orders365],
    [t('open'), counts.open],
    [
      t('lastSatisfaction'),
      lastSatisfaction === null ? '—' : pick(satisfactionLabels[lastSatisfaction as Satisfaction]),
    ],
  ]
  return (
    <div className="caller-orders" aria-live="polite">
      <h2>{t('who')}</h2>
      <dl className="caller-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {orders.length === 0 ? (
        <p className="soft desk-hint">{t('noOrders')}</p>
      ) : (
        <>
          <Who orders={orders} />
          <ul className="plain-list">
            {orders.map((order) => (
              <li key={order.orderId}>
                <Link to={paths.order(order.orderId)} target="_blank" tabIndex={-1}>
                  {order.title}
                </Link>
                <span className="soft">
                  <Tag color={openStates.includes(order.state) ? 'blue' : 'default'}>
                    {pick(orderStateLabels[order.state])}
                  </Tag>
                  {formatDay(order.acceptedAt)} {order.leadUnitName}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** The name said last under this number, masked; the whole of it with a reason, which is written down. */
function Who({ orders }: { readonly orders: CallerView['orders'] }) {
  const t = useWords()
  const [isAsking, setIsAsking] = useState(false)
  const [revealed, setRevealed] = useState<Revealed>()
  const named = orders.find(({ appellantName }) => appellantName !== null)
  if (!named) return null
  return (
    <div className="caller-name">
      <strong>
        {revealed ? [revealed.name, revealed.address].filter(Boolean).join(' · ') : named.appellantName}
      </strong>
      {!revealed && (
        <Button size="small" type="link" onClick={() => setIsAsking(true)}>
          {t('reveal')}
        </Button>
      )}
      {isAsking && (
        <RevealForm
          orderId={named.orderId}
          onCancel={() => setIsAsking(false)}
          onRevealed={(appellant) => {
            setRevealed(appellant)
            setIsAsking(false)
          }}
        />
      )}
    </div>
  )
}
