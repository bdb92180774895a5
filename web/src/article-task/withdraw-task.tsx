import type { ArticleTaskView } from '@yihu/contract/article-task-routes'
import { App, Form, Input, Modal } from 'antd'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { usePeriodChange } from '../closing/closing-queries.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useArticleTaskWords } from './labels.ts'
import { TaskFacts } from './task-facts.tsx'

interface WithdrawTaskProps {
  readonly task: ArticleTaskView
  readonly onClose: () => void
}

/** Takes a task back, with the reason; it counts for nothing then. */
export function WithdrawTask({ task, onClose }: WithdrawTaskProps) {
  useReturnFocus()
  const t = useArticleTaskWords()
  const { message } = App.useApp()
  const { keyFor, forget } = useIdempotencyKey()
  const [form] = Form.useForm<{ reason: string }>()
  const withdraw = usePeriodChange(
    ({ reason }: { reason: string }) => {
      const params = { articleTaskId: task.articleTaskId }
      const body = { version: task.version, reason }
      return callRoute('withdrawArticleTask', {
        params,
        body,
        idempotencyKey: keyFor({ ...params, ...body }),
      })
    },
    () => {
      forget()
      void message.success(t('withdrawn'))
      onClose()
    },
  )
  return (
    <Modal
      open
      title={`${t('withdraw')} · ${task.title}`}
      okText={t('withdraw')}
      cancelText={t('cancel')}
      confirmLoading={withdraw.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <TaskFacts task={task} />
      <Form form={form} layout="vertical" onFinish={(values) => withdraw.mutate(values)}>
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, min: 2, whitespace: true, message: t('needed') }]}
        >
          <Input maxLength={500} />
        </Form.Item>
        {withdraw.error && <ProblemAlert error={withdraw.error} />}
      </Form>
    </Modal>
  )
}
