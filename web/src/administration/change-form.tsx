import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Flex, Form, Input } from 'antd'
import type { FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { referenceDataQuery } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { administrationKey } from './administration-queries.ts'
import { useAdministrationWords } from './labels.ts'

interface ChangeFormProps<Values extends object> {
  readonly title: string
  readonly initial: Partial<Values>
  readonly save: (values: Values & { reason: string }) => Promise<unknown>
  readonly onClose: () => void
  readonly children?: ReactNode
  readonly form?: FormInstance
  /** Below the fields, for what follows from them. */
  readonly footnote?: ReactNode
  readonly said?: (reply: unknown) => string
  readonly saveLabel?: string
  readonly isBlocked?: boolean
  readonly width?: number
  /** Called instead of closing, with what the server answered. */
  readonly onSaved?: (reply: unknown) => void
}

/**
 * The form of any change of basic data: its fields, the reason that goes into the log, and the refusal in words where
 * the server says no. What is typed stays until it is saved or given up.
 */
export function ChangeForm<Values extends object>(props: ChangeFormProps<Values>) {
  useReturnFocus()
  const { title, initial, save, onClose, children, footnote, saveLabel, width = 560 } = props
  const { t } = useLanguage()
  const w = useAdministrationWords()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [own] = Form.useForm()
  const form = props.form ?? own
  const body = useRef<HTMLDivElement>(null)
  const mutation = useMutation({
    mutationFn: save,
    onSuccess: async (reply) => {
      void message.success(props.said?.(reply) ?? w('saved'))
      if (props.onSaved) props.onSaved(reply)
      else onClose()
      await Promise.all([
        queries.invalidateQueries({ queryKey: administrationKey }),
        queries.invalidateQueries({ queryKey: referenceDataQuery.queryKey }),
      ])
    },
  })

  return (
    <Drawer
      open
      size={width}
      title={title}
      onClose={onClose}
      closable={{ 'aria-label': t('cancel') }}
      mask={{ closable: false }}
      afterOpenChange={(isOpen) => {
        const first = 'input:not([disabled]):not([type=hidden]), textarea'
        // Whoever has begun to type while it opened is not called back to the first field.
        const isThere = body.current?.contains(document.activeElement)
        if (isOpen && !isThere) body.current?.querySelector<HTMLElement>(first)?.focus()
      }}
      footer={
        <Flex gap={8} justify="end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            loading={mutation.isPending}
            disabled={props.isBlocked === true}
            onClick={() => form.submit()}
          >
            {saveLabel ?? w('save')}
          </Button>
        </Flex>
      }
    >
      <div className="stack" ref={body}>
        <Form
          form={form}
          layout="vertical"
          initialValues={initial}
          scrollToFirstError={{ focus: true }}
          onFinish={(values) => mutation.mutate(values)}
        >
          {children}
          <Form.Item
            name="reason"
            label={w('reason')}
            extra={w('reasonHint')}
            required
            rules={[{ required: true, whitespace: true, min: 2, message: w('reasonMissing') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          {/* A form with one text field is submitted by Enter; this makes it so with several. */}
          <button type="submit" hidden aria-hidden tabIndex={-1} />
        </Form>
        {footnote}
        {mutation.error && <ProblemAlert error={mutation.error} />}
      </div>
    </Drawer>
  )
}
