import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AnsweringDayPlan, AnsweringDayView } from '@yihu/contract/special-desk-routes'
import { App, Button, Drawer, Flex, Form, Input, Select } from 'antd'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { useNames } from '../language/use-names.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useWords } from './labels.ts'

interface AnsweringDayFormProps {
  /** The day to change; a new one is planned without it. */
  readonly day?: AnsweringDayView
  readonly onClose: () => void
}

/** Plans an answering day or changes its plan. */
export function AnsweringDayForm({ day, onClose }: AnsweringDayFormProps) {
  useReturnFocus()
  const words = useWords()
  const { lists } = useNames()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const { keyFor, forget } = useIdempotencyKey()
  const [form] = Form.useForm<AnsweringDayPlan>()
  const save = useMutation({
    mutationFn: (plan: AnsweringDayPlan) =>
      day === undefined
        ? callRoute('planAnsweringDay', { body: plan, idempotencyKey: keyFor(plan) })
        : callRoute('changeAnsweringDay', {
            params: { answeringDayId: day.answeringDayId },
            body: { version: day.version, plan },
          }),
    onSuccess: async () => {
      forget()
      void message.success(words('saved'))
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['answeringDays'] })
    },
  })
  const field = (name: keyof AnsweringDayPlan, type: 'text' | 'date' | 'time' = 'text') => (
    <Form.Item name={name} label={words(name === 'unitId' ? 'unit' : name)} rules={rules}>
      <Input type={type} maxLength={60} />
    </Form.Item>
  )
  const rules = [{ required: true, message: words('required') }]
  return (
    <Drawer
      open
      size={480}
      title={words(day === undefined ? 'plan' : 'change')}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Flex gap={8} justify="end">
          <Button onClick={onClose}>{words('cancel')}</Button>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {words('save')}
          </Button>
        </Flex>
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={day === undefined ? { startsAt: '09:00', endsAt: '10:00' } : planOf(day)}
        scrollToFirstError={{ focus: true }}
        onFinish={(plan) => save.mutate(plan)}
      >
        {field('heldOn', 'date')}
        <Flex gap={12}>
          {field('startsAt', 'time')}
          {field('endsAt', 'time')}
        </Flex>
        <Form.Item name="unitId" label={words('unit')} rules={rules}>
          <Select
            options={[...lists.units]}
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={words('unit')}
          />
        </Form.Item>
        {field('leaderOffice')}
        {field('leaderName')}
        <Form.Item name="matters" label={words('matters')} rules={rules}>
          <Input.TextArea
            maxLength={500}
            placeholder={words('matterHint')}
            autoSize={{ minRows: 2, maxRows: 6 }}
          />
        </Form.Item>
        {save.error && <ProblemAlert error={save.error} />}
      </Form>
    </Drawer>
  )
}

function planOf(day: AnsweringDayView): AnsweringDayPlan {
  const { heldOn, startsAt, endsAt, unitId, leaderOffice, leaderName, matters } = day
  return { heldOn, startsAt, endsAt, unitId, leaderOffice, leaderName, matters }
}
