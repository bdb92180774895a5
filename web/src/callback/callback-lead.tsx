import type { OrderView } from '@yihu/contract/orders'
import { followOf } from '@yihu/core/callback/follow-callback'
import { refusalOf } from '@yihu/core/order/act'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { useNow } from '../order-list/use-now.ts'
import type { Offer } from '../order/offers.ts'
import { orderFromView } from '../order/order-from-view.ts'
import { refusalText } from '../order/refusal-text.ts'
import { usePolicy } from '../order/use-policy.ts'
import { useSession } from '../session/session-context.ts'
import { reworkReason, reworkWords } from './answers.ts'
import { AppointButton } from './appoint-button.tsx'
import { CallForm } from './call-form.tsx'
import { CallbackState } from './callback-state.tsx'
import { useWords } from './labels.ts'
import { NumberToDial } from './number-to-dial.tsx'
import { useRecordCallback } from './use-record-callback.ts'
import './callback.css'

interface CallbackLeadProps {
  readonly view: OrderView
  readonly choose: (offer: Offer) => void
  readonly goOn: () => void
}

/**
 * The call-back of the order chosen: number, questions, attempts. One confirm does what follows: content, the order is
 * closed; not content, the form of rework opens with the appellant's words; not reached, on to the next.
 */
export function CallbackLead({ view, choose, goOn }: CallbackLeadProps) {
  const words = useWords()
  const { language } = useLanguage()
  const { lists } = useNames()
  const session = useSession()
  const policy = usePolicy(view.acceptedAt)
  const now = new Date(useNow())
  const [isDone, setDone] = useState(false)
  const order = orderFromView(view)
  const follow = followOf(order.facts, policy.callback)

  const offerRework = (after: OrderView) => {
    const lead = after.assignments.findLast(
      ({ role, state, parentId }) => role === 'lead' && state === 'fedBack' && parentId === null,
    )
    const callback = after.callbacks.at(-1)
    const reasonCode = reworkReason(
      callback,
      lists.reworkReasons.map(({ value }) => value),
    )
    choose({
      action: 'rework',
      assignmentId: lead?.assignmentId,
      refusal: undefined,
      // The page may still show the order as it was before the call.
      version: after.version,
      initial: { ...(reasonCode ? { reasonCode } : {}), reason: reworkWords(callback) },
    })
  }
  const record = useRecordCallback(view, (after) => {
    const followed = followOf(orderFromView(after).facts, policy.callback)
    setDone(true)
    if (after.state !== 'awaitingCallback') return
    if (followed === 'rework') offerRework(after)
    else if (followed !== 'close') goOn()
  })

  if (view.state !== 'awaitingCallback')
    return isDone && view.state === 'closed' ? <Done text={words('closed')} onNext={goOn} /> : null
  const refusal = refusalOf(order, { action: 'recordCallback' }, { actor: session, now, policy })
  const offerClose = () => choose({ action: 'close', assignmentId: undefined, refusal: undefined })
  return (
    <section className="panel stack call-panel" aria-label={words('title')}>
      <h2>{words('title')}</h2>
      <NumberToDial key={view.facts.callbacks} view={view} />
      <CallbackState view={view} policy={policy.callback} />
      {order.facts.round.isReached && follow === 'rework' ? (
        <Alert
          type="warning"
          showIcon
          title={words('toRework')}
          action={<Button onClick={() => offerRework(view)}>{words('openRework')}</Button>}
        />
      ) : order.facts.round.isReached ? (
        <Alert
          type="info"
          showIcon
          title={words('toClose')}
          action={<Button onClick={offerClose}>{words('openClose')}</Button>}
        />
      ) : refusal ? (
        <Alert
          type="warning"
          showIcon
          title={refusalText(refusal, language)}
          action={<AppointButton orderId={view.orderId} />}
        />
      ) : (
        <CallForm
          key={view.facts.callbacks}
          view={view}
          isSending={record.isPending}
          onConfirm={(answers) => record.mutate({ answers })}
          confirmWords={(lead) =>
            words(
              lead === 'close'
                ? 'confirmClose'
                : lead === 'rework'
                  ? 'confirmRework'
                  : lead === 'unreached'
                    ? 'confirmNext'
                    : 'confirm',
            )
          }
          extra={<AppointButton orderId={view.orderId} />}
        />
      )}
      {follow === 'closeUnrated' && (
        <div>
          <Button onClick={offerClose}>{words('closeUnrated')}</Button>
        </div>
      )}
      {record.isStale && <Alert type="warning" showIcon role="alert" title={words('stale')} />}
      {record.error && !record.isStale && <ProblemAlert error={record.error} />}
    </section>
  )
}

/** What was done, with the next order under the Enter key. */
function Done({ text, onNext }: { readonly text: string; readonly onNext: () => void }) {
  const words = useWords()
  return (
    <Alert
      type="success"
      showIcon
      title={text}
      action={
        // The hands are at the keyboard, and the form that had the focus is gone.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        <Button autoFocus type="primary" onClick={onNext}>
          {words('next')}
        </Button>
      }
    />
  )
}
