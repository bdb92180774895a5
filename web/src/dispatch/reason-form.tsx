import type { OrderView } from '@yihu/contract/orders'
import type { ActionName } from '@yihu/core/order/actions'
import { Form } from 'antd'
import { useActOnSeen } from '../order/use-act-on-seen.ts'
import { DecisionForm, filled, WordsField } from './decision-form.tsx'

interface ReasonFormProps {
  readonly view: OrderView
  readonly action: ActionName
  readonly assignmentId?: string
  readonly label: string
  readonly confirm: string
  readonly isRequired?: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}

/** A decision that wants only its reason. */
export function ReasonForm(props: ReasonFormProps) {
  const { view, action, assignmentId, label, confirm, isRequired = false, onClose, onDone } = props
  const [form] = Form.useForm<{ reason?: string }>()
  const act = useActOnSeen(view, onDone)
  return (
    <DecisionForm
      name={`${action} ${assignmentId ?? ''}`}
      form={form}
      confirm={confirm}
      isPending={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(values) => act.mutate({ action, assignmentId, fields: filled(values) })}
    >
      <WordsField name="reason" label={label} isRequired={isRequired} hasFocus />
    </DecisionForm>
  )
}
