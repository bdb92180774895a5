import { LockOutlined } from '@ant-design/icons'
import { fieldLabels } from '@yihu/contract/fields'
import type { OrderView } from '@yihu/contract/orders'
import { unitsBelow } from '@yihu/core/access/unit-tree'
import type { ActionName } from '@yihu/core/order/actions'
import { actions } from '@yihu/core/order/actions'
import { assignmentStateLabels } from '@yihu/core/order/states'
import { Alert, Flex, Tag, Typography } from 'antd'
import { useRef, useState } from 'react'
import { useReferenceData } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { DueText } from '../order-list/due-text.tsx'
import { useNow } from '../order-list/use-now.ts'
import { AppealPanel } from '../order/appeal-panel.tsx'
import { FactsList } from '../order/facts-list.tsx'
import { orderFromView } from '../order/order-from-view.ts'
import { usePolicy } from '../order/use-policy.ts'
import { useSession } from '../session/session-context.ts'
import { useWords } from './labels.ts'
import { FeedbackTexts } from './quoted-feedbacks.tsx'
import { SubUnitRequests } from './sub-unit-requests.tsx'
import { UnitStep } from './unit-step.tsx'
import { instructionFor, nextStep, ownAssignment, stepsOf } from './unit-steps.ts'
import type { AssignmentView } from './unit-steps.ts'

interface UnitPanelProps {
  readonly view: OrderView
  /** What the queue is about: the step that is open first while it can be taken. */
  readonly first?: ActionName | undefined
}

/** Everything a unit does with an order, one step at a time; the step that is due now is open. */
export function UnitPanel({ view, first }: UnitPanelProps) {
  const { pick } = useLanguage()
  const words = useWords()
  const session = useSession()
  const data = useReferenceData()
  const now = new Date(useNow())
  const policy = usePolicy(view.acceptedAt)
  const [chosen, setChosen] = useState<ActionName>()
  const panel = useRef<HTMLElement>(null)
  const units = data?.units ?? []
  const assignment = ownAssignment(view, units, session.unitIds)
  if (data === undefined || assignment === undefined) return <AppealPanel appeal={view.appeal} />
  const hasUnitsBelow = unitsBelow(units, assignment.unitId).length > 0
  const steps = stepsOf(orderFromView(view), assignment, hasUnitsBelow, { actor: session, now, policy })
  const next = nextStep(steps, assignment)
  const open =
    steps.find(({ action }) => action === chosen) ??
    steps.find(({ action, refusal }) => action === first && !refusal) ??
    steps.find(({ action }) => action === next)
  const instruction = instructionFor(view, assignment)
  const given = view.feedbacks.findLast(({ assignmentId }) => assignmentId === assignment.assignmentId)
  const title =
    assignment.unitName === session.unitName
      ? words('panel')
      : words('panelOfBelow', { unit: assignment.unitName })
  return (
    <section className="panel unit-panel" aria-label={title} tabIndex={-1} ref={panel}>
      <Head view={view} assignment={assignment} title={title} />
      {view.appeal.isConfidential && !view.appeal.mayReveal && (
        <Alert
          type="info"
          showIcon
          title={
            <>
              <strong>{words('confidential')}</strong> {words('confidentialWhy')}
            </>
          }
        />
      )}
      <blockquote className="unit-appeal" aria-label={words('appeal')}>
        <Typography.Paragraph
          ellipsis={{
            rows: 6,
            expandable: 'collapsible',
            symbol: (isOpen) => words(isOpen ? 'less' : 'more'),
          }}
        >
          {view.appeal.content}
        </Typography.Paragraph>
      </blockquote>
      {instruction !== undefined && (
        <p className="unit-opinion">
          {words('named', { name: pick(fieldLabels.opinion), value: instruction })}
        </p>
      )}
      <SubUnitRequests view={view} assignment={assignment} />
      {given && assignment.state !== 'handling' && (
        <section aria-label={words('given')}>
          <h3>{words('given')}</h3>
          <FeedbackTexts feedback={given} />
        </section>
      )}
      {steps.length === 0 ? (
        <p className="soft">{words('nothingToDo')}</p>
      ) : (
        <nav className="unit-steps" aria-label={words('steps')}>
          {steps.map(({ action, refusal }) => (
            <button
              key={action}
              type="button"
              aria-current={action === open?.action ? 'step' : undefined}
              className={refusal ? 'is-held' : ''}
              onClick={() => setChosen(action)}
            >
              {refusal && <LockOutlined aria-hidden />}
              {pick(actions[action])}
            </button>
          ))}
        </nav>
      )}
      {open && (
        <UnitStep
          // Another step is another form; after a step the next one opens.
          key={`${open.action} ${assignment.state}`}
          view={view}
          assignment={assignment}
          offer={open}
          onDone={() => {
            setChosen(undefined)
            // The button that was pressed has gone with its form.
            panel.current?.focus({ preventScroll: true })
          }}
        />
      )}
    </section>
  )
}

function Head({
  view,
  assignment,
  title,
}: {
  readonly view: OrderView
  readonly assignment: AssignmentView
  readonly title: string
}) {
  const { pick } = useLanguage()
  const words = useWords()
  const { role, parentId, state, signDueAt, contactDueAt, handlingDueAt } = assignment
  const parent = view.assignments.find((other) => other.assignmentId === parentId)
  const isOpen = state === 'toSign' || state === 'handling'
  return (
    <>
      <Flex gap={8} align="center" wrap>
        <h3 className="unit-title">{title}</h3>
        <Tag>{parent ? words('passedDown', { unit: parent.unitName }) : words(role)}</Tag>
        <Tag color="#0b5a73">{pick(assignmentStateLabels[state])}</Tag>
      </Flex>
      <FactsList
        lines={[
          [
            words('signDue'),
            state === 'toSign' && signDueAt !== null && (
              <DueText key="sign" dueAt={signDueAt} isDone={false} />
            ),
          ],
          [
            words('contactDue'),
            isOpen && contactDueAt !== null && assignment.contactedAt === null && (
              <DueText key="contact" dueAt={contactDueAt} isDone={false} />
            ),
          ],
          [words('handlingDue'), <DueText key="handling" dueAt={handlingDueAt} isDone={!isOpen} />],
        ]}
      />
    </>
  )
}
