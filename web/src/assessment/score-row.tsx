import { memo } from 'react'
import type { GridPlace } from './grid-move.ts'
import { useAssessmentWords } from './labels.ts'
import { startsBlock } from './score-head.tsx'
import { type ScoreColumn, type ScoreRow, smallSample } from './scorecard-reading.ts'

interface ScoreRowProps {
  readonly row: ScoreRow
  readonly rowIndex: number
  readonly columns: readonly ScoreColumn[]
  readonly heads: readonly (readonly string[])[]
  readonly pinned: number | null
  readonly ordersKey: string | null
  readonly isTied: boolean
  /** Column that has the tab stop, when it is in this row. */
  readonly stopColumn: number | null
  readonly openCell: string | null
  readonly onOpen: (unit: string, cell: string, at: GridPlace) => void
}

/** One unit. Drawn anew only when something of its own changes: a table has a thousand cells. */
export const ScoreRowView = memo(function ScoreRowView(props: ScoreRowProps) {
  const { row, rowIndex, columns, heads, pinned, ordersKey, stopColumn, openCell, onOpen } = props
  const t = useAssessmentWords()
  const orders = ordersKey === null ? null : (row.cells[ordersKey]?.value ?? null)
  return (
    <tr>
      <td className="score-rank">
        <RankView row={row} orders={orders} isTied={props.isTied} />
      </td>
      <th scope="row" className="score-unit">
        {row.unit}{' '}
        {orders !== null && orders < smallSample && <span className="score-few">{t('fewOrders')}</span>}
      </th>
      {columns.map((column, index) => {
        const printed = row.cells[column.key]?.printed ?? ''
        const place = { 'data-row': rowIndex, 'data-column': index, tabIndex: index === stopColumn ? 0 : -1 }
        const classes = [
          startsBlock(heads, index) ? 'is-block-start' : '',
          column.isComputed ? 'is-computed' : '',
          index === pinned ? 'is-pinned' : '',
          openCell === column.key ? 'is-open' : '',
        ]
        const className = classes.filter(Boolean).join(' ') || undefined
        if (!column.opens)
          return (
            <td key={column.key} className={className} {...place}>
              <span className="score-plain">{printed}</span>
            </td>
          )
        return (
          <td key={column.key} className={className}>
            <button
              type="button"
              {...place}
              aria-haspopup="dialog"
              aria-label={t('cellLabel', {
                unit: row.unit,
                column: (heads[index] ?? []).join(' '),
                printed: printed || t('blank'),
              })}
              onClick={() => onOpen(row.unit, column.key, { row: rowIndex, column: index })}
            >
              {printed || '–'}
            </button>
          </td>
        )
      })}
    </tr>
  )
})

interface RankViewProps extends Pick<ScoreRowProps, 'row' | 'isTied'> {
  readonly orders: number | null
}

/** Rank, tie and number of orders stand together: a rank says little without knowing how many orders it rests on. */
function RankView({ row, orders, isTied }: RankViewProps) {
  const t = useAssessmentWords()
  return (
    <>
      <span className="score-place">
        <strong>{row.rank ?? '—'}</strong>
        {isTied && <span className="score-tied">{t('tied')}</span>}
      </span>
      {orders !== null && <span className="score-orders">{t('orders', { count: orders })}</span>}
    </>
  )
}
