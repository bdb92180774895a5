import { App, Checkbox, Flex, Form, Input, InputNumber, Modal } from 'antd'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { usePeriodChange } from '../closing/closing-queries.ts'
import { UnitSelect } from '../dispatch/unit-select.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useDialTestWords } from './labels.ts'

interface Values {
  readonly name: string
  readonly unitIds: string[]
  readonly callsPerUnit: number
  readonly fromOn: string
  readonly untilOn: string
  readonly startsAt: string
  readonly endsAt: string
  readonly inWorkingHours: boolean
}

/** Plans a campaign; when it is dialled, chance decides within the days and hours given. */
export function PlanCampaign({ period, onClose }: { readonly period: string; readonly onClose: () => void }) {
  useReturnFocus()
  const t = useDialTestWords()
  const { message } = App.useApp()
  const { keyFor, forget } = useIdempotencyKey()
  const [form] = Form.useForm<Values>()
  const plan = usePeriodChange(
    (values: Values) => {
      const body = { ...values, period }
      return callRoute('planDialCampaign', { body, idempotencyKey: keyFor(body) })
    },
    () => {
      forget()
      void message.success(t('planned'))
      onClose()
    },
  )
  const needed = [{ required: true, message: t('needed') }]
  return (
    <Modal
      open
      title={t('plan')}
      okText={t('plan')}
      cancelText={t('cancel')}
      confirmLoading={plan.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          callsPerUnit: 4,
          startsAt: '09:00',
          endsAt: '17:00',
          inWorkingHours: true,
          fromOn: `${period}-01`,
          untilOn: `${period}-28`,
        }}
        onFinish={(values) => plan.mutate(values)}
      >
        <Form.Item name="name" label={t('name')} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="unitIds" label={t('units')} rules={needed}>
          <UnitSelect label={t('units')} without={[]} isMultiple />
        </Form.Item>
        <Form.Item name="callsPerUnit" label={t('callsPerUnit')} rules={needed}>
          <InputNumber min={1} max={20} precision={0} />
        </Form.Item>
        {(
          [
            ['days', 'fromOn', 'untilOn', 'date'],
            ['times', 'startsAt', 'endsAt', 'time'],
          ] as const
        ).map(([label, first, last, type]) => (
          <Flex key={label} gap={8}>
            <Form.Item name={first} label={t(label)} rules={needed}>
              <Input type={type} />
            </Form.Item>
            <Form.Item name={last} label="–" rules={needed}>
              <Input type={type} aria-label={`${t(label)} –`} />
            </Form.Item>
          </Flex>
        ))}
        <Form.Item name="inWorkingHours" valuePropName="checked">
          <Checkbox>{t('inWorkingHours')}</Checkbox>
        </Form.Item>
        {plan.error && <ProblemAlert error={plan.error} />}
      </Form>
    </Modal>
  )
}
