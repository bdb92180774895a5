import { Alert } from 'antd'
import { ChangeForm } from './change-form.tsx'
import { DayField, todayThere } from './fields.tsx'

interface EndFormProps {
  readonly title: string
  readonly text?: string
  readonly onClose: () => void
  readonly end: (on: string, reason: string) => Promise<unknown>
}

/** Closes anything with its last day; nothing is deleted, and it can be opened again. */
export function EndForm({ title, text, onClose, end }: EndFormProps) {
  return (
    <ChangeForm<{ on: string }>
      title={title}
      initial={{ on: todayThere() }}
      onClose={onClose}
      save={({ on, reason }) => end(on, reason)}
    >
      {text && <Alert type="info" showIcon title={text} style={{ marginBottom: 16 }} />}
      <DayField name="on" label="lastDay" hint="lastDayHint" />
    </ChangeForm>
  )
}
