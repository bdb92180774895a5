import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BulkOffer } from '@yihu/contract/bulk-actions'
import { fieldLabelOf, fieldSchemas } from '@yihu/contract/fields'
import type { ActionRow } from '@yihu/core/order/actions'
import type { FieldName } from '@yihu/core/order/command'
import { actions } from '@yihu/core/order/actions'
import { Button, Drawer, Flex, Form, Radio } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { problemOf } from '../language/issue-text.ts'
import { useLanguage } from '../language/language.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { FieldInput } from '../order/field-input.tsx'
import { bulksQuery } from './list-queries.ts'
import { useListWords } from './labels.ts'
import { RefusalGroups } from './refusal-groups.tsx'
import type { Selection } from './use-selection.ts'

interface BulkDrawerProps {
  readonly selection: Selection
  readonly onClose: () => void
  readonly onStarted: () => void
}

/** Which action, with how many it is possible and why not with the others; its form once for all. */
export function BulkDrawer({ selection, onClose, onStarted }: BulkDrawerProps) {
  useReturnFocus()
  const words = useListWords()
  const { t, pick, language } = useLanguage()
  const queryClient = useQueryClient()
  const { keyFor, forget } = useIdempotencyKey()
  const [form] = Form.useForm<Record<string, unknown>>()
  const [chosen, setChosen] = useState<BulkOffer>()
  const orders = [...selection].map(([orderId, version]) => ({ orderId, version }))
  const offers = useQuery({
    queryKey: ['bulkOffers', orders],
    queryFn: ({ signal }) => callRoute('offerBulk', { body: { orders }, signal }),
    staleTime: 0,
  })
  const start = useMutation({
    mutationFn: (fields: Record<string, unknown>) => {
      if (!chosen) throw new TypeError('no action is chosen')
      const body = { action: chosen.action, fields, orders }
      return callRoute('startBulk', { body, idempotencyKey: keyFor(body) })
    },
    onSuccess: async () => {
      forget()
      await queryClient.invalidateQueries({ queryKey: bulksQuery.queryKey })
      onStarted()
    },
  })
  const row: ActionRow | undefined = chosen && actions[chosen.action]
  const fields: readonly FieldName[] = row ? [...row.needs, ...(row.takes ?? [])] : []

  return (
    <Drawer
      open
      size={560}
      title={words('bulkTitle', { count: selection.size })}
      onClose={onClose}
      closable={{ 'aria-label': t('cancel') }}
      mask={{ closable: false }}
      footer={
        <Flex gap={8} justify="end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          {chosen && (
            <Button type="primary" loading={start.isPending} onClick={() => form.submit()}>
              {words('confirm', { action: pick(actions[chosen.action]), count: chosen.possible })}
            </Button>
          )}
        </Flex>
      }
    >
      <div className="stack">
        {offers.error && <ProblemAlert error={offers.error} onRetry={() => void offers.refetch()} />}
        {offers.isPending && <p>{t('loading')}</p>}
        {offers.data?.length === 0 && <p>{words('noOffers')}</p>}
        {offers.data && offers.data.length > 0 && (
          <fieldset className="bare">
            <legend>
              <h2>{words('chooseAction')}</h2>
            </legend>
            <Radio.Group
              value={chosen?.action}
              onChange={(event) => {
                form.resetFields()
                setChosen(offers.data.find(({ action }) => action === event.target.value))
              }}
              className="bulk-offers"
            >
              {offers.data.map(({ action, possible, refusals }) => (
                <Radio key={action} value={action}>
                  {pick(actions[action])}{' '}
                  <span className="soft">
                    {words('offerCount', { possible })}
                    {refusals.length > 0 &&
                      `${t('comma')}${words('offerNot', { count: selection.size - possible })}`}
                  </span>
                </Radio>
              ))}
            </Radio.Group>
          </fieldset>
        )}
        {chosen && chosen.refusals.length > 0 && <RefusalGroups offer={chosen} />}
        {chosen && (
          <Form
            key={chosen.action}
            form={form}
            layout="vertical"
            scrollToFirstError={{ focus: true }}
            onFinish={(values) => start.mutate(filled(values))}
          >
            {fields.map((field) => (
              <Form.Item
                key={field}
                name={field}
                label={pick(fieldLabelOf(chosen.action, field))}
                required={row?.needs.includes(field) ?? false}
                rules={[
                  {
                    validator: (_, value: unknown) => {
                      const problem = fieldProblem(field, value)
                      return problem === undefined ? Promise.resolve() : Promise.reject(new Error(problem))
                    },
                  },
                ]}
              >
                <FieldInput field={field} action={chosen.action} orderId="" />
              </Form.Item>
            ))}
            <p className="soft" style={{ margin: 0 }}>
              {words('confirmNote')}
            </p>
          </Form>
        )}
        {start.error && <ProblemAlert error={start.error} />}
      </div>
    </Drawer>
  )

  function fieldProblem(field: FieldName, value: unknown): string | undefined {
    return problemOf(fieldSchemas[field], value, row?.needs.includes(field) ?? false, language)
  }
}

function filled(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  )
}
