import { useQuery } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { Tag } from 'antd'
import { Link } from 'react-router'
import { formatDay, formatInstant } from '../language/format-time.ts'
import { useNames } from '../language/use-names.ts'
import { Circulation } from '../order/circulation.tsx'
import { FactsList } from '../order/facts-list.tsx'
import { paths } from '../paths.ts'
import { ApproveReturnForm } from './approve-return-form.tsx'
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

/** Returns to decide: what the unit says, how the order came here, what was decided on the like, and the decision. */
export function ReturnsPanel({ view, next }: PanelProps) {
  const pending = view.assignments.filter(({ returnRequested }) => returnRequested)
  return (
    <>
      {pending.map((assignment, index) => (
        <ReturnToDecide
          key={assignment.assignmentId}
          view={view}
          assignment={assignment}
          isFirst={index === 0}
          next={next}
        />
      ))}
      <Circulation view={view} />
    </>
  )
}

function ReturnToDecide(props: PanelProps & { readonly assignment: Assignment; readonly isFirst: boolean }) {
  const { view, assignment, isFirst, next } = props
  const words = useWords()
  const refusal = useRefusal(view)
  return (
    <section className="panel desk-lead" aria-label={`${words('returnAsked')} ${assignment.unitName}`}>
      <div className="stack">
        <h2>
          {words('returnAsked')} · {assignment.unitName}{' '}
          {assignment.parentId !== null && <Tag>{words('ofSubUnit')}</Tag>}
        </h2>
        <Asked view={view} assignment={assignment} />
        <Decision
          labels={{ approve: words('approve'), refuse: words('refuse') }}
          refusal={refusal('refuseReturn', assignment.assignmentId)}
          hasKeys={isFirst}
          onNext={next}
        >
          {(choice, close) =>
            choice === 'approve' ? (
              <ApproveReturnForm view={view} assignment={assignment} onClose={close} onDone={close} />
            ) : (
              <ReasonForm
                view={view}
                action="refuseReturn"
                assignmentId={assignment.assignmentId}
                label={words('reasonRequired')}
                confirm={words('confirmRefuse')}
                isRequired
                onClose={close}
                onDone={close}
              />
            )
          }
        </Decision>
      </div>
      <div className="stack">
        <AppealText view={view} />
        <SimilarReturns view={view} assignment={assignment} />
      </div>
    </section>
  )
}

function Asked({ view, assignment }: { readonly view: OrderView; readonly assignment: Assignment }) {
  const { nameIn } = useNames()
  const words = useWords()
  const asked = view.returns.findLast(
    ({ assignmentId, decision }) => assignmentId === assignment.assignmentId && decision === null,
  )
  if (!asked) return null
  const { returnUntil, returnsRefused } = assignment
  return (
    <>
      <blockquote className="said pre">{asked.reason}</blockquote>
      <FactsList
        lines={[
          [words('reasonKind'), nameIn('returnReasons', asked.reasonCode)],
          [words('basis'), asked.legalBasis],
          [words('evidence'), asked.evidence],
          [words('suggested'), asked.suggestedUnitName],
          [words('askedAt'), `${formatInstant(asked.requestedAt)} ${asked.requestedByName}`],
          [
            words('window'),
            returnUntil === null
              ? words('windowNone')
              : words('windowOpen', { time: formatInstant(returnUntil) }),
          ],
          [words('refusedBefore'), returnsRefused > 0 && words('times', { count: returnsRefused })],
        ]}
      />
    </>
  )
}

/** The last decisions on this unit's returns of the same category: like cases are decided alike. */
function SimilarReturns({ view, assignment }: { readonly view: OrderView; readonly assignment: Assignment }) {
  const words = useWords()
  const { data } = useQuery(decisionGroundsQuery(view.orderId))
  const rows = data?.similarReturns.filter(({ unitId }) => unitId === assignment.unitId)
  return (
    <div>
      <h3>{words('similar')}</h3>
      {rows?.length === 0 && <p className="soft">{words('noSimilar')}</p>}
      <ul className="candidates">
        {rows?.map((row) => (
          <li key={`${row.orderId} ${row.decidedAt}`}>
            <div>
              <span className={`verdict is-${row.decision}`}>
                {words(row.decision === 'approved' ? 'outcomeApproved' : 'outcomeRefused')}
              </span>{' '}
              <Link to={paths.order(row.orderId)}>{row.orderNo}</Link> {row.title}
              <div className="soft">
                “{row.reason}” {row.decisionReason && `→ ${row.decisionReason}`} · {formatDay(row.decidedAt)}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
