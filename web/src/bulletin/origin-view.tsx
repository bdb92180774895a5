import type { FiguresView } from '@yihu/contract/bulletins'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import {
  type BulletinPeriod,
  type FigureView,
  figureAnchor,
  ordersOfOrigin,
  readOrigin,
} from './figure-origin.ts'
import { useBulletinWords } from './labels.ts'

interface OriginViewProps {
  readonly origin: FigureView['origin']
  readonly name: string
  readonly all: FiguresView['values']
  readonly period: BulletinPeriod
}

/** Where a figure comes from: to the orders counted, to the figures it is made of, or to the person who entered it. */
export function OriginView({ origin, name, all, period }: OriginViewProps): ReactNode {
  const t = useBulletinWords()
  const from = readOrigin(origin)
  switch (from?.kind) {
    case 'count': {
      const orders = ordersOfOrigin(from, period)
      if (orders === null) return <span className="soft">{t('originCount')}</span>
      return (
        <Link to={orders} aria-label={t('seeOrdersOf', { name })}>
          {t('seeOrders')}
        </Link>
      )
    }
    case 'quotient':
      return (
        <>
          <FigureLink figureKey={from.numerator} all={all} /> ÷{' '}
          <FigureLink figureKey={from.denominator} all={all} />
        </>
      )
    case 'change':
      return (
        <Filled
          text={t('originChange', { current: marks.current, previous: marks.previous })}
          current={<FigureLink figureKey={from.current} all={all} />}
          previous={<FigureLink figureKey={from.previous} all={all} />}
          after={<span className="soft"> · {t(from.as === 'percent' ? 'inPercent' : 'inPoints')}</span>}
        />
      )
    case 'sum':
      return from.of.map((key, index) => (
        <span key={key}>
          {index > 0 && ' + '}
          <FigureLink figureKey={key} all={all} />
        </span>
      ))
    case 'daily':
      return (
        <>
          <FigureLink figureKey={from.of} all={all} /> ÷ {t('days', { days: String(from.days) })}
        </>
      )
    case 'table':
      return <Link to={paths.assessment()}>{t('originTable', { table: from.table })}</Link>
    case 'entered':
      return (
        <>
          {t('originEntered')}{' '}
          <span className="soft">{t('enteredBy', { author: from.author, reason: from.reason })}</span>
        </>
      )
    default:
      return '–'
  }
}

/** A figure on this page is an anchor; one that is missing (no month before) is said to be. */
function FigureLink({ figureKey, all }: { readonly figureKey: string; readonly all: FiguresView['values'] }) {
  const t = useBulletinWords()
  const figure = all[figureKey]
  if (!figure) return <span className="soft">{t('noFigure')}</span>
  return <a href={`#${figureAnchor(figureKey)}`}>{`${figure.label} ${figure.printed}`}</a>
}

interface FilledProps {
  readonly text: string
  readonly current: ReactNode
  readonly previous: ReactNode
  readonly after: ReactNode
}

const marks = { current: '⟦current⟧', previous: '⟦previous⟧' } as const

/** A sentence whose word order belongs to its language, with links in the place of its two marks. */
function Filled({ text, current, previous, after }: FilledProps) {
  const parts = text.split(/(⟦current⟧|⟦previous⟧)/)
  return (
    <>
      {parts.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts of one sentence never change places
        <span key={index}>
          {part === marks.current ? current : part === marks.previous ? previous : part}
        </span>
      ))}
      {after}
    </>
  )
}
