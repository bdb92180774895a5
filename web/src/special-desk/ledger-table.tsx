import type { LedgerLine } from '@yihu/contract/special-desk-routes'
import { satisfactionLabels } from '@yihu/core/callback/callback'
import { orderStateLabels } from '@yihu/core/order/states'
import type { TableProps } from 'antd'
import { Table } from 'antd'
import { Link } from 'react-router'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'
import { useWords } from './labels.ts'

interface LedgerTableProps {
  readonly lines: readonly LedgerLine[]
  readonly isLoading: boolean
  readonly pagination?: TableProps<LedgerLine>['pagination']
}

/** A ledger (台账): each order with its unit, its result in words and its rating. */
export function LedgerTable({ lines, isLoading, pagination = false }: LedgerTableProps) {
  const words = useWords()
  return (
    <Table<LedgerLine>
      rowKey="orderId"
      size="small"
      bordered
      loading={isLoading}
      dataSource={[...lines]}
      columns={useColumns()}
      pagination={pagination}
      scroll={{ x: 900 }}
      locale={{ emptyText: words('empty') }}
    />
  )
}

function useColumns(): NonNullable<TableProps<LedgerLine>['columns']> {
  const { pick } = useLanguage()
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
          <span className="soft">{line.orderNo}</span>
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
    { title: words('result'), key: 'result', render: (_, line) => line.measures ?? '—' },
    {
      title: words('satisfaction'),
      key: 'satisfaction',
      width: 100,
      render: (_, line) => (line.satisfaction === null ? '—' : pick(satisfactionLabels[line.satisfaction])),
    },
  ]
}
