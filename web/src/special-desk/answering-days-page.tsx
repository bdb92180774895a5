import { useQuery } from '@tanstack/react-query'
import type { AnsweringDayView } from '@yihu/contract/special-desk-routes'
import { answeringDayStateLabels } from '@yihu/core/special-desk/answering-day'
import type { TableProps } from 'antd'
import { Button, Input, Select, Table } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { answeringDaysQuery } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { AnsweringDayForm } from './answering-day-form.tsx'
import { BegunWithView } from '../saved-views/begun-with-view.tsx'
import { SavedViews } from '../saved-views/saved-views.tsx'
import { useWords } from './labels.ts'
import { useAddress, withValues } from '../layout/use-address.ts'

/** 领导接听日 (R4.4): what is planned and what was held. */
export function AnsweringDaysPage() {
  return (
    <BegunWithView list="answeringDays">
      <AnsweringDays />
    </BegunWithView>
  )
}

function AnsweringDays() {
  const words = useWords()
  const { permissions } = useSession()
  const { lists } = useNames()
  const [search, setSearch] = useAddress()
  const month = search.get('month') ?? ''
  const unitId = search.get('unitId') ?? ''
  const { data, error, isPending, refetch } = useQuery(
    answeringDaysQuery({ ...(isMonth(month) ? { month } : {}), ...(unitId ? { unitId } : {}) }),
  )
  function choose(change: Readonly<Record<string, string>>) {
    setSearch((now) => withValues(now, change))
  }
  const [isPlanning, setIsPlanning] = useState(false)
  return (
    <div className="stack">
      <PageTitle title={words('answeringDays')}>
        {permissions.includes('desk.plan') && (
          <Button type="primary" onClick={() => setIsPlanning(true)}>
            {words('plan')}
          </Button>
        )}
      </PageTitle>
      <SavedViews list="answeringDays" search={search} allLabel={words('answeringDays')} />
      <search className="panel filters">
        <label>
          <span>{words('month')}</span>
          <Input type="month" value={month} onChange={(event) => choose({ month: event.target.value })} />
        </label>
        <label>
          <span>{words('unit')}</span>
          <Select
            allowClear
            value={unitId || null}
            placeholder={words('all')}
            options={[...lists.units]}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(chosen: string | undefined) => choose({ unitId: chosen ?? '' })}
            aria-label={words('unit')}
          />
        </label>
      </search>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      <Table<AnsweringDayView>
        rowKey="answeringDayId"
        size="small"
        bordered
        loading={isPending}
        dataSource={data ? [...data] : []}
        columns={useColumns()}
        pagination={false}
        scroll={{ x: 800 }}
        locale={{
          emptyText: <span className="soft">{words(month || unitId ? 'noneFound' : 'noDays')}</span>,
        }}
      />
      {isPlanning && <AnsweringDayForm onClose={() => setIsPlanning(false)} />}
    </div>
  )
}

/** A browser without a picker for months gives what was typed. */
function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

function useColumns(): NonNullable<TableProps<AnsweringDayView>['columns']> {
  const { pick } = useLanguage()
  const words = useWords()
  return [
    {
      title: words('heldOn'),
      key: 'heldOn',
      width: 200,
      render: (_, day) => (
        <Link to={paths.answeringDay(day.answeringDayId)} style={{ fontWeight: 600 }}>
          {day.heldOn} {day.startsAt}–{day.endsAt}
        </Link>
      ),
    },
    { title: words('unit'), key: 'unit', render: (_, day) => day.unitName },
    {
      title: words('leaderOffice'),
      key: 'leader',
      render: (_, day) => `${day.leaderOffice} ${day.leaderName}`,
    },
    { title: words('matters'), key: 'matters', render: (_, day) => day.matters },
    { title: words('calls'), key: 'calls', width: 90, align: 'right', render: (_, day) => day.calls },
    {
      title: words('state'),
      key: 'state',
      width: 90,
      render: (_, day) => pick(answeringDayStateLabels[day.state]),
    },
  ]
}
