import type { OrderView } from '@yihu/contract/orders'
import { satisfactionLabels } from '@yihu/core/callback/callback'
import { Link } from 'react-router'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { paths } from '../paths.ts'
import { useCirculationWords } from './circulation-labels.ts'
import './circulation.css'

/** The appeals merged into an order: merging takes nobody's right to a reply and a call-back (domain A10). */
export function MergedOrders({ orders }: { readonly orders: OrderView['mergedOrders'] }) {
  const { pick } = useLanguage()
  const { nameIn } = useNames()
  const words = useCirculationWords()
  const title = words('merged', { count: orders.length })
  const outcome = ({ isReached, attempts, satisfaction }: (typeof orders)[number]) => {
    if (!isReached) return attempts === 0 ? words('toCall') : words('unreached', { count: attempts })
    return satisfaction === null
      ? words('called')
      : `${words('called')} · ${pick(satisfactionLabels[satisfaction])}`
  }
  return (
    <section className="panel merged-orders" aria-label={title}>
      <h2>{title}</h2>
      <p className="soft" style={{ margin: 0 }}>
        {words('mergedText')}
      </p>
      <ul>
        {orders.map((order) => (
          <li key={order.orderId}>
            <span>
              <Link to={paths.order(order.orderId)}>{order.orderNo}</Link> {order.title}
            </span>
            <span className="soft">
              {order.appellantName ?? '—'} · {nameIn('channels', order.channelCode)} ·{' '}
              {formatInstant(order.acceptedAt)} · <strong>{outcome(order)}</strong>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
