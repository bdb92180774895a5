import { useQuery } from '@tanstack/react-query'
import type { ObjectionView } from '@yihu/contract/closing-routes'
import { App, Form, Input, Modal, Radio, Select } from 'antd'
import { callRoute } from '../api/call.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { entriesQuery, usePeriodChange } from './closing-queries.ts'
import type { PeriodOfScheme } from './closing-queries.ts'
import { useClosingWords } from './labels.ts'

interface Values {
  readonly effect: 'refuse' | 'none' | 'exclusion' | 'bonus'
  readonly note: string
  readonly leftOutOf: 'time' | 'satisfaction' | 'both'
  readonly kind: string
  readonly points: string
}

interface DecideObjectionProps {
  readonly objection: ObjectionView
  readonly of: PeriodOfScheme
  readonly onClose: () => void
}

/** The assessor's decision with what follows from it; the assessment is run again at once. */
export function DecideObjection({ objection, of, onClose }: DecideObjectionProps) {
  useReturnFocus()
  const t = useClosingWords()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const effect = Form.useWatch('effect', form)
  const kinds = useQuery(entriesQuery(of)).data?.kinds ?? []
  const decide = usePeriodChange(
    (values: Values) =>
      callRoute('decideObjection', {
        params: { objectionId: objection.objectionId },
        body: bodyOf(values),
      }),
    () => {
      void message.success(t('decided'))
      onClose()
    },
  )
  const effects = (['refuse', 'none', 'exclusion', 'bonus'] as const).filter(
    (one) => (one !== 'exclusion' || objection.orders.length > 0) && (one !== 'bonus' || kinds.length > 0),
  )
  return (
    <Modal
      open
      title={`${t('decide')} · ${objection.unit} · ${objection.cellLabel}`}
      okText={t('decide')}
      cancelText={t('cancel')}
      confirmLoading={decide.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{objection.ground}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ effect: 'refuse', leftOutOf: 'time' }}
        onFinish={(values) => decide.mutate(values)}
      >
        <Form.Item name="effect" label={t('effect')}>
          <Radio.Group vertical options={effects.map((value) => ({ value, label: t(`effect.${value}`) }))} />
        </Form.Item>
        {effect === 'exclusion' && (
          <Form.Item name="leftOutOf" label={t('leftOutOf')}>
            <Radio.Group
              options={(['time', 'satisfaction', 'both'] as const).map((value) => ({
                value,
                label: t(`leftOutOf.${value}`),
              }))}
            />
          </Form.Item>
        )}
        {effect === 'bonus' && (
          <>
            <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
              <Select options={kinds.map((value) => ({ value, label: value }))} />
            </Form.Item>
            <Form.Item
              name="points"
              label={t('points')}
              rules={[{ required: true, pattern: /^-?\d{1,4}(\.\d{1,4})?$/, message: t('pointsHint') }]}
            >
              <Input inputMode="decimal" style={{ width: 120 }} />
            </Form.Item>
          </>
        )}
        <Form.Item
          name="note"
          label={t('decision')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('reasonNeeded') }]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        {decide.error && <ProblemAlert error={decide.error} />}
      </Form>
    </Modal>
  )
}

function bodyOf({ effect, note, leftOutOf, kind, points }: Values) {
  if (effect === 'exclusion') return { effect, note, leftOutOf }
  if (effect === 'bonus') return { effect, note, kind, points }
  return { effect, note }
}
