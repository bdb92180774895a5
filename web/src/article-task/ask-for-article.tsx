import { useQuery } from '@tanstack/react-query'
import { App, Form, Input, Modal, Select } from 'antd'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { usePeriodChange } from '../closing/closing-queries.ts'
import { UnitSelect } from '../dispatch/unit-select.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { unitArticlesQuery } from './article-task-queries.ts'
import { useArticleTaskWords } from './labels.ts'

interface Values {
  readonly unitId: string
  readonly articleId?: string
  readonly title: string
  readonly request: string
  readonly dueOn: string
}

/** Asks a unit to write an article, or to bring one of its own up to date, until a working day. */
export function AskForArticle({ onClose }: { readonly onClose: () => void }) {
  useReturnFocus()
  const t = useArticleTaskWords()
  const { message } = App.useApp()
  const { keyFor, forget } = useIdempotencyKey()
  const [form] = Form.useForm<Values>()
  const unitId = Form.useWatch('unitId', form) ?? ''
  const articles = useQuery(unitArticlesQuery(unitId)).data ?? []
  const ask = usePeriodChange(
    ({ articleId, ...values }: Values) => {
      const body = { ...values, articleId: articleId ?? null }
      return callRoute('askForArticle', { body, idempotencyKey: keyFor(body) })
    },
    () => {
      forget()
      void message.success(t('asked'))
      onClose()
    },
  )
  const words = [{ required: true, min: 2, whitespace: true, message: t('needed') }]
  const chosen = [{ required: true, message: t('neededChoice') }]
  return (
    <Modal
      open
      title={t('ask')}
      okText={t('ask')}
      cancelText={t('cancel')}
      confirmLoading={ask.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={(values) => ask.mutate(values)}
        onValuesChange={(changed: Partial<Values>) => {
          if ('unitId' in changed) form.resetFields(['articleId'])
          // The title of the article is the task's, until somebody writes another.
          const article = articles.find(({ articleId }) => articleId === changed.articleId)
          if (article) form.setFieldsValue({ title: article.title })
        }}
      >
        <Form.Item name="unitId" label={t('unit')} rules={chosen}>
          <UnitSelect label={t('unit')} without={[]} />
        </Form.Item>
        <Form.Item name="articleId" label={t('article')} extra={t('articleHint')}>
          <Select
            allowClear
            placeholder={t('noArticle')}
            options={articles.map(({ articleId, title }) => ({ value: articleId, label: title }))}
            showSearch={{ optionFilterProp: 'label' }}
            disabled={articles.length === 0}
            aria-label={t('article')}
          />
        </Form.Item>
        <Form.Item name="title" label={t('name')} rules={words}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="request" label={t('request')} extra={t('requestHint')} rules={words}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 10 }} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('dueOn')} rules={chosen}>
          <Input type="date" />
        </Form.Item>
        {ask.error && <ProblemAlert error={ask.error} />}
      </Form>
    </Modal>
  )
}
