import { useQuery } from '@tanstack/react-query'
import type { PersonAtWorkView } from '@yihu/contract/situation-routes'
import { roleLabels } from '@yihu/core/access/roles'
import type { TableProps } from 'antd'
import { Table } from 'antd'
import { Link } from 'react-router'
import { peopleAtWorkQuery } from '../api/queries.ts'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { useWords } from './labels.ts'

/** Who at the centre works on what (R1.3): orders held, what was done today, when last. */
export function PeoplePage() {
  const words = useWords()
  const { data, error, isPending, refetch } = useQuery(peopleAtWorkQuery)
  return (
    <div className="stack">
      <PageTitle title={words('people')} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      <p className="soft" style={{ margin: 0 }}>
        {words('hint')}
      </p>
      <Table<PersonAtWorkView>
        rowKey="userId"
        size="small"
        bordered
        loading={isPending}
        dataSource={data ? [...data] : []}
        columns={useColumns()}
        pagination={false}
        scroll={{ x: 860 }}
        locale={{ emptyText: <span className="soft">{words('none')}</span> }}
      />
    </div>
  )
}

function useColumns(): NonNullable<TableProps<PersonAtWorkView>['columns']> {
  const { pick, t } = useLanguage()
  const words = useWords()
  const number = (key: 'takenOverdue' | 'acceptedToday' | 'callbacksToday' | 'actionsToday') => ({
    title: words(key),
    key,
    align: 'right' as const,
    sorter: (one: PersonAtWorkView, other: PersonAtWorkView) => one[key] - other[key],
    render: (_: unknown, person: PersonAtWorkView) => person[key],
  })
  return [
    { title: words('name'), key: 'name', render: (_, { name }) => <strong>{name}</strong> },
    {
      title: words('roles'),
      key: 'roles',
      render: (_, { roles }) => roles.map((role) => pick(roleLabels[role])).join(t('comma')),
    },
    {
      title: words('taken'),
      key: 'taken',
      align: 'right',
      sorter: (one, other) => one.taken - other.taken,
      defaultSortOrder: 'descend',
      render: (_, { userId, taken }) =>
        taken === 0 ? 0 : <Link to={paths.orders({ queue: 'taken', takenBy: userId })}>{taken}</Link>,
    },
    {
      ...number('takenOverdue'),
      render: (_, { userId, takenOverdue }) =>
        takenOverdue === 0 ? (
          0
        ) : (
          <Link to={paths.orders({ queue: 'stepsOverdue', takenBy: userId })}>{takenOverdue}</Link>
        ),
    },
    number('acceptedToday'),
    number('callbacksToday'),
    number('actionsToday'),
    {
      title: words('lastActionAt'),
      key: 'lastActionAt',
      render: (_, { lastActionAt }) => (lastActionAt === null ? '—' : formatInstant(lastActionAt)),
    },
  ]
}
