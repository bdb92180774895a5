import type { OrderView } from '@yihu/contract/orders'
import { Form, Radio, Select } from 'antd'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { useActOnSeen } from '../order/use-act-on-seen.ts'
import { DecisionForm, filled, WordsField } from './decision-form.tsx'
import { useWords } from './labels.ts'

interface ReworkFormProps {
  readonly view: OrderView
  readonly assignments: OrderView['assignments']
  readonly onClose: () => void
  readonly onDone: () => void
}
interface Values {
  assignmentId?: string
  reasonCode?: string
  reason?: string
}

/** Sends one unit's answer back with the kind of fault and what is to be done again. */
export function ReworkForm({ view, assignments, onClose, onDone }: ReworkFormProps) {
  const { t } = useLanguage()
  const { lists } = useNames()
  const words = useWords()
  const [form] = Form.useForm<Values>()
  const act = useActOnSeen(view, onDone)
  const lead = assignments.find(({ role }) => role === 'lead') ?? assignments[0]
  return (
    <DecisionForm<Values>
      name="rework"
      form={form}
      initialValues={lead ? { assignmentId: lead.assignmentId } : {}}
      confirm={words('confirmRework')}
      isPending={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={({ assignmentId = lead?.assignmentId, ...values }) =>
        act.mutate({ action: 'rework', assignmentId, fields: filled(values) })
      }
    >
      {assignments.length > 1 && (
        <Form.Item name="assignmentId" label={words('reworkUnit')}>
          <Radio.Group
            aria-label={words('reworkUnit')}
            options={assignments.map((one) => ({ value: one.assignmentId, label: one.unitName }))}
          />
        </Form.Item>
      )}
      <WordsField name="reason" label={words('reworkWords')} isRequired hasFocus />
      <Form.Item
        name="reasonCode"
        label={words('reworkReason')}
        rules={[{ required: true, message: t('choose') }]}
      >
        <Select
          aria-label={words('reworkReason')}
          options={lists.reworkReasons}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('choose')}
        />
      </Form.Item>
    </DecisionForm>
  )
}
