import type { AnsweringDayView, LedgerLine } from '@yihu/contract/special-desk-routes'
import { satisfactionLabels } from '@yihu/core/callback/callback'
import { orderStateLabels } from '@yihu/core/order/states'
import type { TableProps } from 'antd'
import { Table } from 'antd'
import { Link } from 'react-router'
import { formatDue, formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { paths } from '../paths.ts'
import { useWords } from './labels.ts'
import './special-desk.css'
import { RemoveCall } from './remove-call.tsx'

interface LedgerTableProps {
  readonly lines: readonly LedgerLine[]
  readonly isLoading: boolean
  readonly pagination?: TableProps<LedgerLine>['pagination']
  /** The answering day its lines can be taken off again. */
  readonly removableFrom?: AnsweringDayView
}

/** A ledger (台账): each order with its unit, its result in words and its rating. */
export function LedgerTable({ lines, isLoading, pagination = false, removableFrom }: LedgerTableProps) {
  const words = useWords()
  const columns = useColumns()
  const removal = (day: AnsweringDayView) => ({
    title: words('doing'),
    key: 'do',
    width: 90,
    render: (_: unknown, line: LedgerLine) => <RemoveCall day={day} line={line} />,
  })
  return (
    <Table<LedgerLine>
      rowKey="orderId"
      size="small"
      bordered
      loading={isLoading}
      dataSource={[...lines]}
      columns={removableFrom ? [...columns, removal(removableFrom)] : columns}
      pagination={pagination}
      scroll={{ x: 1080 }}
      locale={{ emptyText: <span className="soft">{words('empty')}</span> }}
    />
  )
}

/** When it is due; once fed back, whether that was in time, in words. */
function Due({ line }: { readonly line: LedgerLine }) {
  const words = useWords()
  const { handlingDueAt, fedBackAt } = line
  if (handlingDueAt === null) return '—'
  const isLate = fedBackAt !== null && Date.parse(fedBackAt) > Date.parse(handlingDueAt)
  return (
    <>
      {formatDue(handlingDueAt)}
      {fedBackAt !== null && (
        <div className={isLate ? 'late' : 'soft'}>{words(isLate ? 'fedBackLate' : 'fedBackInTime')}</div>
      )}
    </>
  )
}

function useColumns(): NonNullable<TableProps<LedgerLine>['columns']> {
  const { pick, t } = useLanguage()
  const { nameIn } = useNames()
  const words = useWords()
  return [
    {
      title: words('order'),
      key: 'order',
      render: (_, line) => (
        <>
          <Link to={paths.order(line.orderId)} style={{ fontWeight: 600 }}>
            {line.title}
          </Link>
          <br />
          <span className="soft">
            {line.orderNo}
            <br />
            {nameIn('categories', line.categoryCode)}
          </span>
        </>
      ),
    },
    {
      title: words('who'),
      key: 'who',
      width: 150,
      render: (_, line) => (
        <>
          {line.appellantName ?? '—'}
          {line.particulars.map((one) => (
            <div key={one.zh} className="soft">
              {pick(one)}
              {t('colon')}
              {one.answer}
            </div>
          ))}
        </>
      ),
    },
    {
      title: words('acceptedAt'),
      key: 'at',
      width: 140,
      render: (_, line) => formatInstant(line.acceptedAt),
    },
    { title: words('unit'), key: 'unit', width: 160, render: (_, line) => line.leadUnitName ?? '—' },
    {
      title: words('state'),
      key: 'state',
      width: 100,
      render: (_, line) => pick(orderStateLabels[line.state]),
    },
    {
      title: words('due'),
      key: 'due',
      width: 140,
      render: (_, line) => <Due line={line} />,
    },
    { title: words('result'), key: 'result', render: (_, line) => line.measures ?? '—' },
    {
      title: words('satisfaction'),
      key: 'satisfaction',
      width: 100,
      render: (_, line) => (line.satisfaction === null ? '—' : pick(satisfactionLabels[line.satisfaction])),
    },
  ]
}
