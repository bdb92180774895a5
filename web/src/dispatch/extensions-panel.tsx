import { useQuery } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { Tag } from 'antd'
import { formatDue, formatInstant } from '../language/format-time.ts'
import { FactsList } from '../order/facts-list.tsx'
import { AppealText } from './appeal-text.tsx'
import { Decision } from './decision.tsx'
import { decisionGroundsQuery } from './dispatch-queries.ts'
import { useWords } from './labels.ts'
import { ReasonForm } from './reason-form.tsx'
import { useRefusal } from './use-refusal.ts'

interface PanelProps {
  readonly view: OrderView
  readonly next: () => void
}
type Assignment = OrderView['assignments'][number]

/** Extensions to decide: how long, why, whether the appellant knows, and how often this unit asks (R7.8). */
export function ExtensionsPanel({ view, next }: PanelProps) {
  const words = useWords()
  const refusal = useRefusal(view)
  const pending = view.assignments.filter(({ extensionRequested }) => extensionRequested !== null)
  return pending.map((assignment, index) => (
    <section
      key={assignment.assignmentId}
      className="panel desk-lead"
      aria-label={`${words('extensionAsked')} ${assignment.unitName}`}
    >
      <div className="stack">
        <h2>
          {words('extensionAsked')} · {assignment.unitName}{' '}
          {assignment.parentId !== null && <Tag>{words('ofSubUnit')}</Tag>}
        </h2>
        <Asked view={view} assignment={assignment} />
        <Decision
          labels={{ approve: words('approve'), refuse: words('refuse') }}
          refusal={refusal('refuseExtension', assignment.assignmentId)}
          hasKeys={index === 0}
          onNext={next}
        >
          {(choice, close) => (
            <ReasonForm
              view={view}
              action={choice === 'approve' ? 'grantExtension' : 'refuseExtension'}
              assignmentId={assignment.assignmentId}
              label={words(choice === 'approve' ? 'reasonOptional' : 'reasonRequired')}
              confirm={words(choice === 'approve' ? 'confirmApprove' : 'confirmRefuse')}
              isRequired={choice === 'refuse'}
              onClose={close}
              onDone={close}
            />
          )}
        </Decision>
      </div>
      <AppealText view={view} />
    </section>
  ))
}

function Asked({ view, assignment }: { readonly view: OrderView; readonly assignment: Assignment }) {
  const words = useWords()
  const { data } = useQuery(decisionGroundsQuery(view.orderId))
  const asked = view.extensions.findLast(
    ({ assignmentId, decision }) => assignmentId === assignment.assignmentId && decision === null,
  )
  const rate = data?.extensionRates.find(({ unitId }) => unitId === assignment.unitId)
  if (!asked) return null
  const { handlingDueAt, extensionsGranted, contactedAt } = assignment
  return (
    <>
      <blockquote className="said pre">{asked.reason}</blockquote>
      <FactsList
        lines={[
          [words('days'), <strong key="days">{words('workingDays', { count: asked.workingDays })}</strong>],
          [words('dueNow'), handlingDueAt && formatDue(handlingDueAt)],
          [words('granted'), words('times', { count: extensionsGranted })],
          [words('told'), toldText(asked.appellantTold, contactedAt, words)],
          [words('askedAt'), `${formatInstant(asked.requestedAt)} ${asked.requestedByName}`],
          [words('rate'), rate && words('rateText', { ...rate, rate: percent(rate.asked, rate.dispatched) })],
        ]}
      />
    </>
  )
}

/** What the unit says of it is one thing, a contact on record another (热线管理规定, R7.8). */
function toldText(isTold: boolean, contactedAt: string | null, words: ReturnType<typeof useWords>): string {
  if (!isTold) return words('notTold')
  return contactedAt === null ? words('toldOnly') : words('toldContact', { time: formatInstant(contactedAt) })
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((100 * part) / whole)}%`
}
