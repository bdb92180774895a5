import { errorText } from '@yihu/contract/errors'
import type { OrderView } from '@yihu/contract/orders'
import { useMutation } from '@tanstack/react-query'
import { Button, Flex, Form, Input, Modal, Tag, Tooltip } from 'antd'
import { useId, useState } from 'react'
import { callRoute } from '../api/call.ts'
import type { CallReply } from '../api/call.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useLanguage } from '../language/language.ts'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useSession } from '../session/session-context.ts'
import { FactsList } from './facts-list.tsx'

export type Revealed = CallReply<'revealAppellant'>

/** The appellant, masked until somebody with the permission gives a reason; what is revealed is kept nowhere. */
export function AppellantCard({ view }: { readonly view: OrderView }) {
  const { t } = useLanguage()
  const { permissions } = useSession()
  const [revealed, setRevealed] = useState<Revealed>()
  const [isAsking, setIsAsking] = useState(false)
  const { appeal } = view
  const shown = revealed ?? {
    name: appeal.appellantName,
    phone: appeal.appellantPhone,
    address: appeal.address,
  }
  return (
    <section className="panel stack">
      <Flex justify="space-between" align="center" wrap gap={8}>
        <h2 style={{ margin: 0 }}>{t('appellant')}</h2>
        {permissions.includes('appellant.reveal') &&
          (revealed ? (
            <Button onClick={() => setRevealed(undefined)}>{t('reveal.hide')}</Button>
          ) : (
            <RevealButton mayReveal={appeal.mayReveal} onClick={() => setIsAsking(true)} />
          ))}
      </Flex>
      <div aria-live="polite">
        <FactsList
          lines={[
            [t('appellant.name'), shown.name ?? '—'],
            [t('appellant.phone'), shown.phone ?? '—'],
            [t('appellant.address'), shown.address ?? '—'],
          ]}
        />
      </div>
      {(appeal.isAnonymous || appeal.isConfidential) && (
        <Flex gap={6}>
          {appeal.isAnonymous && <Tag>{t('appellant.anonymous')}</Tag>}
          {appeal.isConfidential && <Tag>{t('appellant.confidential')}</Tag>}
        </Flex>
      )}
      {isAsking && (
        <RevealForm
          orderId={view.orderId}
          onCancel={() => setIsAsking(false)}
          onRevealed={(appellant) => {
            setRevealed(appellant)
            setIsAsking(false)
          }}
        />
      )}
    </section>
  )
}

function RevealButton({ mayReveal, onClick }: { readonly mayReveal: boolean; readonly onClick: () => void }) {
  const { t, language } = useLanguage()
  const reasonId = useId()
  if (mayReveal) return <Button onClick={onClick}>{t('reveal')}</Button>
  const reason = errorText('confidentialAppellant', language)
  return (
    <>
      <Tooltip title={reason} trigger={['hover', 'focus']}>
        <Button className="is-refused" aria-disabled aria-describedby={reasonId}>
          {t('reveal')}
        </Button>
      </Tooltip>
      <span id={reasonId} className="visually-hidden">
        {reason}
      </span>
    </>
  )
}

interface RevealFormProps {
  readonly orderId: string
  readonly onCancel: () => void
  readonly onRevealed: (appellant: Revealed) => void
}

export function RevealForm({ orderId, onCancel, onRevealed }: RevealFormProps) {
  useReturnFocus()
  const { t } = useLanguage()
  const [form] = Form.useForm<{ reason: string }>()
  const reveal = useMutation({
    mutationFn: (body: { reason: string }) => callRoute('revealAppellant', { params: { orderId }, body }),
    onSuccess: onRevealed,
  })
  return (
    <Modal
      open
      title={t('reveal.title')}
      okText={t('reveal')}
      cancelText={t('cancel')}
      onCancel={onCancel}
      onOk={() => form.submit()}
      confirmLoading={reveal.isPending}
    >
      <div className="stack">
        <p style={{ margin: 0 }}>{t('reveal.text')}</p>
        <Form
          form={form}
          layout="vertical"
          onFinish={(values) => reveal.mutate({ reason: values.reason.trim() })}
        >
          <Form.Item
            name="reason"
            label={t('reveal.reason')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('reveal.reasonMissing') }]}
          >
            <Input.TextArea maxLength={200} showCount autoSize={{ minRows: 2 }} />
          </Form.Item>
        </Form>
        {reveal.error && <ProblemAlert error={reveal.error} />}
      </div>
    </Modal>
  )
}
