import type { OrderRow } from '@yihu/contract/orders'
import { orderStateLabels } from '@yihu/core/order/states'
import { Checkbox } from 'antd'
import { Link } from 'react-router'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { paths } from '../paths.ts'
import { isDueDone } from './due-done.ts'
import { DueText } from './due-text.tsx'
import { useListWords } from './labels.ts'
import { LightTag } from './light-tag.tsx'
import { OrderMarks } from './order-marks.tsx'
import type { Selection } from './use-selection.ts'

interface OrderCardsProps {
  readonly rows: readonly OrderRow[]
  readonly selection: Selection
  readonly onToggle: (row: OrderRow) => void
}

/** The list on a phone: one card for each order, in place of a table three times as wide as the screen. */
export function OrderCards({ rows, selection, onToggle }: OrderCardsProps) {
  const words = useListWords()
  const { t, pick } = useLanguage()
  const { kindName } = useNames()
  return (
    <ul className="order-cards">
      {rows.map((row) => (
        <li key={row.orderId} className="panel">
          <div className="order-card-head">
            <Checkbox
              checked={selection.has(row.orderId)}
              onChange={() => onToggle(row)}
              aria-label={words('selectRow', { orderNo: row.orderNo })}
            />
            <Link to={paths.order(row.orderId)} style={{ fontWeight: 600, flex: 1 }}>
              {row.title}
            </Link>
          </div>
          <div className="actions" style={{ gap: 6 }}>
            <span>{pick(orderStateLabels[row.state])}</span>
            <LightTag light={row.light} />
            <OrderMarks row={row} />
          </div>
          <div className="soft">
            {row.orderNo} · {kindName(row.kind)} · {row.leadUnitName ?? '—'}
          </div>
          {row.handlingDueAt === null ? (
            <div className="soft">
              {t('list.acceptedAt')} {formatInstant(row.acceptedAt)}
            </div>
          ) : (
            <div>
              <span className="soft">{t('list.due')} </span>
              <DueText dueAt={row.handlingDueAt} isDone={isDueDone(row)} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
