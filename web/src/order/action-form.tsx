import { fieldLabels, fieldSchemas } from '@yihu/contract/fields'
import type { OrderView } from '@yihu/contract/orders'
import { refusalOf } from '@yihu/core/order/act'
import type { ActionRow } from '@yihu/core/order/actions'
import type { FieldName } from '@yihu/core/order/command'
import { actions } from '@yihu/core/order/actions'
import type { ActionFields } from '@yihu/core/order/command'
import { Alert, Button, Drawer, Flex, Form } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { problemOf } from '../language/issue-text.ts'
import { useLanguage } from '../language/language.ts'
import { useSession } from '../session/session-context.ts'
import { FieldInput } from './field-input.tsx'
import type { Offer } from './offers.ts'
import { orderFromView } from './order-from-view.ts'
import { refusalText } from './refusal-text.ts'
import { useAct } from './use-act.ts'
import { usePolicy } from './use-policy.ts'

interface ActionFormProps {
  readonly view: OrderView
  readonly offer: Offer
  readonly onClose: () => void
}

/** The form of any action, made from its row of the life-cycle table; the rules are asked before the server is. */
export function ActionForm({ view, offer, onClose }: ActionFormProps) {
  const { t, pick, language } = useLanguage()
  const session = useSession()
  const policy = usePolicy(view.acceptedAt)
  const [form] = Form.useForm<Record<string, unknown>>()
  const [refusal, setRefusal] = useState<string>()
  const act = useAct(view, onClose)
  const row: ActionRow = actions[offer.action]
  const fields: readonly FieldName[] = [...row.needs, ...(row.takes ?? [])]
  const unit = view.assignments.find(({ assignmentId }) => assignmentId === offer.assignmentId)

  function submit(values: Record<string, unknown>) {
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)))
    const { action, assignmentId } = offer
    // The form has been checked by the contract's schemas, so its values have the types of the fields.
    const command = { action, assignmentId, fields: filled as ActionFields }
    const refused = refusalOf(orderFromView(view), command, {
      actor: session,
      now: new Date(),
      policy,
    })
    setRefusal(refused && refusalText(refused, language))
    if (!refused) act.mutate(command)
  }

  return (
    <Drawer
      open
      size={560}
      title={[pick(row), unit?.unitName].filter(Boolean).join(' · ')}
      onClose={onClose}
      closable={{ 'aria-label': t('cancel') }}
      mask={{ closable: false }}
      footer={
        <Flex gap={8} justify="end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={act.isPending} onClick={() => form.submit()}>
            {t('action.confirm', { action: pick(row) })}
          </Button>
        </Flex>
      }
    >
      <div className="stack">
        <p className="soft" style={{ margin: 0 }}>
          {view.orderNo} · {view.appeal.title}
        </p>
        {fields.length === 0 && <p>{t('action.noFields', { action: pick(row) })}</p>}
        <Form
          form={form}
          layout="vertical"
          initialValues={initialValues(offer, view)}
          scrollToFirstError={{ focus: true }}
          onFinish={submit}
          onValuesChange={(changed) => {
            // An unreached call-back can only be unrated.
            if (changed['isReached'] === false) form.setFieldValue('satisfaction', 'unrated')
          }}
        >
          {fields.map((field) => (
            <Form.Item
              key={field}
              name={field}
              label={pick(fieldLabels[field])}
              required={row.needs.includes(field)}
              rules={[
                {
                  validator: (_, value: unknown) => {
                    const problem = problemOf(fieldSchemas[field], value, row.needs.includes(field), language)
                    return problem === undefined ? Promise.resolve() : Promise.reject(new Error(problem))
                  },
                },
              ]}
            >
              <FieldInput field={field} action={offer.action} orderId={view.orderId} />
            </Form.Item>
          ))}
        </Form>
        {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
        {act.isStale && <Alert type="warning" showIcon role="alert" title={t('action.stale')} />}
        {act.error && !act.isStale && <ProblemAlert error={act.error} />}
      </div>
    </Drawer>
  )
}

function initialValues({ action, initial = {} }: Offer, view: OrderView): Record<string, unknown> {
  if (action !== 'recordCallback') return { ...initial }
  return { method: view.state === 'closed' ? 'spotCheck' : 'manual' }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
