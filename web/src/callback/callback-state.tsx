import { useQuery } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { satisfactionLabels } from '@yihu/core/callback/callback'
import { attemptsLeft, nextAttemptAt } from '@yihu/core/callback/follow-callback'
import type { OrderPolicy } from '@yihu/core/order/policy'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { orderFromView } from '../order/order-from-view.ts'
import { callbackPlanQuery } from './callback-queries.ts'
import { useWords } from './labels.ts'

interface CallbackStateProps {
  readonly view: OrderView
  readonly policy: OrderPolicy['callback']
}

/** Where the call-back stands: what was arranged, who tried when, what the rules still ask for. */
export function CallbackState({ view, policy }: CallbackStateProps) {
  const words = useWords()
  const { pick } = useLanguage()
  const { data: plan } = useQuery(callbackPlanQuery(view.orderId, view.version))
  const { facts } = orderFromView(view)
  const { round, firstSatisfaction, finalSatisfaction, reworks } = facts
  const left = attemptsLeft(round, policy)
  const nextAt = nextAttemptAt(round, policy)
  const attempts = round.attempts === 0 ? [] : view.callbacks.slice(-round.attempts)
  const rating = (value: typeof firstSatisfaction) => (value ? pick(satisfactionLabels[value]) : '—')
  const lines = [
    plan?.deskCallback === 'manual' && words('byHand'),
    plan?.appointment &&
      [
        words('appointed', { at: formatInstant(plan.appointment.at), name: plan.appointment.madeByName }),
        plan.appointment.note,
      ]
        .filter(Boolean)
        .join('：'),
    plan?.invitation &&
      plan.invitation.answeredAt === null &&
      words('invited', {
        at: formatInstant(plan.invitation.sentAt),
        until: formatInstant(plan.invitation.expiresAt),
      }),
    nextAt && words('nextAt', { hours: policy.spacingHours, at: formatInstant(nextAt) }),
    !round.isReached && (left > 0 ? words('attemptsLeft', { count: left }) : words('attemptsDone')),
    policy.mostReworks > 0
      ? words('reworkRule', { most: policy.mostReworks, done: reworks })
      : words('reworkNever'),
    firstSatisfaction &&
      words('ratings', { first: rating(firstSatisfaction), final: rating(finalSatisfaction) }),
  ].filter((line) => typeof line === 'string')
  return (
    <div className="call-state">
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div>
        <h3>{words('attempts')}</h3>
        {attempts.length === 0 ? (
          <p className="soft">{words('noAttempts')}</p>
        ) : (
          <ol>
            {attempts.map((attempt) => (
              <li key={attempt.at}>
                {formatInstant(attempt.at)} {attempt.callbackAgentName}{' '}
                {attempt.isReached ? words('yesReached') : words('notReached')}
                {attempt.note && <span className="soft"> {attempt.note}</span>}
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  )
}
