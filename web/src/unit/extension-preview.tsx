import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import type { FormInstance } from 'antd'
import { useDeferredValue } from 'react'
import { callRoute } from '../api/call.ts'
import { formatDue } from '../language/format-time.ts'
import { useWords } from './labels.ts'
import type { AssignmentView } from './unit-steps.ts'

interface ExtensionPreviewProps {
  readonly orderId: string
  readonly assignment: AssignmentView
  readonly form: FormInstance
}

/** The limit as it is and as it would be: asked of the server, where the calendar and the rules are. */
export function ExtensionPreview({ orderId, assignment, form }: ExtensionPreviewProps) {
  const words = useWords()
  const value: unknown = Form.useWatch('workingDays', form)
  const days = useDeferredValue(typeof value === 'number' && value >= 1 && value <= 60 ? value : undefined)
  const { assignmentId, handlingDueAt } = assignment
  const { data } = useQuery({
    queryKey: ['order', orderId, 'extension', assignmentId, handlingDueAt, days],
    queryFn: ({ signal }) =>
      callRoute('previewExtension', {
        params: { orderId },
        query: { assignmentId, workingDays: days ?? 1 },
        signal,
      }),
    enabled: days !== undefined,
  })
  return (
    <p className="step-times" aria-live="polite">
      <span>{words('dueNow', { time: handlingDueAt === null ? '—' : formatDue(handlingDueAt) })}</span>{' '}
      <strong>
        {days === undefined || data === undefined
          ? words('dueThenUnknown')
          : data.extendedDueAt === data.dueAt
            ? words('dueThenSame')
            : words('dueThen', { time: formatDue(data.extendedDueAt) })}
      </strong>
    </p>
  )
}
