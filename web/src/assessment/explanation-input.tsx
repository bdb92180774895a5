import type { ExplanationView } from '@yihu/contract/assessments'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useAssessmentWords } from './labels.ts'
import { ordersOfInput } from './orders-of-input.ts'

interface ExplanationInputProps {
  readonly input: ExplanationView['inputs'][number]
  readonly label: string
  readonly unitId: string | null
  readonly ordersPeriod: string
  readonly period: string
  /** Given when the input is itself a computed cell. */
  readonly onFollow?: (cell: string) => void
}

/** One value a cell rests on, and the way down from it: to its orders, to its own working, or to who entered it. */
export function ExplanationInput({
  input,
  label,
  unitId,
  ordersPeriod,
  period,
  onFollow,
}: ExplanationInputProps) {
  const t = useAssessmentWords()
  const orders = ordersOfInput(input, unitId, ordersPeriod, period)
  const { cell } = input
  return (
    <li>
      <div className="explained-input">
        <span>{label}</span>
        <strong>{input.printed || '–'}</strong>
      </div>
      {input.measureText !== null && <p className="soft">{input.measureText}</p>}
      <div className="explained-links">
        {orders !== null && (
          <Link to={orders} aria-label={t('seeOrdersOf', { input: label })}>
            {t('seeOrders')}
          </Link>
        )}
        {orders === null && input.measure !== null && <span className="soft">{t('noUnitOrders')}</span>}
        {cell !== null && onFollow && (
          <Button
            type="link"
            size="small"
            aria-label={t('openInputOf', { input: label })}
            onClick={() => onFollow(cell)}
          >
            {t('openInput')}
          </Button>
        )}
      </div>
      {input.entries.length > 0 && <Entries entries={input.entries} />}
    </li>
  )
}

function Entries({ entries }: Pick<ExplanationInputProps['input'], 'entries'>) {
  const t = useAssessmentWords()
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <caption>{t('entries', { count: entries.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('entryReason')}</th>
            <th scope="col" className="number">
              {t('entryPoints')}
            </th>
            <th scope="col">{t('entryAuthor')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- entries have no key and never change places
            <tr key={index}>
              <td className="pre">{entry.text}</td>
              <td className="number">{entry.points}</td>
              <td>{entry.author ?? <span className="soft">{t('unknownAuthor')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
