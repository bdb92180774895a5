import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AnsweringDayView } from '@yihu/contract/special-desk-routes'
import { Alert, Form, Input, Modal } from 'antd'
import { callRoute } from '../api/call.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useWords } from './labels.ts'

interface EndDayProps {
  readonly day: AnsweringDayView
  readonly state: 'held' | 'cancelled'
  readonly onClose: () => void
}

interface Values {
  readonly note?: string
  readonly bonusPoints?: string
}

/** Ends a day for good, or calls it off; asks first, since neither can be taken back. */
export function EndDay({ day, state, onClose }: EndDayProps) {
  useReturnFocus()
  const words = useWords()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Values>()
  const end = useMutation({
    mutationFn: ({ note, bonusPoints }: Values) =>
      callRoute('endAnsweringDay', {
        params: { answeringDayId: day.answeringDayId },
        body: {
          version: day.version,
          state,
          note: note?.trim() || null,
          bonusPoints: bonusPoints?.trim() || null,
        },
      }),
    onSuccess: async () => {
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['answeringDays'] })
    },
  })
  return (
    <Modal
      open
      title={words(state === 'held' ? 'end' : 'callOff')}
      okText={words(state === 'held' ? 'end' : 'callOff')}
      cancelText={words('cancel')}
      confirmLoading={end.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(values) => end.mutate(values)}>
        <Alert type="info" title={words('endConfirm')} style={{ marginBottom: 12 }} />
        <Form.Item name="note" label={words('note')}>
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        {state === 'held' && (
          <Form.Item
            name="bonusPoints"
            label={words('bonus')}
            extra={words('bonusHint')}
            rules={[{ pattern: /^\d{1,2}(\.\d{1,2})?$/, message: words('bonusHint') }]}
          >
            <Input inputMode="decimal" maxLength={5} style={{ width: 120 }} />
          </Form.Item>
        )}
        {end.error && <ProblemAlert error={end.error} />}
      </Form>
    </Modal>
  )
}
