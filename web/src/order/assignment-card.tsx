import type { OrderView } from '@yihu/contract/orders'
import { assignmentStateLabels } from '@yihu/core/order/states'
import type { Order } from '@yihu/core/order/order'
import { Flex, Tag } from 'antd'
import type { ReactNode } from 'react'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { DueText } from '../order-list/due-text.tsx'
import { useSession } from '../session/session-context.ts'
import { ActionBar } from './action-bar.tsx'
import { FactsList } from './facts-list.tsx'
import type { Offer } from './offers.ts'
import { assignmentOffers } from './offers.ts'
import { usePolicy } from './use-policy.ts'

type AssignmentView = OrderView['assignments'][number]

interface AssignmentCardProps {
  readonly view: OrderView
  readonly order: Order
  readonly assignment: AssignmentView
  readonly now: Date
  /** Undefined where the steps of the assignment are put before the person elsewhere on the page. */
  readonly onChoose: ((offer: Offer) => void) | undefined
  readonly isFolded: boolean
}

/** One unit's part in the order: its clocks, what it asked for, and what may be done with it. */
export function AssignmentCard({ view, order, assignment, now, onChoose, isFolded }: AssignmentCardProps) {
  const { t, pick } = useLanguage()
  const session = useSession()
  const policy = usePolicy(view.acceptedAt)
  const { assignmentId, unitName, role, parentId, state } = assignment
  const parent = view.assignments.find((other) => other.assignmentId === parentId)
  return (
    <article className="panel stack" style={{ gap: 10, marginLeft: parent ? 20 : 0 }} aria-label={unitName}>
      <Flex gap={8} align="center" wrap>
        <h3 style={{ margin: 0 }}>{unitName}</h3>
        <Tag>{t(parent ? 'assignment.passedDown' : `assignment.${role}`)}</Tag>
        <Tag color={state === 'returned' ? '#56606d' : '#0b5a73'}>{pick(assignmentStateLabels[state])}</Tag>
        {assignment.returnRequested && <Tag>{t('pending.return')}</Tag>}
        {assignment.extensionRequested !== null && (
          <Tag>{t('assignment.extensionRequested', { days: assignment.extensionRequested })}</Tag>
        )}
        {assignment.pausedAt && (
          <Tag>{t('assignment.paused', { time: formatInstant(assignment.pausedAt) })}</Tag>
        )}
      </Flex>
      <FactsList
        lines={[
          [t('assignment.from'), parent && t('assignment.passedDownBy', { unit: parent.unitName })],
          [t('assignment.dispatchedAt'), formatInstant(assignment.dispatchedAt)],
          [t('assignment.signDueAt'), <SignClock key="sign" assignment={assignment} />],
          [t('assignment.handlingDueAt'), <HandlingClock key="handling" assignment={assignment} />],
          [t('assignment.contactedAt'), assignment.contactedAt && formatInstant(assignment.contactedAt)],
          [t('assignment.contactAttempts'), assignment.contactAttempts || null],
          [t('assignment.extensionsGranted'), assignment.extensionsGranted || null],
          [t('assignment.returnsRefused'), assignment.returnsRefused || null],
        ]}
      />
      {onChoose && (
        <ActionBar
          offers={assignmentOffers(order, assignmentId, { actor: session, now, policy })}
          label={t('action.onAssignment', { unit: unitName })}
          onChoose={onChoose}
          isFolded={isFolded}
        />
      )}
    </article>
  )
}

function SignClock({ assignment }: { readonly assignment: AssignmentView }): ReactNode {
  const { t } = useLanguage()
  const { signDueAt, signedAt, state, pausedAt } = assignment
  return (
    <>
      <DueText dueAt={signDueAt} isDone={signedAt !== null || state !== 'toSign' || pausedAt !== null} />
      {signedAt && <div>{t('assignment.signed', { time: formatInstant(signedAt) })}</div>}
    </>
  )
}

function HandlingClock({ assignment }: { readonly assignment: AssignmentView }): ReactNode {
  const { t } = useLanguage()
  const { handlingDueAt, fedBackAt, state, pausedAt } = assignment
  const isRunning = (state === 'toSign' || state === 'handling') && pausedAt === null
  const isLate = fedBackAt !== null && handlingDueAt !== null && new Date(fedBackAt) > new Date(handlingDueAt)
  return (
    <>
      <DueText dueAt={handlingDueAt} isDone={!isRunning} />
      {fedBackAt && (
        <div>
          {t(isLate ? 'assignment.fedBackLate' : 'assignment.fedBack', { time: formatInstant(fedBackAt) })}
        </div>
      )}
    </>
  )
}
