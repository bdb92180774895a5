import { useQuery } from '@tanstack/react-query'
import type { OrderFilter } from '@yihu/contract/orders'
import type { DeskLedgerView } from '@yihu/contract/special-desk-routes'
import { Button, Input, Select } from 'antd'
import { Link, useNavigate } from 'react-router'
import { callUrl } from '../api/call.ts'
import { deskLedgerQuery } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { FileMenu } from '../order-list/file-menu.tsx'
import { paths } from '../paths.ts'
import { NumberCard } from '../situation/number-card.tsx'
import { BegunWithView } from '../saved-views/begun-with-view.tsx'
import { SavedViews } from '../saved-views/saved-views.tsx'
import { useWords as useWorkbenchWords } from '../workbench/labels.ts'
import { useWords } from './labels.ts'
import { LedgerTable } from './ledger-table.tsx'
import { useAddress, withValues } from '../layout/use-address.ts'

const counters = [
  'accepted',
  'answeredAtDesk',
  'dispatched',
  'closed',
  'onTime',
  'calledBack',
  'satisfied',
  'dissatisfied',
] as const

/** How the order list is narrowed to what a counter counts; the others count what no filter of the list says. */
const listOf: Readonly<Partial<Record<(typeof counters)[number], OrderFilter>>> = {
  accepted: {},
  answeredAtDesk: { state: 'answeredAtDesk' },
  dispatched: { dispatched: 'true' },
  closed: { state: 'closed,archived,answeredAtDesk' },
}

/** 专席台账 (R4.1, R4.2): counters and ledger of one special desk with all below it; the choice is in the address. */
export function DeskLedgerPage() {
  return (
    <BegunWithView list="deskLedger">
      <DeskLedger />
    </BegunWithView>
  )
}

function DeskLedger() {
  const words = useWords()
  const asList = useWorkbenchWords()
  const navigate = useNavigate()
  const { lists } = useNames()
  const { language } = useLanguage()
  const [search, setSearch] = useAddress()
  const deskCode = search.get('desk') ?? lists.desks[0]?.value ?? ''
  const from = search.get('from') ?? ''
  const until = search.get('until') ?? ''
  const page = Math.max(1, Number(search.get('page')) || 1)
  const { data, error, isFetching, refetch } = useQuery(
    deskLedgerQuery({ deskCode, page, ...(from ? { from } : {}), ...(until ? { until } : {}) }),
  )
  function choose(change: Readonly<Record<string, string>>) {
    // The desk is written down with the rest: which of them comes first may change.
    setSearch((now) => withValues(now, { desk: now.get('desk') ?? deskCode, page: '', ...change }))
  }
  const span = { ...(from ? { from } : {}), ...(until ? { until } : {}) }
  const ofDesk: OrderFilter = { deskCode, deskBelow: 'true', ...span }
  /** Deputies and enterprises are owed a call by a person: how many of those owed one have had it. */
  function coverage({ owedCallback, calledBack }: DeskLedgerView['counts']): string {
    if (owedCallback === 0) return words('noneOwed')
    const rate = `${((calledBack / owedCallback) * 100).toFixed(2)}%`
    return words('coverage', { owed: owedCallback, rate })
  }
  return (
    <div className="stack">
      <PageTitle title={words('ledger')}>
        <div className="actions">
          {deskCode !== '' && (
            <FileMenu
              urlOf={(format) =>
                callUrl('exportDeskLedger', {
                  params: { file: `ledger.${format}` },
                  query: { deskCode, language, ...span },
                })
              }
              fallbackName="ledger"
            />
          )}
          {deskCode !== '' && <Link to={paths.orders(ofDesk)}>{asList('asList')}</Link>}
          <Button onClick={() => void navigate(paths.answeringDays())}>{words('answeringDays')}</Button>
        </div>
      </PageTitle>
      <SavedViews list="deskLedger" search={search} allLabel={words('ledger')} />
      {lists.desks.length === 0 ? (
        <p className="soft">{words('noDesks')}</p>
      ) : (
        <search className="panel filters">
          <label>
            <span>{words('desk')}</span>
            <Select
              value={deskCode}
              options={[...lists.desks]}
              onChange={(code: string) => choose({ desk: code })}
              aria-label={words('desk')}
            />
          </label>
          {(['from', 'until'] as const).map((key) => (
            <label key={key}>
              <span>{words(key)}</span>
              <Input
                type="date"
                value={key === 'from' ? from : until}
                onChange={(event) => choose({ [key]: event.target.value })}
              />
            </label>
          ))}
        </search>
      )}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      <div className="figures">
        {counters.map((key) => (
          <NumberCard
            key={key}
            name={words(key)}
            value={data?.counts[key] ?? 0}
            {...(listOf[key] ? { to: paths.orders({ ...ofDesk, ...listOf[key] }) } : {})}
            {...(key === 'calledBack' && data ? { more: coverage(data.counts) } : {})}
          />
        ))}
      </div>
      <LedgerTable
        lines={data?.lines ?? []}
        isLoading={isFetching && data === undefined}
        pagination={{
          current: page,
          pageSize: 50,
          total: data?.total ?? 0,
          showSizeChanger: false,
          onChange: (number) => choose({ page: String(number) }),
        }}
      />
    </div>
  )
}
