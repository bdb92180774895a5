import { useMutation } from '@tanstack/react-query'
import type { AttachmentView } from '@yihu/contract/attachments'
import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { errorMessage } from '../api/problem-error.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useLanguage } from '../language/language.ts'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useShowAttachment } from './attachment-cache.ts'
import { useAttachmentWords } from './labels.ts'

interface RemovalButtonsProps {
  readonly orderId: string
  readonly attachment: AttachmentView
  /** Given, it is not asked for. */
  readonly reason?: string
}

/** Removes an attachment with a reason, or restores it. */
export function RemovalButtons({ orderId, attachment, reason }: RemovalButtonsProps) {
  const t = useAttachmentWords()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const show = useShowAttachment(orderId)
  const [isAsking, setIsAsking] = useState(false)
  const { attachmentId, fileName: name, removal } = attachment
  const params = { orderId, attachmentId }
  const remove = useMutation({
    mutationFn: (body: { reason: string }) => callRoute('removeAttachment', { params, body }),
    onSuccess: (after) => {
      setIsAsking(false)
      show(after)
      void message.success(t('removalDone', { name }))
    },
  })
  const restore = useMutation({
    mutationFn: () => callRoute('restoreAttachment', { params }),
    onSuccess: (after) => {
      show(after)
      void message.success(t('restored', { name }))
    },
    onError: (error) => void message.error(errorMessage(error, language)),
  })
  if (removal)
    return (
      <Button
        size="small"
        loading={restore.isPending}
        aria-label={t('restoreOf', { name })}
        onClick={() => restore.mutate()}
      >
        {t('restore')}
      </Button>
    )
  return (
    <>
      <Button
        size="small"
        loading={remove.isPending}
        aria-label={t('removeOf', { name })}
        onClick={() => (reason === undefined ? setIsAsking(true) : remove.mutate({ reason }))}
      >
        {t('remove')}
      </Button>
      {remove.error && !isAsking && <span className="bad">{errorMessage(remove.error, language)}</span>}
      {isAsking && (
        <RemovalForm
          name={name}
          error={remove.error}
          isPending={remove.isPending}
          onRemove={(given) => remove.mutate({ reason: given })}
          onCancel={() => setIsAsking(false)}
        />
      )}
    </>
  )
}

interface RemovalFormProps {
  readonly name: string
  readonly error: Error | null
  readonly isPending: boolean
  readonly onRemove: (reason: string) => void
  readonly onCancel: () => void
}

function RemovalForm({ name, error, isPending, onRemove, onCancel }: RemovalFormProps) {
  useReturnFocus()
  const t = useAttachmentWords()
  const words = useLanguage()
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={t('removeTitle')}
      okText={t('remove')}
      cancelText={words.t('cancel')}
      onCancel={onCancel}
      onOk={() => form.submit()}
      confirmLoading={isPending}
    >
      <div className="stack">
        <p style={{ margin: 0 }}>{t('removeText', { name })}</p>
        <Form form={form} layout="vertical" onFinish={({ reason }) => onRemove(reason.trim())}>
          <Form.Item
            name="reason"
            label={t('removeReason')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('removeReasonMissing') }]}
          >
            <Input.TextArea maxLength={200} showCount autoSize={{ minRows: 2 }} />
          </Form.Item>
        </Form>
        {error && <ProblemAlert error={error} />}
      </div>
    </Modal>
  )
}
