import { Button, Flex, Form, Input } from 'antd'
import type { FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'

interface DecisionFormProps<Values> {
  /** Several forms may stand on the page: ids of their fields begin with it. */
  readonly name: string
  readonly form: FormInstance<Values>
  readonly initialValues?: Partial<Values>
  readonly confirm: string
  readonly isPending: boolean
  readonly error: Error | null
  readonly onSubmit: (values: Values) => void
  readonly onClose?: (() => void) | undefined
  readonly children: ReactNode
}

/** A short form beside the facts it is about; Ctrl+Enter confirms it from any field. */
export function DecisionForm<Values extends object>(props: DecisionFormProps<Values>) {
  const { name, form, initialValues, confirm, isPending, error, onSubmit, onClose, children } = props
  const { t } = useLanguage()
  return (
    <Form<Values>
      name={name}
      form={form}
      layout="vertical"
      className="decision-form"
      {...(initialValues ? { initialValues } : {})}
      scrollToFirstError={{ focus: true }}
      onFinish={onSubmit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
        else if (event.key === 'Escape') onClose?.()
      }}
    >
      {children}
      <Flex gap={8} align="center" wrap>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {confirm}
        </Button>
        {onClose && <Button onClick={onClose}>{t('cancel')}</Button>}
        <span className="soft">
          <kbd>Ctrl</kbd>+<kbd>Enter</kbd>
        </span>
      </Flex>
      {error && <ProblemAlert error={error} />}
    </Form>
  )
}

interface WordsFieldProps {
  readonly name: string
  readonly label: string
  readonly isRequired?: boolean
  readonly hasFocus?: boolean
  readonly rows?: number
}

/** A field for words; required ones name what is missing by their label. */
export function WordsField({ name, label, isRequired = false, hasFocus = false, rows = 2 }: WordsFieldProps) {
  const { language } = useLanguage()
  const missing = language === 'zh' ? `请填写${label}` : `Fill in: ${label}`
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: isRequired, whitespace: isRequired, message: missing }, { max: 4000 }]}
    >
      <Input.TextArea
        aria-label={label}
        autoSize={{ minRows: rows, maxRows: 8 }}
        // The person has just pressed the key that opened this form: its reason is what comes next.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={hasFocus}
      />
    </Form.Item>
  )
}

/** What the forms send: words trimmed, empty fields left out. */
export function filled<Values extends object>(values: Values): Partial<Values> {
  return Object.fromEntries(
    Object.entries(values)
      .map(
        ([name, value]: [string, unknown]) =>
          [name, typeof value === 'string' ? value.trim() : value] as const,
      )
      .filter(
        ([, value]) =>
          !(
            value === undefined ||
            value === null ||
            value === '' ||
            (Array.isArray(value) && value.length === 0)
          ),
      ),
  ) as Partial<Values>
}
