import { fieldLabels } from '@yihu/contract/fields'
import type { OrderView } from '@yihu/contract/orders'
import { Button, Flex, Tag } from 'antd'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { FactsList } from '../order/facts-list.tsx'
import { feedbacksToMerge } from './feedbacks-to-merge.ts'
import type { Feedback } from './feedbacks-to-merge.ts'
import { useWords } from './labels.ts'
import type { AssignmentView } from './unit-steps.ts'

interface QuotedFeedbacksProps {
  readonly view: OrderView
  readonly assignment: AssignmentView
  readonly onQuote: (texts: Readonly<Record<string, string>>) => void
}

/** What others wrote, next to the own form: the appellant gets one reply, put together from all of it. */
export function QuotedFeedbacks({ view, assignment, onQuote }: QuotedFeedbacksProps) {
  const words = useWords()
  const others = feedbacksToMerge(view, assignment)
  if (others.length === 0) return null
  const quote = ({ unitName, findings, measures }: Feedback) =>
    onQuote({
      findings: words('quoted', { unit: unitName, text: findings }),
      measures: words('quoted', { unit: unitName, text: measures }),
    })
  return (
    <section aria-label={words('merge')}>
      <h4>{words('merge')}</h4>
      <ul className="unit-list">
        {others.map((feedback) => (
          <li key={feedback.feedbackId}>
            <Flex justify="space-between" align="center" gap={8} wrap>
              <strong>{feedback.unitName}</strong>
              <Button
                onClick={() => quote(feedback)}
                aria-label={words('quoteFrom', { unit: feedback.unitName })}
              >
                {words('quote')}
              </Button>
            </Flex>
            <FeedbackTexts feedback={feedback} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function FeedbackTexts({ feedback }: { readonly feedback: Feedback }) {
  const { t, pick } = useLanguage()
  const words = useWords()
  return (
    <div className="unit-feedback">
      <div className="soft">
        <time dateTime={feedback.at}>{formatInstant(feedback.at)}</time> · {feedback.handlerName}{' '}
        <Tag>
          {words('named', {
            name: pick(fieldLabels.isResolved),
            value: t(feedback.isResolved ? 'yes' : 'no'),
          })}
        </Tag>
      </div>
      <FactsList
        lines={[
          [pick(fieldLabels.findings), feedback.findings],
          [pick(fieldLabels.measures), feedback.measures],
          [pick(fieldLabels.appellantOpinion), feedback.appellantOpinion],
          [pick(fieldLabels.publicText), feedback.publicText],
        ]}
      />
    </div>
  )
}
