import type { UserAccount } from '@yihu/contract/administration'
import { roleLabels, roles } from '@yihu/core/access/roles'
import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { useState } from 'react'
import { useReferenceData } from '../api/queries.ts'
import { callRoute } from '../api/call.ts'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { usersQuery } from './administration-queries.ts'
import { AdminTable } from './admin-table.tsx'
import type { BulkActing } from './bulk-act.tsx'
import { useAdministrationWords } from './labels.ts'
import { OneTimePassword } from './one-time-password.tsx'
import type { GivenPassword } from './one-time-password.tsx'
import { RowActions } from './row-actions.tsx'
import { useSearchState } from './search-state.ts'
import { Narrow, Toolbar } from './toolbar.tsx'
import { UserForms } from './user-forms.tsx'

/** The accounts of the centre and of its units. */
export function UsersSection() {
  const w = useAdministrationWords()
  const { t, pick } = useLanguage()
  const state = useSearchState()
  const reference = useReferenceData()
  const [given, setGiven] = useState<GivenPassword>()
  const { data: users, error, refetch } = useQuery(usersQuery)
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!users || !reference) return <Loading />

  const [q, role, unit] = [state.get('q'), state.get('role'), state.get('unit')]
  const found = users
    .toSorted(byLogin)
    .filter(
      (user) =>
        !user.roles.includes('system') &&
        (state.get('closed') === 'true' || user.disabledAt === null) &&
        (role === undefined || user.roles.some((one) => one === role)) &&
        (unit === undefined || user.unitId === unit) &&
        (q === undefined || `${user.login} ${user.name}`.toLowerCase().includes(q.toLowerCase())),
    )
  const unitName = (unitId: string | null) =>
    unitId === null
      ? w('users.ofCentre')
      : (reference.units.find((one) => one.unitId === unitId)?.name ?? unitId)
  const disabling: BulkActing<UserAccount> = {
    label: w('users.disable'),
    asks: 'reason',
    idOf: ({ userId }) => userId,
    nameOf: ({ name, login }) => `${name}（${login}）`,
    fits: ({ disabledAt }) => disabledAt === null,
    act: ({ userId, version }, { reason }) =>
      callRoute('changeUser', { params: { userId }, body: { change: 'disable', version, reason } }),
    undo: ({ userId, version }, reason) =>
      callRoute('changeUser', {
        params: { userId },
        body: { change: 'enable', version: version + 1, reason },
      }),
  }
  return (
    <>
      <Toolbar
        state={state}
        addLabel={w('users.add')}
        closedLabel={w('showClosed')}
        summary={w('users.count', { count: found.length })}
      >
        <Narrow
          state={state}
          name="role"
          label={w('users.roles')}
          options={roles
            .filter((one) => one !== 'system')
            .map((one) => ({ value: one, label: pick(roleLabels[one]) }))}
        />
        <Narrow
          state={state}
          name="unit"
          label={w('users.unit')}
          options={reference.units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
          width={220}
        />
      </Toolbar>
      <AdminTable<UserAccount>
        rows={found}
        fileName={w('section.users')}
        bulk={disabling}
        size="small"
        rowKey="userId"
        dataSource={found}
        pagination={{ pageSize: 30, hideOnSinglePage: true, showSizeChanger: false }}
        rowClassName={({ disabledAt }) => (disabledAt === null ? '' : 'is-closed')}
        locale={{ emptyText: w('nothing') }}
        scroll={{ x: 820 }}
        columns={[
          { title: w('users.login'), dataIndex: 'login', width: 140, text: ({ login }) => login },
          { title: w('users.name'), dataIndex: 'name', width: 190, text: ({ name }) => name },
          {
            title: w('users.roles'),
            key: 'roles',
            text: (user) => user.roles.map((one) => pick(roleLabels[one])).join(t('comma')),
            render: (_, user) => user.roles.map((one) => pick(roleLabels[one])).join(t('comma')),
          },
          {
            title: w('users.unit'),
            key: 'unit',
            text: (user) => unitName(user.unitId),
            render: (_, user) => unitName(user.unitId),
          },
          {
            title: w('users.lastSignIn'),
            key: 'lastSignIn',
            text: (user) =>
              user.lastSignedInAt === null ? w('users.never') : formatInstant(user.lastSignedInAt),
            width: 150,
            render: (_, user) =>
              user.lastSignedInAt === null ? w('users.never') : formatInstant(user.lastSignedInAt),
          },
          {
            title: w('users.state'),
            key: 'state',
            text: (user) => w(user.disabledAt === null ? 'users.active' : 'users.disabled'),
            width: 120,
            render: (_, user) => <UserState user={user} />,
          },
          {
            title: <span className="visually-hidden">{w('actions')}</span>,
            key: 'actions',
            width: 90,
            fixed: 'right',
            render: (_, user) => (
              <RowActions
                name={user.name}
                actions={
                  user.disabledAt === null
                    ? [
                        { key: 'edit', label: w('edit') },
                        { key: 'resetPassword', label: w('users.reset') },
                        { key: 'disable', label: w('users.disable'), isDanger: true },
                      ]
                    : [
                        { key: 'edit', label: w('edit') },
                        { key: 'enable', label: w('users.enable') },
                      ]
                }
                onAct={(act) => state.open(act, user.userId)}
              />
            ),
          },
        ]}
      />
      <UserForms users={users} state={state} onGiven={setGiven} />
      {given && <OneTimePassword given={given} onClose={() => setGiven(undefined)} />}
    </>
  )
}

function UserState({ user }: { readonly user: UserAccount }) {
  const w = useAdministrationWords()
  if (user.disabledAt !== null) return <Tag>{w('users.disabled')}</Tag>
  return user.mustChangePassword ? (
    <Tag color="warning">{w('users.oneTime')}</Tag>
  ) : (
    <Tag color="success">{w('users.active')}</Tag>
  )
}

/** agent2 before agent10. */
function byLogin(one: UserAccount, other: UserAccount): number {
  return one.login.localeCompare(other.login, 'en', { numeric: true })
}
