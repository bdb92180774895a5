import type { OrderFilter } from '@yihu/contract/orders'
import type { Overview } from '@yihu/contract/overview'
import { Link } from 'react-router'
import { useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'
import { acceptedIn, answeredAtDeskIn, closedIn, dispatchedIn, openIn, overdueIn } from './month-filter.ts'

interface Figure {
  readonly name: string
  readonly count: number
  readonly more?: string
  /** Null: counted from something else than orders. */
  readonly filter: OrderFilter | null
  readonly isBad?: boolean
}

/** The figures of the month; each opens the orders it counts. */
export function KeyFigures({ overview }: { readonly overview: Overview }) {
  const { t, language } = useLanguage()
  const { period } = overview
  const share = overview.accepted === 0 ? undefined : percent(overview.answeredAtDesk / overview.accepted)
  const figures: readonly Figure[] = [
    { name: t('home.accepted'), count: overview.accepted, filter: acceptedIn(period) },
    {
      name: t('home.answeredAtDesk'),
      count: overview.answeredAtDesk,
      ...(share === undefined ? {} : { more: t('home.share', { share }) }),
      filter: answeredAtDeskIn(period),
    },
    { name: t('home.dispatched'), count: overview.dispatched, filter: dispatchedIn(period) },
    { name: t('home.closed'), count: overview.closed, filter: closedIn(period) },
    { name: t('home.open'), count: overview.open, filter: openIn(period) },
    {
      name: t('home.overdue'),
      count: overview.overdue,
      filter: overdueIn(period),
      isBad: overview.overdue > 0,
    },
    { name: t('home.calls'), count: overview.callsAnswered, filter: null },
  ]
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en')
  return (
    <section aria-label={t('home.figures')} className="figures">
      {figures.map(({ name, count, more, filter, isBad }) => {
        const content = (
          <>
            <span className="name">{name}</span>
            <span className={isBad ? 'value bad' : 'value'}>{number.format(count)}</span>
            {more && <span className="more">{more}</span>}
          </>
        )
        return filter === null ? (
          <div key={name} className="figure">
            {content}
          </div>
        ) : (
          <Link key={name} className="figure" to={paths.orders(filter)}>
            {content}
          </Link>
        )
      })}
    </section>
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}
