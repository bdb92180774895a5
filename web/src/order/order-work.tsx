import { useQuery } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { scopeOf } from '@yihu/core/access/permissions'
import { orderStateLabels } from '@yihu/core/order/states'
import { supervisionColourLabels } from '@yihu/core/supervision/supervision'
import { Flex, Tag } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { orderListQuery } from '../api/queries.ts'
import { AttachmentList } from '../attachment/attachment-list.tsx'
import { primaryColour } from '../layout/theme.tsx'
import { useLanguage } from '../language/language.ts'
import { LightTag } from '../order-list/light-tag.tsx'
import { useNow } from '../order-list/use-now.ts'
import { PresenceLine } from '../presence/presence-line.tsx'
import { usePresence } from '../presence/use-presence.ts'
import { useSession } from '../session/session-context.ts'
import { ActionBar } from './action-bar.tsx'
import { ActionForm } from './action-form.tsx'
import { AppealPanel } from './appeal-panel.tsx'
import { AppellantCard } from './appellant-card.tsx'
import { AssignmentCard } from './assignment-card.tsx'
import { CallbackPanel } from './callback-panel.tsx'
import { hasGoneRound } from './circulation-rounds.ts'
import { Circulation } from './circulation.tsx'
import { MergedOrders } from './merged-orders.tsx'
import type { Offer } from './offers.ts'
import { orderOffers } from './offers.ts'
import { orderFromView } from './order-from-view.ts'
import { OrderAdditions } from './order-additions.tsx'
import { OrderFacts } from './order-facts.tsx'
import { Timeline } from './timeline.tsx'
import { usePolicy } from './use-policy.ts'

interface OrderWorkProps {
  readonly view: OrderView
  /** What a desk puts before everything else: suggested units, the call-back form. `choose` opens an action's form. */
  readonly lead?: ((choose: (offer: Offer) => void) => ReactNode) | undefined
  /** The lead shows appeal and circulation itself: it comes first, and they are not shown twice. */
  readonly leadShowsAppeal?: boolean
  /** The lead offers the steps that are due: the same buttons again would only be in the way, and are folded. */
  readonly leadActs?: boolean
}

/** One order to work on: what it is, who has it, what happened, and what the person may do now. */
export function OrderWork({ view, lead, leadShowsAppeal = false, leadActs = false }: OrderWorkProps) {
  const { t } = useLanguage()
  const session = useSession()
  const now = new Date(useNow())
  const policy = usePolicy(view.acceptedAt)
  const [chosen, setChosen] = useState<Offer>()
  const order = orderFromView(view)
  const others = usePresence(view.orderId, chosen?.action ?? null)
  // The unit workbench leads through every step of the own assignment; the same buttons again would only be in the way.
  const isLedByUnit = lead !== undefined && scopeOf(session).kind === 'units'
  return (
    <div className="stack order-work">
      <PresenceLine others={others} />
      {(isLedByUnit || leadShowsAppeal) && lead?.(setChosen)}
      {!leadShowsAppeal && !isLedByUnit && <AppealPanel appeal={view.appeal} />}
      {!isLedByUnit && !leadShowsAppeal && lead?.(setChosen)}
      <div className="panel stack">
        <OrderFacts view={view} />
        <ActionBar
          offers={orderOffers(order, { actor: session, now, policy })}
          label={t('action.onOrder')}
          onChoose={setChosen}
          isFolded={leadActs}
        />
      </div>
      <AppellantCard view={view} />
      <OrderAdditions view={view} />
      {view.mergedOrders.length > 0 && <MergedOrders orders={view.mergedOrders} />}
      {!leadShowsAppeal && hasGoneRound(view) && <Circulation view={view} />}
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
                onChoose={isLedByUnit ? undefined : setChosen}
                isFolded={leadActs}
              />
            ))}
          </div>
        )}
      </section>
      {view.callbacks.length > 0 && <CallbackPanel callbacks={view.callbacks} />}
      <AttachmentList view={view} />
      <Timeline view={view} />
      {chosen && (
        <ActionForm view={view} offer={chosen} others={others} onClose={() => setChosen(undefined)} />
      )}
    </div>
  )
}

/** State, light and the facts somebody must see before anything else. */
export function StateTags({ view }: { readonly view: OrderView }) {
  const { t, pick } = useLanguage()
  const { facts } = view
  return (
    <Flex gap={8} align="center" wrap>
      <Tag color={primaryColour}>{pick(orderStateLabels[view.state])}</Tag>
      <Light view={view} />
      {facts.supervision && <Tag>{pick(supervisionColourLabels[facts.supervision.colour])}</Tag>}
      {facts.isHardCase && <Tag>{t('fact.hardCase')}</Tag>}
      {facts.isDisputed && <Tag>{t('fact.disputed')}</Tag>}
      {facts.isDesignated && <Tag>{t('fact.designated')}</Tag>}
      {facts.suspensionRequested && <Tag>{t('fact.suspensionRequested')}</Tag>}
      {view.takenByName && <Tag>{t('fact.takenBy', { name: view.takenByName })}</Tag>}
    </Flex>
  )
}

/** The light is worked out where the calendar and the limits are, on the server: asked from the list, never guessed here. */
function Light({ view }: { readonly view: OrderView }) {
  const { data } = useQuery(orderListQuery({ q: view.orderNo, pageSize: 5 }))
  return <LightTag light={data?.rows.find(({ orderId }) => orderId === view.orderId)?.light ?? null} />
}
