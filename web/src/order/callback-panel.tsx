import type { OrderView } from '@yihu/contract/orders'
import { callbackMethodLabels, satisfactionLabels } from '@yihu/core/callback/callback'
import { formatInstant } from '../language/format-time.ts'
import type { Bilingual } from '../language/language.ts'
import { useLanguage } from '../language/language.ts'

export function CallbackPanel({ callbacks }: { readonly callbacks: OrderView['callbacks'] }) {
  const { t, pick } = useLanguage()
  const yesNo = (value: boolean | null) => (value === null ? '—' : t(value ? 'yes' : 'no'))
  const word = (labels: Readonly<Record<string, Bilingual>>, code: string) => {
    const words = labels[code]
    return words ? pick(words) : code
  }
  const headers = [
    'time',
    'method',
    'reached',
    'responded',
    'resolved',
    'satisfaction',
    'agent',
    'note',
  ] as const
  return (
    <section className="panel">
      <h2>{t('callback')}</h2>
      {/* A wide table scrolls in its own box; the keyboard must be able to reach the box (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="scroll-x" tabIndex={0} aria-label={t('callback')}>
        <table className="plain-table">
          <thead>
            <tr>
              {headers.map((header) => (
                <th key={header} scope="col">
                  {t(`callback.${header}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {callbacks.map((callback) => (
              <tr key={callback.at}>
                <td>{formatInstant(callback.at)}</td>
                <td>{word(callbackMethodLabels, callback.method)}</td>
                <td>{yesNo(callback.isReached)}</td>
                <td>{yesNo(callback.isResponded)}</td>
                <td>{yesNo(callback.isResolved)}</td>
                <td>{word(satisfactionLabels, callback.satisfaction)}</td>
                <td>{callback.callbackAgentName}</td>
                <td className="pre">{callback.note ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
