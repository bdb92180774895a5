import { useQuery } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { orderStateLabels } from '@yihu/core/order/states'
import { Flex, Tag } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { orderListQuery, orderQuery } from '../api/queries.ts'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { primaryColour } from '../layout/theme.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useLanguage } from '../language/language.ts'
import { LightTag } from '../order-list/light-tag.tsx'
import { useNow } from '../order-list/use-now.ts'
import { useSession } from '../session/session-context.ts'
import { ActionBar } from './action-bar.tsx'
import { ActionForm } from './action-form.tsx'
import { AppealPanel } from './appeal-panel.tsx'
import { AppellantCard } from './appellant-card.tsx'
import { AssignmentCard } from './assignment-card.tsx'
import { CallbackPanel } from './callback-panel.tsx'
import type { Offer } from './offers.ts'
import { orderOffers } from './offers.ts'
import { orderFromView } from './order-from-view.ts'
import { OrderAdditions } from './order-additions.tsx'
import { OrderFacts } from './order-facts.tsx'
import { Timeline } from './timeline.tsx'

/** One order: what it is, who has it, what happened, and what the person may do now. */
export function OrderPage() {
  const { orderId = '' } = useParams()
  const { data, error, refetch } = useQuery(orderQuery(orderId))
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  // The key drops an open form when the page turns to another order.
  return data ? <OrderOf key={data.orderId} view={data} /> : <Loading />
}

function OrderOf({ view }: { readonly view: OrderView }) {
  const { t } = useLanguage()
  const session = useSession()
  const now = new Date(useNow())
  const [chosen, setChosen] = useState<Offer>()
  const order = orderFromView(view)
  return (
    <div className="stack">
      <PageTitle title={`${view.orderNo} ${view.appeal.title}`}>
        <StateTags view={view} />
      </PageTitle>
      <div className="panel stack">
        <OrderFacts view={view} />
        <ActionBar
          offers={orderOffers(order, session, now)}
          label={t('action.onOrder')}
          onChoose={setChosen}
        />
      </div>
      <div className="grid-2">
        <AppealPanel appeal={view.appeal} />
        <AppellantCard view={view} />
      </div>
      <OrderAdditions view={view} />
      <section className="panel">
        <h2>{t('order.assignments')}</h2>
        {view.assignments.length === 0 ? (
          <p className="soft">{t('order.noAssignments')}</p>
        ) : (
          <div className="stack">
            {view.assignments.map((assignment) => (
              <AssignmentCard
                key={assignment.assignmentId}
                view={view}
                order={order}
                assignment={assignment}
                now={now}
                onChoose={setChosen}
              />
            ))}
          </div>
        )}
      </section>
      {view.callbacks.length > 0 && <CallbackPanel callbacks={view.callbacks} />}
      <Timeline view={view} />
      {chosen && <ActionForm view={view} offer={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  )
}

function StateTags({ view }: { readonly view: OrderView }) {
  const { t, pick } = useLanguage()
  return (
    <Flex gap={8} align="center" wrap>
      <Tag color={primaryColour}>{pick(orderStateLabels[view.state])}</Tag>
      <Light view={view} />
      {view.facts.isSupervised && <Tag>{t('fact.supervised')}</Tag>}
      {view.facts.isHardCase && <Tag>{t('fact.hardCase')}</Tag>}
    </Flex>
  )
}

/** The light is worked out where the calendar and the limits are, on the server: asked from the list, never guessed here. */
function Light({ view }: { readonly view: OrderView }) {
  const { data } = useQuery(orderListQuery({ q: view.orderNo, pageSize: 5 }))
  return <LightTag light={data?.rows.find(({ orderId }) => orderId === view.orderId)?.light ?? null} />
}
