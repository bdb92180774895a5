import type { OrderView } from '@yihu/contract/orders'
import type { ActionName } from '@yihu/core/order/actions'
import { Button, Flex, Form, Input } from 'antd'
import { useState } from 'react'
import { useNames } from '../language/use-names.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { FactsList } from '../order/facts-list.tsx'
import { useAct } from '../order/use-act.ts'
import { useWords } from './labels.ts'
import type { AssignmentView } from './unit-steps.ts'

interface SubUnitRequestsProps {
  readonly view: OrderView
  readonly assignment: AssignmentView
}

/** What units below ask for is decided here, in its place: nobody above knows them better (R1.5). */
export function SubUnitRequests({ view, assignment }: SubUnitRequestsProps) {
  const words = useWords()
  const asking = view.assignments.filter(
    ({ parentId, state, returnRequested, extensionRequested }) =>
      parentId === assignment.assignmentId &&
      (state === 'toSign' || state === 'handling') &&
      (returnRequested || extensionRequested !== null),
  )
  if (asking.length === 0) return null
  return (
    <section className="unit-requests" aria-label={words('subUnitAsks')}>
      <h3>{words('subUnitAsks')}</h3>
      {asking.map((one) => (
        <Request key={one.assignmentId} view={view} asking={one} />
      ))}
    </section>
  )
}

function Request({ view, asking }: { readonly view: OrderView; readonly asking: AssignmentView }) {
  const words = useWords()
  const { nameIn, unitName } = useNames()
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const act = useAct(view, view.version, () => setReason(''))
  const { assignmentId, returnRequested, extensionRequested } = asking
  const kind = returnRequested ? 'Return' : 'Extension'
  const asked = view.log.findLast(
    (entry) => entry.assignmentId === assignmentId && entry.action === `request${kind}`,
  )?.fields
  const text = (field: string) => (typeof asked?.[field] === 'string' ? asked[field] : null)
  const code = text('reasonCode')
  const suggested = text('suggestedUnitId')

  function decide(action: ActionName, needsReason: boolean) {
    setIsMissing(needsReason && reason.trim() === '')
    if (needsReason && reason.trim() === '') return
    act.mutate({ action, assignmentId, fields: reason.trim() === '' ? {} : { reason: reason.trim() } })
  }

  return (
    <article className="unit-request">
      <strong>
        {returnRequested
          ? words('asksReturn', { unit: asking.unitName })
          : words('asksExtension', { unit: asking.unitName, days: extensionRequested ?? 0 })}
      </strong>
      <FactsList
        lines={[
          [
            words('reason'),
            [code && nameIn('returnReasons', code), text('reason')].filter(Boolean).join(' · '),
          ],
          [words('legalBasis'), text('legalBasis')],
          [words('evidence'), text('evidence')],
          [words('suggested'), suggested && unitName(suggested)],
        ]}
      />
      <Form layout="vertical">
        <Form.Item
          label={words('decisionReason')}
          {...(isMissing ? { validateStatus: 'error', help: words('reasonForRefusal') } : {})}
        >
          <Input.TextArea
            aria-label={words('decisionReason')}
            maxLength={4000}
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
      {act.error && <ProblemAlert error={act.error} />}
      <Flex gap={8}>
        <Button
          type="primary"
          loading={act.isPending}
          onClick={() => decide(returnRequested ? 'approveReturn' : 'grantExtension', false)}
        >
          {words('agree')}
        </Button>
        <Button
          loading={act.isPending}
          onClick={() => decide(returnRequested ? 'refuseReturn' : 'refuseExtension', true)}
        >
          {words('refuse')}
        </Button>
      </Flex>
    </article>
  )
}
