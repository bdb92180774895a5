import type { DialTestView } from '@yihu/contract/dial-test-routes'
import { dialTestItemNames, dialTestItems } from '@yihu/core/dial-test/score-dial-test'
import type { DialTestItem } from '@yihu/core/dial-test/score-dial-test'
import { App, Checkbox, Flex, Form, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { usePeriodChange } from '../closing/closing-queries.ts'
import { useLanguage } from '../language/language.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useDialTestWords } from './labels.ts'

interface Values extends Record<DialTestItem, number> {
  readonly isConnected: boolean
  readonly ringSeconds: number
  readonly attempts: number
  readonly findings?: string
  readonly reason?: string
}

/** How one call went: connected or not, and five items with their full marks; a correction says why. */
export function RecordCall({ test, onClose }: { readonly test: DialTestView; readonly onClose: () => void }) {
  useReturnFocus()
  const t = useDialTestWords()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const { keyFor, forget } = useIdempotencyKey()
  const [form] = Form.useForm<Values>()
  const values = Form.useWatch([], form)
  const { dialTestId, version, record } = test
  // The instant the tester began is the instant of the call; a correction keeps the first one.
  const [dialledAt] = useState(() => record?.dialledAt ?? new Date().toISOString())
  const save = usePeriodChange(
    ({ isConnected, ringSeconds, attempts, findings = '', reason = '', ...items }: Values) => {
      const scores = Object.fromEntries(
        dialTestItemNames.map((name) => [name, String(items[name])]),
      ) as Record<DialTestItem, string>
      const made = { dialledAt, isConnected, ringSeconds, attempts, scores, findings }
      const params = { dialTestId }
      if (record === null) {
        const body = { version, record: made }
        return callRoute('recordDialTest', { params, body, idempotencyKey: keyFor(body) })
      }
      const body = { version, record: made, reason }
      return callRoute('correctDialTest', { params, body, idempotencyKey: keyFor(body) })
    },
    () => {
      forget()
      void message.success(t('recorded'))
      onClose()
    },
  )
  const title = t(record === null ? 'record' : 'correct')
  const total = dialTestItemNames.reduce((sum, name) => sum + (values?.[name] ?? 0), 0)
  const needed = [{ required: true, message: t('needed') }]
  return (
    <Modal
      open
      title={`${title} · ${test.unitName}`}
      okText={title}
      cancelText={t('cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial(test)}
        onFinish={(given) => save.mutate(given)}
      >
        <Form.Item name="isConnected" valuePropName="checked">
          <Checkbox>{t('connected')}</Checkbox>
        </Form.Item>
        <Flex gap={16} wrap>
          <Form.Item name="ringSeconds" label={t('ringSeconds')} rules={needed}>
            <InputNumber min={0} max={3600} precision={0} />
          </Form.Item>
          <Form.Item name="attempts" label={t('attempts')} rules={needed}>
            <InputNumber min={1} max={99} precision={0} />
          </Form.Item>
          {dialTestItemNames.map((name) => (
            <Form.Item
              key={name}
              name={name}
              label={t('fullMarks', {
                item: dialTestItems[name].label[language],
                marks: dialTestItems[name].fullMarks,
              })}
              rules={needed}
            >
              <InputNumber min={0} max={dialTestItems[name].fullMarks} step={0.5} />
            </Form.Item>
          ))}
        </Flex>
        <p aria-live="polite">
          <strong>{t('total', { total })}</strong>
        </p>
        <Form.Item name="findings" label={t('findings')}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        {record !== null && (
          <Form.Item name="reason" label={t('reason')} rules={needed}>
            <Input maxLength={500} />
          </Form.Item>
        )}
        {save.error && <ProblemAlert error={save.error} />}
      </Form>
    </Modal>
  )
}

function initial({ record }: DialTestView): Partial<Values> {
  if (record === null) return { isConnected: true, attempts: 1 }
  const scores = Object.fromEntries(dialTestItemNames.map((name) => [name, Number(record.scores[name])]))
  return {
    ...(scores as Record<DialTestItem, number>),
    isConnected: record.isConnected,
    ringSeconds: record.ringSeconds,
    attempts: record.attempts,
    findings: record.findings,
  }
}
