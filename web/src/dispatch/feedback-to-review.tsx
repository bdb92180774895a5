import type { OrderView } from '@yihu/contract/orders'
import { dateIn } from '@yihu/core/calendar/local-time'
import { textProblems } from '@yihu/core/quality/text-rules'
import { Flex, Tag } from 'antd'
import { useReferenceData } from '../api/queries.ts'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useWords } from './labels.ts'
import { textOf } from './text-of.ts'

type Feedback = OrderView['feedbacks'][number]
const checked = ['findings', 'measures', 'publicText'] as const

interface FeedbackToReviewProps {
  readonly view: OrderView
  readonly feedback: Feedback
}

/** One unit's answer with what speaks for and against it: the text rules, and the contacts on record. */
export function FeedbackToReview({ view, feedback }: FeedbackToReviewProps) {
  const words = useWords()
  const title = words('feedbackOf', { unit: feedback.unitName })
  const isLate = feedback.dueAt !== null && new Date(feedback.at) > new Date(feedback.dueAt)
  const parts = [
    ['findings', feedback.findings],
    ['measures', feedback.measures],
    ['appellantOpinion', feedback.appellantOpinion],
    ['publicText', feedback.publicText],
  ] as const
  return (
    <article className="feedback" aria-label={title}>
      <Flex gap={6} wrap align="center">
        <h3 style={{ margin: 0 }}>{title}</h3>
        <Tag color={isLate ? '#a3201d' : '#0a6640'}>{words(isLate ? 'late' : 'onTime')}</Tag>
        <Tag {...(feedback.isResolved ? {} : { color: '#8a5300' })}>
          {words(feedback.isResolved ? 'resolved' : 'unresolved')}
        </Tag>
        <span className="soft">
          {formatInstant(feedback.at)} · {feedback.handlerName}
        </span>
      </Flex>
      <dl className="said-parts">
        {parts.map(
          ([name, text]) =>
            text !== null && (
              <div key={name}>
                <dt>{words(name)}</dt>
                <dd className="pre">{text}</dd>
              </div>
            ),
        )}
        <div>
          <dt>{words('rules')}</dt>
          <dd>
            <Findings view={view} feedback={feedback} />
          </dd>
        </div>
        <div>
          <dt>{words('contacts')}</dt>
          <dd>
            <Contacts view={view} assignmentId={feedback.assignmentId} />
          </dd>
        </div>
      </dl>
    </article>
  )
}

function Findings({ view, feedback }: FeedbackToReviewProps) {
  const { pick } = useLanguage()
  const words = useWords()
  const data = useReferenceData()
  if (!data) return null
  const on = dateIn(data.timeZone, new Date(view.acceptedAt))
  const found = checked.flatMap((field) =>
    feedback[field] === null
      ? []
      : textProblems(data.textRules, field, feedback[field], view.appeal.content, on).map(
          (problem) => `${words(field)}：${pick(problem)}`,
        ),
  )
  if (found.length === 0) return <span className="verdict is-approved">{words('rulesClean')}</span>
  return found.map((line) => (
    <div key={line} className="verdict is-refused">
      {line}
    </div>
  ))
}

function Contacts({ view, assignmentId }: { readonly view: OrderView; readonly assignmentId: string }) {
  const words = useWords()
  const contacts = view.log.filter(
    (entry) => entry.action === 'recordContact' && entry.assignmentId === assignmentId,
  )
  if (contacts.length === 0) return <span className="verdict is-refused">{words('noContacts')}</span>
  return contacts.map((entry) => (
    <div key={entry.seq} className="pre">
      {words('contactLine', {
        time: formatInstant(entry.at),
        number: textOf(entry.fields['contactNumber']) || '—',
        result: textOf(entry.fields['contactResult']),
      })}
    </div>
  ))
}
