import { useQuery } from '@tanstack/react-query'
import { App, Form, Input, Modal, Select } from 'antd'
import { callRoute } from '../api/call.ts'
import { useReferenceData } from '../api/queries.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { scorecardQuery } from '../assessment/assessment-queries.ts'
import { useLanguage } from '../language/language.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useSession } from '../session/session-context.ts'
import { usePeriodChange } from './closing-queries.ts'
import type { PeriodOfScheme } from './closing-queries.ts'
import { useClosingWords } from './labels.ts'

interface Values {
  readonly unitId: string
  readonly cell: string
  readonly ground: string
  readonly evidence?: string
  readonly orderNos?: string
}

/** A unit objects to one cell of its own row, with its ground, evidence and orders. */
export function FileObjection({
  scheme,
  period,
  onClose,
}: PeriodOfScheme & { readonly onClose: () => void }) {
  useReturnFocus()
  const t = useClosingWords()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const { unitIds } = useSession()
  const units = (useReferenceData()?.units ?? []).filter(({ unitId }) => unitIds.includes(unitId))
  const { data: card } = useQuery(scorecardQuery(scheme, period))
  const { keyFor, forget } = useIdempotencyKey()
  const [form] = Form.useForm<Values>()
  const file = usePeriodChange(
    ({ orderNos = '', evidence = '', ...values }: Values) => {
      const body = {
        scheme,
        period,
        ...values,
        evidence,
        orderNos: orderNos.split(/[\s,，、;；]+/).filter(Boolean),
      }
      return callRoute('fileObjection', { body, idempotencyKey: keyFor(body) })
    },
    () => {
      forget()
      void message.success(t('filed'))
      onClose()
    },
  )
  const columns = card?.columns.map(({ key, header, headerEn }) => ({
    value: key,
    label: (language === 'zh' ? header : headerEn).join(' · '),
  }))
  const needed = [{ required: true, whitespace: true, min: 2, message: t('reasonNeeded') }]
  return (
    <Modal
      open
      title={t('objectTo')}
      okText={t('file')}
      cancelText={t('cancel')}
      confirmLoading={file.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ unitId: units[0]?.unitId }}
        onFinish={(values) => file.mutate(values)}
      >
        {units.length > 1 && (
          <Form.Item name="unitId" label={t('unit')}>
            <Select options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))} />
          </Form.Item>
        )}
        {units.length === 1 && (
          <Form.Item name="unitId" hidden>
            <Input />
          </Form.Item>
        )}
        <Form.Item name="cell" label={t('column')} rules={[{ required: true }]}>
          <Select options={columns ?? []} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="ground" label={t('ground')} rules={needed}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        <Form.Item name="evidence" label={t('evidence')}>
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 8 }} />
        </Form.Item>
        <Form.Item name="orderNos" label={t('orderNos')} extra={t('orderNosHint')}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} />
        </Form.Item>
        {file.error && <ProblemAlert error={file.error} />}
      </Form>
    </Modal>
  )
}
