import { FlagOutlined, FireOutlined } from '@ant-design/icons'
import type { OrderFilter, OrderRow } from '@yihu/contract/orders'
import type { z } from 'zod'
import type { orderPage } from '@yihu/contract/orders'
import { urgencyLabels } from '@yihu/core/appeal/appeal'
import { openStates, orderStateLabels } from '@yihu/core/order/states'
import type { TableProps } from 'antd'
import { Flex, Table, Tag } from 'antd'
import { Link } from 'react-router'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { paths } from '../paths.ts'
import { DueText } from './due-text.tsx'
import { LightTag } from './light-tag.tsx'

interface OrderTableProps {
  readonly page: z.infer<typeof orderPage> | undefined
  readonly filter: OrderFilter
  readonly isLoading: boolean
  /** Row marked by the keyboard, -1 for none. */
  readonly current: number
  readonly onChange: (change: {
    sort?: OrderFilter['sort'] | undefined
    page?: number
    pageSize?: number
  }) => void
}

export function OrderTable({ page, filter, isLoading, current, onChange }: OrderTableProps) {
  const { t } = useLanguage()
  return (
    <Table<OrderRow>
      rowKey="orderId"
      size="small"
      bordered
      dataSource={page ? [...page.rows] : []}
      columns={useColumns(filter.sort)}
      loading={isLoading && page === undefined}
      scroll={{ x: 1180 }}
      rowClassName={(_, index) => (index === current ? 'is-current' : '')}
      locale={{ emptyText: page ? t('list.empty') : t('loading') }}
      pagination={{
        current: page?.page ?? filter.page ?? 1,
        pageSize: page?.pageSize ?? filter.pageSize ?? 20,
        total: page?.total ?? 0,
        showSizeChanger: true,
        pageSizeOptions: [20, 50, 100],
        showTotal: (total) => t('list.total', { total }),
      }}
      onChange={({ current: number, pageSize }, _, sorter, { action }) => {
        const sorted = Array.isArray(sorter) ? sorter[0] : sorter
        if (action === 'sort') onChange({ sort: sortOf(sorted?.columnKey, sorted?.order) })
        else onChange({ page: number ?? 1, ...(pageSize === undefined ? {} : { pageSize }) })
      }}
    />
  )
}

function useColumns(sort: OrderFilter['sort']): NonNullable<TableProps<OrderRow>['columns']> {
  const { t, pick } = useLanguage()
  const { nameIn, kindName } = useNames()
  const orderBy = (key: string) => (sort === key ? 'ascend' : sort === `-${key}` ? 'descend' : null)
  return [
    {
      title: t('list.order'),
      key: 'order',
      render: (_, row) => (
        <>
          <Link to={paths.order(row.orderId)} style={{ fontWeight: 600 }}>
            {row.title}
          </Link>
          <Flex wrap gap={6} align="center">
            <span className="soft">{row.orderNo}</span>
            <Marks row={row} />
          </Flex>
        </>
      ),
    },
    {
      title: t('filter.state'),
      key: 'state',
      width: 110,
      render: (_, row) => pick(orderStateLabels[row.state]),
    },
    { title: t('list.light'), key: 'light', width: 90, render: (_, row) => <LightTag light={row.light} /> },
    {
      title: t('list.due'),
      key: 'handlingDueAt',
      width: 170,
      sorter: true,
      sortOrder: orderBy('handlingDueAt'),
      render: (_, row) => (
        <DueText
          dueAt={row.handlingDueAt}
          isDone={
            !openStates.includes(row.state) || row.state === 'answered' || row.state === 'awaitingCallback'
          }
        />
      ),
    },
    { title: t('list.leadUnit'), key: 'unit', width: 160, render: (_, row) => row.leadUnitName ?? '—' },
    { title: t('filter.kind'), key: 'kind', width: 90, render: (_, row) => kindName(row.kind) },
    {
      title: t('filter.channelCode'),
      key: 'channel',
      width: 110,
      render: (_, row) => nameIn('channels', row.channelCode),
    },
    {
      title: t('filter.categoryCode'),
      key: 'category',
      width: 170,
      render: (_, row) => nameIn('categories', row.categoryCode),
    },
    {
      title: t('list.acceptedAt'),
      key: 'acceptedAt',
      width: 140,
      sorter: true,
      sortOrder: orderBy('acceptedAt'),
      render: (_, row) => <time dateTime={row.acceptedAt}>{formatInstant(row.acceptedAt)}</time>,
    },
  ]
}

function Marks({ row }: { readonly row: OrderRow }) {
  const { t, pick } = useLanguage()
  return [
    row.urgency !== 'normal' && (
      <Tag key="urgency" icon={<FireOutlined aria-hidden />}>
        {pick(urgencyLabels[row.urgency])}
      </Tag>
    ),
    row.isSupervised && (
      <Tag key="supervised" icon={<FlagOutlined aria-hidden />}>
        {t('fact.supervised')}
      </Tag>
    ),
    row.isHardCase && <Tag key="hard">{t('fact.hardCase')}</Tag>,
    row.returnRequested && <Tag key="return">{t('pending.return')}</Tag>,
    row.extensionRequested && <Tag key="extension">{t('pending.extension')}</Tag>,
  ]
}

function sortOf(key: unknown, order: 'ascend' | 'descend' | null | undefined): OrderFilter['sort'] {
  if (key !== 'acceptedAt' && key !== 'handlingDueAt') return undefined
  return order === 'ascend' ? key : order === 'descend' ? `-${key}` : undefined
}
