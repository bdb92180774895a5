import { changeFilter } from '@yihu/contract/administration'
import type { ChangeFilter } from '@yihu/contract/administration'
import { changeActs, changeTopics } from '@yihu/core/administration/changes'
import type { ChangeTopic } from '@yihu/core/administration/changes'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Input, Tag } from 'antd'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { changesQuery } from './administration-queries.ts'
import { ChangedValues } from './changed-values.tsx'
import { changedFieldsText, useChangedFields } from './use-changed-fields.ts'
import { AdminTable } from './admin-table.tsx'
import { useAdministrationWords } from './labels.ts'
import { useSearchState } from './search-state.ts'
import { Narrow, Toolbar } from './toolbar.tsx'

const perPage = 30
/** Of a file, which has all that is found. */
const perFilePage = 500

/** The log of changes (变更记录): who changed what, when, from what to what, from which day, and why. */
export function ChangesSection() {
  const w = useAdministrationWords()
  const { pick } = useLanguage()
  const state = useSearchState()
  const filter = filterOf(state.get)
  const changedFields = useChangedFields()
  const queryClient = useQueryClient()
  const { data, error, refetch, isFetching } = useQuery(changesQuery(filter))
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const loadAll = async (total: number) => {
    const pages = Array.from({ length: Math.ceil(total / perFilePage) }, (_, index) =>
      queryClient.fetchQuery(changesQuery({ ...filter, page: index + 1, pageSize: perFilePage })),
    )
    return (await Promise.all(pages)).flatMap(({ rows }) => rows)
  }
  const topics = (Object.keys(changeTopics) as ChangeTopic[]).map((topic) => ({
    value: topic,
    label: pick(changeTopics[topic]),
  }))
  const day = (key: 'from' | 'until') => (
    <label className="labelled">
      <span className="soft">{w(`changes.${key}`)}</span>
      <Input
        type="date"
        value={filter[key] ?? ''}
        onChange={(event) => state.set({ [key]: event.target.value || undefined, page: undefined })}
      />
    </label>
  )
  return (
    <>
      <Toolbar state={state} summary={w('changes.total', { count: data.total })}>
        <Narrow state={state} name="topic" label={w('changes.topic')} options={topics} width={140} />
        <Narrow
          state={state}
          name="actorId"
          label={w('changes.actor')}
          options={data.actors.map(({ userId, name }) => ({ value: userId, label: name }))}
          width={140}
        />
        {day('from')}
        {day('until')}
      </Toolbar>
      <AdminTable
        size="small"
        rowKey="changeId"
        rows={data.rows}
        everything={{ total: data.total, load: () => loadAll(data.total) }}
        fileName={w('section.changes')}
        loading={isFetching}
        dataSource={data.rows}
        locale={{ emptyText: w('changes.empty') }}
        scroll={{ x: 860 }}
        pagination={{
          current: filter.page ?? 1,
          pageSize: perPage,
          total: data.total,
          hideOnSinglePage: true,
          showSizeChanger: false,
          onChange: (page) => state.set({ page: page === 1 ? undefined : String(page) }),
        }}
        columns={[
          {
            title: w('changes.at'),
            key: 'at',
            width: 140,
            text: (row) => formatInstant(row.at),
            render: (_, row) => formatInstant(row.at),
          },
          {
            title: w('changes.actor'),
            dataIndex: 'actorName',
            width: 100,
            text: ({ actorName }) => actorName,
          },
          {
            title: w('changes.what'),
            key: 'what',
            text: (row) => `${pick(changeTopics[row.topic])} ${pick(changeActs[row.act])} ${row.name}`,
            width: 230,
            render: (_, row) => (
              <>
                <Tag>{pick(changeTopics[row.topic])}</Tag>
                {pick(changeActs[row.act])}
                <div>{row.name}</div>
              </>
            ),
          },
          {
            title: w('changes.difference'),
            key: 'difference',
            text: (row) => changedFieldsText(changedFields(row.before, row.after)),
            render: (_, row) => <ChangedValues fields={changedFields(row.before, row.after)} />,
          },
          {
            title: w('validFrom'),
            key: 'validFrom',
            width: 100,
            text: (row) => row.validFrom ?? '',
            render: (_, row) => row.validFrom ?? '—',
          },
          {
            title: w('reason'),
            key: 'reason',
            width: 180,
            text: (row) => row.reason ?? '',
            render: (_, row) => row.reason ?? '—',
          },
        ]}
      />
    </>
  )
}

/** A value of the address bar the contract does not know is dropped: old links keep working. */
function filterOf(get: (key: string) => string | undefined): ChangeFilter {
  const filter: Partial<Record<keyof ChangeFilter, unknown>> = {}
  for (const key of Object.keys(changeFilter.shape) as (keyof ChangeFilter)[]) {
    const value = get(key)
    const read = value === undefined ? undefined : changeFilter.shape[key].safeParse(value)
    if (read?.success) filter[key] = read.data
  }
  return filter as ChangeFilter
}
