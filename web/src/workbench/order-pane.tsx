import { ArrowLeftOutlined, ArrowRightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { Button, Flex } from 'antd'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { orderQuery } from '../api/queries.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import type { Offer } from '../order/offers.ts'
import { OrderWork, StateTags } from '../order/order-work.tsx'
import { paths } from '../paths.ts'
import { useWords } from './labels.ts'

interface OrderPaneProps {
  readonly orderId: string | undefined
  /** Asked when the order is here: whether the person went to it with the choice of it, and has to have the focus there. */
  readonly hasArrived: () => boolean
  /** False when the order has left the queue, most often by what was just done with it. */
  readonly isInQueue: boolean
  readonly hasNext: boolean
  readonly onNext: () => void
  readonly onBack: () => void
  readonly lead: ((view: OrderView, choose: (offer: Offer) => void) => ReactNode) | undefined
  readonly leadShowsAppeal: boolean
  readonly leadActs: (view: OrderView) => boolean
  /** With nothing to choose from there is nothing to say about choosing. */
  readonly isQueueEmpty: boolean
}

/** The order chosen from a queue. Done with it, the next one is a key away; what was done stays in sight until then. */
export function OrderPane(props: OrderPaneProps) {
  const { orderId, isInQueue, hasNext, onNext, onBack, lead, leadShowsAppeal, leadActs } = props
  const { hasArrived } = props
  const words = useWords()
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    if (hasArrived()) pane.current?.focus()
  })
  if (orderId === undefined)
    return (
      <section className="workbench-order is-nothing" aria-label={words('order')} tabIndex={-1} ref={pane}>
        {!props.isQueueEmpty && <p className="soft">{words('chooseOne')}</p>}
      </section>
    )
  return (
    <section className="workbench-order" aria-label={words('order')} tabIndex={-1} ref={pane}>
      <Flex gap={8} justify="space-between" wrap>
        <Button
          type="text"
          icon={<ArrowLeftOutlined aria-hidden />}
          onClick={onBack}
          className="workbench-back"
        >
          {words('back')}
        </Button>
        {!isInQueue && <span className="soft">{words('left')}</span>}
        <Button
          onClick={onNext}
          disabled={!hasNext}
          icon={<ArrowRightOutlined aria-hidden />}
          iconPlacement="end"
        >
          {words('next')}
        </Button>
      </Flex>
      <Chosen orderId={orderId} lead={lead} leadShowsAppeal={leadShowsAppeal} leadActs={leadActs} />
    </section>
  )
}

interface ChosenProps extends Pick<OrderPaneProps, 'lead' | 'leadShowsAppeal' | 'leadActs'> {
  readonly orderId: string
}

function Chosen({ orderId, lead, leadShowsAppeal, leadActs }: ChosenProps) {
  const { data, error, refetch } = useQuery(orderQuery(orderId))
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <div className="stack">
      <Flex gap={8} justify="space-between" align="start" wrap>
        <h2 className="order-heading">
          <Link to={paths.order(data.orderId)}>{data.appeal.title}</Link>
          <span className="soft"> {data.orderNo}</span>
        </h2>
        <StateTags view={data} />
      </Flex>
      <OrderWork
        view={data}
        lead={lead && ((choose) => lead(data, choose))}
        leadShowsAppeal={leadShowsAppeal}
        leadActs={leadActs(data)}
      />
    </div>
  )
}
