import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewAppeal } from '@yihu/core/appeal/appeal'
import { newAppeal } from '@yihu/contract/orders'
import { Button, Flex, Form } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import type { AppealDraft } from './appeal-draft.ts'
import { dropDraft, keepDraft, readDraft } from './appeal-draft.ts'
import { AppealFields } from './appeal-fields.tsx'
import { appealFromDraft } from './appeal-from-draft.ts'

const blank: AppealDraft = { urgency: 'normal', isAnonymous: false, isConfidential: false }

/** Takes an appeal; once it is accepted its order opens, to be answered at the desk or dispatched. */
export function NewAppealPage() {
  const { t } = useLanguage()
  const { userId } = useSession()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { keyFor, forget } = useIdempotencyKey()
  const [form] = Form.useForm<AppealDraft>()
  const [keptAt, setKeptAt] = useState<Date>()

  const accept = useMutation({
    mutationFn: (body: NewAppeal) => callRoute('acceptAppeal', { body, idempotencyKey: keyFor(body) }),
    onSuccess: async (order) => {
      forget()
      dropDraft(userId)
      queryClient.setQueryData(['order', order.orderId], order)
      void queryClient.invalidateQueries({ queryKey: ['orders'] })
      void queryClient.invalidateQueries({ queryKey: ['overview'] })
      await navigate(paths.order(order.orderId))
    },
  })

  return (
    <div className="stack">
      <PageTitle title={t('newAppeal.title')}>
        <output className="soft">{keptAt && t('newAppeal.kept', { time: formatInstant(keptAt) })}</output>
      </PageTitle>
      <div className="panel">
        <Form<AppealDraft>
          form={form}
          layout="vertical"
          initialValues={{ ...blank, ...readDraft(userId) }}
          scrollToFirstError={{ focus: true }}
          onValuesChange={(_, values) => {
            keepDraft(userId, values)
            setKeptAt(new Date())
          }}
          onFinish={(values) => accept.mutate(appealFromDraft(values))}
        >
          <AppealFields />
          {accept.error && (
            <div style={{ marginBottom: 12 }}>
              <ProblemAlert error={accept.error} />
            </div>
          )}
          <Flex gap={8}>
            <Button type="primary" htmlType="submit" loading={accept.isPending}>
              {t('newAppeal.accept')}
            </Button>
            <Button
              onClick={() => {
                dropDraft(userId)
                setKeptAt(undefined)
                form.setFieldsValue(emptied())
              }}
            >
              {t('newAppeal.clear')}
            </Button>
          </Flex>
        </Form>
      </div>
    </div>
  )

  function emptied(): AppealDraft {
    const names = Object.keys(newAppeal.shape)
    return { ...Object.fromEntries(names.map((name) => [name, undefined])), ...blank }
  }
}
