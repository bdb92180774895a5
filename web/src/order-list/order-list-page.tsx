import { QuestionCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { OrderFilter } from '@yihu/contract/orders'
import { isMeasureName, measures } from '@yihu/core/assessment/measures'
import type { InputRef } from 'antd'
import { Button, Popover, Switch } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { orderListQuery } from '../api/queries.ts'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { ActiveFilters } from './active-filters.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { BulkProgress } from './bulk-progress.tsx'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { changeFilter, filterFromSearch, searchFromFilter } from './filter-in-url.ts'
import { useListWords } from './labels.ts'
import { OrderTable } from './order-table.tsx'
import { SavedViews } from '../saved-views/saved-views.tsx'
import { useDefaultView } from '../saved-views/use-default-view.ts'
import { useListKeys } from './use-list-keys.ts'
import { useSelection } from './use-selection.ts'
import { useAddress } from '../layout/use-address.ts'

/** All orders the person may see; filter, sorting and page live in the address bar. */
export function OrderListPage() {
  const { t, pick } = useLanguage()
  const words = useListWords()
  const navigate = useNavigate()
  const [search, setSearch] = useAddress()
  const filter = filterFromSearch(search)
  const session = useSession()
  const isReady = useDefaultView('orders')
  const { data, error, isFetching, refetch } = useQuery({ ...orderListQuery(filter), enabled: isReady })
  const { selection, toggle, toggleAll, choose, replace, clear } = useSelection()
  const mayAct = session.permissions.includes('order.act')
  const searchField = useRef<InputRef>(null)
  const [isHelpOpen, setIsHelpOpen] = useState(false)

  const change = (next: Parameters<typeof changeFilter>[1]) =>
    setSearch((now) => searchFromFilter(changeFilter(filterFromSearch(now), next)))
  const remove = (keys: readonly (keyof OrderFilter)[]) =>
    change(Object.fromEntries(keys.map((key) => [key, undefined])))

  const rows = data?.rows
  const onOpen = useCallback(
    (index: number) => {
      const row = rows?.[index]
      if (row) void navigate(paths.order(row.orderId))
    },
    [rows, navigate],
  )
  const onSearch = useCallback(() => searchField.current?.focus({ cursor: 'all' }), [])
  const onHelp = useCallback(() => setIsHelpOpen(true), [])
  const onSelect = useCallback(
    (index: number) => {
      const row = rows?.[index]
      if (row) toggle(row)
    },
    [rows, toggle],
  )
  const onSelectAll = useCallback(() => toggleAll(rows ?? []), [rows, toggleAll])
  const keys = useListKeys({ count: rows?.length ?? 0, onOpen, onSearch, onHelp, onSelect, onSelectAll })

  return (
    <div className="stack">
      <PageTitle title={t('nav.orders')}>
        <div className="actions">
          {session.permissions.includes('order.export') && <ExportMenu filter={filter} />}
          <Popover
            trigger="click"
            open={isHelpOpen}
            onOpenChange={setIsHelpOpen}
            placement="bottomRight"
            title={t('keys.title')}
            content={<KeyHelp isOn={keys.isOn} onTurn={keys.turn} />}
          >
            <Button className="needs-keyboard" icon={<QuestionCircleOutlined aria-hidden />}>
              {t('keys.title')}
            </Button>
          </Popover>
        </div>
      </PageTitle>
      {mayAct && <BulkProgress />}
      <div className="panel stack">
        <SavedViews list="orders" search={search} allLabel={words('allOrders')} />
        <FilterBar filter={filter} onChange={change} searchRef={searchField} />
        <ActiveFilters filter={filter} onRemove={remove} />
        {filter.measure !== undefined && isMeasureName(filter.measure) && (
          <p className="soft" style={{ margin: 0 }}>
            {pick(measures[filter.measure].definition)}
          </p>
        )}
      </div>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {mayAct && <BulkBar filter={filter} selection={selection} onReplace={replace} onClear={clear} />}
      <OrderTable
        selection={selection}
        onToggle={toggle}
        onChoose={choose}
        page={data}
        filter={filter}
        isLoading={isFetching}
        current={keys.current}
        onChange={change}
      />
    </div>
  )
}

function KeyHelp({ isOn, onTurn }: { readonly isOn: boolean; readonly onTurn: (on: boolean) => void }) {
  const { t } = useLanguage()
  const words = useListWords()
  return (
    <div style={{ minWidth: 220 }}>
      <dl className="timeline-fields">
        {(['/', 'j', 'k', 'Enter', '?'] as const).map((key) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
        {(['x', 'X'] as const).map((key) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key === 'X' ? 'Shift+X' : key}</kbd>
            </dt>
            <dd>{words(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <label className="labelled" style={{ marginTop: 12 }}>
        <Switch size="small" checked={isOn} onChange={onTurn} aria-label={t('keys.on')} /> {t('keys.on')}
      </label>
    </div>
  )
}
