import { useMutation } from '@tanstack/react-query'
import type { SimilarOrder } from '@yihu/contract/desk'
import { App, Button, Checkbox, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useEffect, useRef, useState } from 'react'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import type { DeskDraft } from './desk-draft.ts'
import { DeskField } from './desk-field.tsx'
import { useWords } from './labels.ts'

interface SupplementFormProps {
  readonly order: SimilarOrder
  readonly draft: DeskDraft
  readonly onCancel: () => void
  readonly onDone: () => void
}

/** Adds what the caller said to the order that is there already, beginning with what has been typed. */
export function SupplementForm({ order, draft, onCancel, onDone }: SupplementFormProps) {
  const t = useWords()
  const { message } = App.useApp()
  const [text, setText] = useState(draft.content.trim() || draft.title.trim())
  const [isReminder, setIsReminder] = useState(true)
  const { keyFor, forget } = useIdempotencyKey()
  const textInput = useRef<TextAreaRef>(null)
  useEffect(() => textInput.current?.focus(), [])
  const save = useMutation({
    mutationFn: () => {
      const body = { text: text.trim(), isReminder, number: draft.number.trim() || null }
      return callRoute('supplementOrder', {
        params: { orderId: order.orderId },
        body,
        idempotencyKey: keyFor(body),
      })
    },
    onSuccess: ({ isNoted }) => {
      if (!isNoted) void message.warning(t('notNoted'))
      forget()
      onDone()
    },
  })
  return (
    <form
      className="supplement"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim().length >= 2) save.mutate()
      }}
    >
      <DeskField label={t('supplementText')}>
        {(input) => (
          <Input.TextArea
            {...input}
            ref={textInput}
            value={text}
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 5 }}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </DeskField>
      <div className="card-keys">
        <Checkbox checked={isReminder} onChange={(event) => setIsReminder(event.target.checked)}>
          {t('reminder')}
        </Checkbox>
        <Button size="small" type="primary" htmlType="submit" loading={save.isPending}>
          {t('supplementSave')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
      {save.error && <ProblemAlert error={save.error} />}
    </form>
  )
}
