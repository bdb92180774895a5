import type { ArticleTaskView } from '@yihu/contract/article-task-routes'
import { App, Checkbox, Form, Input, Modal } from 'antd'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { usePeriodChange } from '../closing/closing-queries.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useArticleTaskWords } from './labels.ts'
import { TaskFacts } from './task-facts.tsx'

interface Values {
  readonly answer: string
  readonly isNewText: boolean
}

interface AnswerTaskProps {
  readonly task: ArticleTaskView
  readonly onClose: () => void
}

/** The unit's answer. Where there is an article it begins from its text, and may take the place of it. */
export function AnswerTask({ task, onClose }: AnswerTaskProps) {
  useReturnFocus()
  const t = useArticleTaskWords()
  const { message } = App.useApp()
  const { keyFor, forget } = useIdempotencyKey()
  const [form] = Form.useForm<Values>()
  const hasArticle = task.articleId !== null
  const answer = usePeriodChange(
    ({ answer: text, isNewText }: Values) => {
      const params = { articleTaskId: task.articleTaskId }
      const body = { version: task.version, answer: text, isNewText: hasArticle && isNewText }
      return callRoute('answerArticleTask', { params, body, idempotencyKey: keyFor({ ...params, ...body }) })
    },
    () => {
      forget()
      void message.success(t('answered'))
      onClose()
    },
  )
  return (
    <Modal
      open
      width={640}
      title={`${t('answer')} · ${task.title}`}
      okText={t('answer')}
      cancelText={t('cancel')}
      confirmLoading={answer.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <TaskFacts task={task} />
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ answer: task.articleBody ?? '', isNewText: hasArticle }}
        onFinish={(values) => answer.mutate(values)}
      >
        <Form.Item
          name="answer"
          label={t('answerText')}
          rules={[{ required: true, min: 2, whitespace: true, message: t('needed') }]}
        >
          <Input.TextArea maxLength={20_000} autoSize={{ minRows: 5, maxRows: 18 }} />
        </Form.Item>
        {hasArticle && (
          <Form.Item name="isNewText" valuePropName="checked">
            <Checkbox>{t('isNewText')}</Checkbox>
          </Form.Item>
        )}
        {answer.error && <ProblemAlert error={answer.error} />}
      </Form>
    </Modal>
  )
}
