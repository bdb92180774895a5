import { Alert, Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useClosingWords } from './labels.ts'

interface ReasonDialogProps {
  readonly title: string
  readonly hint: string
  readonly label?: string
  readonly isPending: boolean
  readonly error: Error | null
  readonly onOk: (reason: string) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** Asks for the reason of an act that stays on record. */
export function ReasonDialog(props: ReasonDialogProps) {
  useReturnFocus()
  const t = useClosingWords()
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={props.title}
      okText={props.title}
      cancelText={t('cancel')}
      confirmLoading={props.isPending}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form form={form} layout="vertical" onFinish={({ reason }) => props.onOk(reason.trim())}>
        <Alert type="info" title={props.hint} style={{ marginBottom: 12 }} />
        {props.children}
        <Form.Item
          name="reason"
          label={props.label ?? t('reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('reasonNeeded') }]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        {props.error && <ProblemAlert error={props.error} />}
      </Form>
    </Modal>
  )
}
