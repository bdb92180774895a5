import type { OrderFilter, OrderRow } from '@yihu/contract/orders'
import type { z } from 'zod'
import type { orderPage } from '@yihu/contract/orders'
import { orderSorts } from '@yihu/contract/orders'
import { orderStateLabels } from '@yihu/core/order/states'
import type { TableProps } from 'antd'
import { Flex, Grid, Pagination, Select, Table } from 'antd'
import { Link } from 'react-router'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { paths } from '../paths.ts'
import { isDueDone } from './due-done.ts'
import { DueText } from './due-text.tsx'
import { useListWords } from './labels.ts'
import { LightTag } from './light-tag.tsx'
import { OrderCards } from './order-cards.tsx'
import { OrderMarks } from './order-marks.tsx'
import type { Selection } from './use-selection.ts'

interface OrderTableProps {
  readonly page: z.infer<typeof orderPage> | undefined
  readonly filter: OrderFilter
  readonly isLoading: boolean
  /** Row marked by the keyboard, -1 for none. */
  readonly current: number
  readonly selection: Selection
  readonly onToggle: (row: OrderRow) => void
  readonly onChoose: (shown: readonly OrderRow[], chosen: ReadonlySet<string>) => void
  readonly onChange: (change: {
    sort?: OrderFilter['sort'] | undefined
    page?: number
    pageSize?: number
  }) => void
}

export function OrderTable(props: OrderTableProps) {
  const { page, filter, isLoading, current, selection, onToggle, onChoose, onChange } = props
  const { t } = useLanguage()
  const words = useListWords()
  const columns = useColumns(filter.sort)
  const isPhone = Grid.useBreakpoint().sm === false
  const total = page?.total ?? 0
  const pagination = {
    current: page?.page ?? filter.page ?? 1,
    pageSize: page?.pageSize ?? filter.pageSize ?? 20,
    total,
    showSizeChanger: true,
    pageSizeOptions: [20, 50, 100],
    showTotal: () => (page?.isMore ? words('more', { total }) : t('list.total', { total })),
  }
  if (isPhone)
    return (
      <div className="stack">
        <label className="labelled">
          <span className="soft">{words('sortBy')}</span>
          <Select
            value={filter.sort ?? '-acceptedAt'}
            aria-label={words('sortBy')}
            options={orderSorts.map((sort) => ({ value: sort, label: words(`sort.${sort}`) }))}
            onChange={(sort) => onChange({ sort })}
            style={{ minWidth: 130 }}
          />
        </label>
        {total === 0 && <p className="soft">{page ? t('list.empty') : t('loading')}</p>}
        <OrderCards rows={page?.rows ?? []} selection={selection} onToggle={onToggle} />
        <Pagination
          {...pagination}
          simple
          showSizeChanger={false}
          onChange={(number) => onChange({ page: number })}
        />
      </div>
    )
  return (
    <>
      <Table<OrderRow>
        rowKey="orderId"
        size="small"
        bordered
        dataSource={page ? [...page.rows] : []}
        columns={columns}
        loading={isLoading && page === undefined}
        scroll={{ x: 1180 }}
        rowClassName={(_, index) => (index === current ? 'is-current' : '')}
        locale={{ emptyText: page ? t('list.empty') : t('loading') }}
        pagination={pagination}
        rowSelection={{
          selectedRowKeys: [...selection.keys()],
          preserveSelectedRowKeys: true,
          getTitleCheckboxProps: () => ({ 'aria-label': words('selectPage') }),
          getCheckboxProps: (row) => ({ 'aria-label': words('selectRow', { orderNo: row.orderNo }) }),
          onChange: (keys) => onChoose(page?.rows ?? [], new Set(keys.map(String))),
        }}
        onChange={({ current: number, pageSize }, _, sorter, { action }) => {
          const sorted = Array.isArray(sorter) ? sorter[0] : sorter
          if (action === 'sort') onChange({ sort: sortOf(sorted?.columnKey, sorted?.order) })
          else onChange({ page: number ?? 1, ...(pageSize === undefined ? {} : { pageSize }) })
        }}
      />
      {page?.isMore && (
        <p className="soft" style={{ margin: 0 }}>
          {words('moreNote', { total })}
        </p>
      )}
    </>
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
            <OrderMarks row={row} />
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
      render: (_, row) => <DueText dueAt={row.handlingDueAt} isDone={isDueDone(row)} />,
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

function sortOf(key: unknown, order: 'ascend' | 'descend' | null | undefined): OrderFilter['sort'] {
  if (key !== 'acceptedAt' && key !== 'handlingDueAt') return undefined
  return order === 'ascend' ? key : order === 'descend' ? `-${key}` : undefined
}
