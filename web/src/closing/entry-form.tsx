import type { PeriodEntriesView } from '@yihu/contract/closing-routes'
import { App, Form, Input, Modal, Select } from 'antd'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { UnitSelect } from '../dispatch/unit-select.tsx'
import { useLanguage } from '../language/language.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { usePeriodChange } from './closing-queries.ts'
import type { PeriodOfScheme } from './closing-queries.ts'
import { useClosingWords } from './labels.ts'

export type EntryKind = 'ledger' | 'scores' | 'figures'

interface Values {
  readonly unitId: string
  readonly kind: string
  readonly input: string
  readonly key: string
  readonly value: string
  readonly reason: string
}

interface EntryFormProps {
  readonly kind: EntryKind
  readonly of: PeriodOfScheme
  readonly entries: PeriodEntriesView
  readonly onClose: () => void
}

/** One entry of a period: a ledger item, a score of a unit, or a figure; always with its reason. */
export function EntryForm({ kind, of, entries, onClose }: EntryFormProps) {
  useReturnFocus()
  const t = useClosingWords()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const { keyFor, forget } = useIdempotencyKey()
  const [form] = Form.useForm<Values>()
  const { period, scheme } = of
  const enter = usePeriodChange(
    async ({ unitId, kind: itemKind, input, key, value, reason }: Values) => {
      if (kind === 'ledger') {
        const body = { period, kind: itemKind, unitId, reason, points: value }
        return callRoute('enterLedgerItem', { body, idempotencyKey: keyFor(body) })
      }
      return kind === 'scores'
        ? callRoute('enterManualScore', { body: { scheme, period, input, unitId, points: value, reason } })
        : callRoute('enterFigure', { body: { period, key, value, reason } })
    },
    () => {
      forget()
      void message.success(t('entered'))
      onClose()
    },
  )
  const title = t(kind === 'ledger' ? 'addItem' : kind === 'scores' ? 'enterScore' : 'enterFigure')
  const inputs = entries.inputs.map(({ key, label, labelEn }) => ({
    value: key,
    label: language === 'zh' ? label : labelEn,
  }))
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('cancel')}
      confirmLoading={enter.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values> form={form} layout="vertical" onFinish={(values) => enter.mutate(values)}>
        {kind === 'figures' ? (
          <Form.Item
            name="key"
            label={t('figureKey')}
            extra={t('figureKeyHint')}
            rules={[{ required: true, pattern: /^[A-Za-z][\w.]{0,79}$/, message: t('figureKeyHint') }]}
          >
            <Input />
          </Form.Item>
        ) : (
          <Form.Item name="unitId" label={t('unit')} rules={[{ required: true, message: t('noUnit') }]}>
            <UnitSelect label={t('unit')} without={[]} />
          </Form.Item>
        )}
        {kind === 'ledger' && (
          <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
            <Select options={entries.kinds.map((value) => ({ value, label: value }))} />
          </Form.Item>
        )}
        {kind === 'scores' && (
          <Form.Item name="input" label={t('input')} rules={[{ required: true }]}>
            <Select options={inputs} showSearch={{ optionFilterProp: 'label' }} />
          </Form.Item>
        )}
        <Form.Item
          name="value"
          label={kind === 'ledger' ? t('points') : t('value')}
          rules={[{ required: true, pattern: /^-?\d{1,12}(\.\d{1,4})?$/, message: t('pointsHint') }]}
        >
          <Input inputMode="decimal" style={{ width: 160 }} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('reasonNeeded') }]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        {enter.error && <ProblemAlert error={enter.error} />}
      </Form>
    </Modal>
  )
}
