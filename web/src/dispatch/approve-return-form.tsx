import type { OrderView } from '@yihu/contract/orders'
import { leadsReturned } from '@yihu/core/order/order'
import { Alert, Form } from 'antd'
import { callRoute } from '../api/call.ts'
import type { CallInput } from '../api/call.ts'
import { orderFromView } from '../order/order-from-view.ts'
import { useActOnSeen } from '../order/use-act-on-seen.ts'
import { usePolicy } from '../order/use-policy.ts'
import { DecisionForm, filled, WordsField } from './decision-form.tsx'
import { useWords } from './labels.ts'
import { UnitSelect } from './unit-select.tsx'
import { useDeskCall } from './use-desk-call.ts'
import { useRefusal } from './use-refusal.ts'

interface ApproveReturnFormProps {
  readonly view: OrderView
  readonly assignment: OrderView['assignments'][number]
  readonly onClose: () => void
  readonly onDone: () => void
}
type SendOn = Omit<CallInput<'approveReturnAndDispatch'>['body'], 'version'>
interface Values {
  unitId?: string
  assistingUnitIds?: string[]
  reason?: string
}

/** Approves a return and, where a unit is named, sends the order on to it in the same step. */
export function ApproveReturnForm({ view, assignment, onClose, onDone }: ApproveReturnFormProps) {
  const words = useWords()
  const [form] = Form.useForm<Values>()
  const act = useActOnSeen(view, onDone)
  const both = useDeskCall<SendOn>(
    view,
    words('confirmApproveDispatch'),
    (sent) => callRoute('approveReturnAndDispatch', sent),
    onDone,
  )
  const unitId = Form.useWatch('unitId', form)
  const { disputeAfter } = usePolicy(view.acceptedAt).returns
  const isLead = assignment.role === 'lead' && assignment.parentId === null
  const rounds = leadsReturned(orderFromView(view).assignments) + 1
  const willDispute = isLead && (view.facts.isDisputed || (disputeAfter !== null && rounds >= disputeAfter))
  const mayDispatch = useMayDispatch(view)
  const maySendOn = isLead && !willDispute && mayDispatch
  const others = view.assignments.filter(
    ({ role, parentId, state }) => role === 'assisting' && parentId === null && state !== 'returned',
  )
  const suggested = view.returns.findLast(
    ({ assignmentId, decision }) => assignmentId === assignment.assignmentId && decision === null,
  )?.suggestedUnitId
  const initial: Values = maySendOn
    ? {
        ...(suggested && suggested !== view.accusedUnitId ? { unitId: suggested } : {}),
        assistingUnitIds: others.map((one) => one.unitId).filter((one) => one !== suggested),
      }
    : {}

  return (
    <DecisionForm<Values>
      name={`approveReturn ${assignment.assignmentId}`}
      form={form}
      initialValues={initial}
      confirm={words(unitId ? 'confirmApproveDispatch' : 'confirmApprove')}
      isPending={act.isPending || both.isPending}
      error={act.error ?? both.error}
      onClose={onClose}
      onSubmit={(values) => {
        const { assignmentId } = assignment
        const { unitId: to, assistingUnitIds, reason } = filled(values)
        if (to === undefined)
          act.mutate({ action: 'approveReturn', assignmentId, fields: filled({ reason }) })
        else both.mutate({ assignmentId, unitId: to, ...filled({ assistingUnitIds, reason }) })
      }}
    >
      {willDispute && (
        <Alert type="warning" showIcon title={words('willDispute', { count: rounds })} className="in-form" />
      )}
      <WordsField name="reason" label={words('reasonOptional')} hasFocus />
      {maySendOn && (
        <>
          <Form.Item name="unitId" label={words('redispatchTo')}>
            <UnitSelect
              label={words('redispatchTo')}
              without={[view.accusedUnitId, assignment.unitId]}
              placeholder={words('redispatchNone')}
            />
          </Form.Item>
          {unitId && (
            <Form.Item name="assistingUnitIds" label={words('assistingAgain')}>
              <UnitSelect
                label={words('assistingAgain')}
                without={[view.accusedUnitId, unitId, assignment.unitId]}
                isMultiple
              />
            </Form.Item>
          )}
        </>
      )}
    </DecisionForm>
  )
}

/** Whether this person could dispatch the order once it is back. */
function useMayDispatch(view: OrderView): boolean {
  const back = { ...view, state: 'accepted' as const, facts: { ...view.facts, isDisputed: false } }
  return useRefusal(back)('dispatch') === undefined
}
