import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import { fieldLabels } from '@yihu/contract/fields'
import { Form } from 'antd'
import type { FormInstance } from 'antd'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useWords } from './labels.ts'
import type { AssignmentView } from './unit-steps.ts'

const parts = ['findings', 'measures', 'appellantOpinion', 'publicText'] as const
const needed: readonly string[] = ['findings', 'measures']

/** What a closed order is judged by (结案要素, R6.8), and which of it is there yet. */
export function ClosingElements({
  assignment,
  form,
}: {
  readonly assignment: AssignmentView
  readonly form: FormInstance
}) {
  const { pick } = useLanguage()
  const words = useWords()
  const values = Form.useWatch((all: Record<string, unknown>) => all, form) ?? {}
  const { contactedAt, contactAttempts } = assignment
  const tried = contactAttempts === 0 ? words('proof') : words('proofTried', { count: contactAttempts })
  const proof = contactedAt === null ? tried : words('proofAt', { time: formatInstant(contactedAt) })
  const lines = [
    { name: proof, isThere: contactedAt !== null, isNeeded: true },
    ...parts.map((field) => ({
      name: pick(fieldLabels[field]),
      isThere: typeof values[field] === 'string' && values[field].trim() !== '',
      isNeeded: needed.includes(field),
    })),
  ]
  return (
    <section aria-label={words('elements')}>
      <h4>{words('elements')}</h4>
      <ol className="closing-elements">
        {lines.map(({ name, isThere, isNeeded }) => (
          <li key={name} className={isThere ? 'is-there' : ''}>
            {isThere ? <CheckCircleOutlined aria-hidden /> : <MinusCircleOutlined aria-hidden />} {name}{' '}
            <span className="soft">{words(isThere ? 'filled' : isNeeded ? 'missing' : 'optional')}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
