import type { OrderView } from '@yihu/contract/orders'
import { useNames } from '../language/use-names.ts'
import { useActOnSeen } from '../order/use-act-on-seen.ts'
import { usePolicy } from '../order/use-policy.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { Button, Flex } from 'antd'
import { useState } from 'react'
import { AppealText } from './appeal-text.tsx'
import { KeyButton } from './decision.tsx'
import { FeedbackToReview } from './feedback-to-review.tsx'
import { useWords } from './labels.ts'
import { ReworkForm } from './rework-form.tsx'
import { textOf } from './text-of.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { useRefusal } from './use-refusal.ts'

/** What the units answered, next to what was asked: pass it and go on, or send it back with a reason (R7.10). */
export function ReviewPanel({ view, next }: { readonly view: OrderView; readonly next: () => void }) {
  const words = useWords()
  const { nameIn } = useNames()
  const refusal = useRefusal(view)
  const [isReworking, setIsReworking] = useState(false)
  const act = useActOnSeen(view, next)
  const policy = usePolicy(view.acceptedAt)
  const needsTwo = policy.review.twoStepCategories.includes(view.categoryCode)
  const isFirst = needsTwo && view.facts.firstReviewBy === null
  const action = isFirst ? 'reviewFirst' : 'review'
  const mayNot = refusal(action)
  const latest = view.assignments.flatMap(({ assignmentId, state }) => {
    const last = view.feedbacks.findLast((one) => one.assignmentId === assignmentId)
    return last && state !== 'returned' ? [last] : []
  })
  const reworks = view.log.filter(({ action: done }) => done === 'rework')
  const fedBack = view.assignments.filter(({ state }) => state === 'fedBack')
  const mayNotRework = refusal('rework', fedBack[0]?.assignmentId)
  const pass = () => {
    if (mayNot === undefined && !act.isPending) act.mutate({ action, fields: {} })
  }
  useDeskKeys({
    n: next,
    a: pass,
    ...(mayNotRework === undefined ? { r: () => setIsReworking(true) } : {}),
  })

  return (
    <section className="panel stack" aria-label={words('review')}>
      <div className="desk-lead">
        <AppealText view={view} />
        <div className="stack">
          {latest.length === 0 && <p className="soft">{words('noFeedback')}</p>}
          {latest.map((feedback) => (
            <FeedbackToReview key={feedback.feedbackId} view={view} feedback={feedback} />
          ))}
        </div>
      </div>
      {reworks.length > 0 && (
        <div>
          <h3>{words('reworksBefore')}</h3>
          {reworks.map((entry) => (
            <p key={entry.seq} className="pre" style={{ margin: 0 }}>
              {nameIn('reworkReasons', textOf(entry.fields['reasonCode']))}：{textOf(entry.fields['reason'])}
            </p>
          ))}
        </div>
      )}
      {needsTwo && (
        <p>
          {words('twoReviews')}
          <strong>{words(isFirst ? 'firstMissing' : 'firstDone')}</strong>
        </p>
      )}
      {mayNot !== undefined && <p className="soft">{mayNot}</p>}
      <Flex gap={8} wrap>
        {mayNot === undefined && (
          <Button type="primary" loading={act.isPending} onClick={pass} aria-keyshortcuts="A">
            {words(isFirst ? 'passFirst' : 'pass')} <kbd aria-hidden>A</kbd>
          </Button>
        )}
        {mayNotRework === undefined && (
          <KeyButton keyName="R" hasKey isChosen={isReworking} onClick={() => setIsReworking(true)}>
            {words('rework')}
          </KeyButton>
        )}
        <KeyButton keyName="N" hasKey isChosen={false} onClick={next}>
          {words('next')}
        </KeyButton>
      </Flex>
      {act.error && <ProblemAlert error={act.error} />}
      {isReworking && (
        <ReworkForm view={view} assignments={fedBack} onClose={() => setIsReworking(false)} onDone={next} />
      )}
    </section>
  )
}
