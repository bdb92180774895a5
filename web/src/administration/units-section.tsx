import type { UnitRow } from '@yihu/contract/administration'
import { openStates } from '@yihu/core/order/states'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { callRoute } from '../api/call.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import type { AdminColumn } from './admin-table.tsx'
import { AdminTable } from './admin-table.tsx'
import type { BulkActing } from './bulk-act.tsx'
import { unitsQuery } from './administration-queries.ts'
import { todayThere } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'
import { RowActions } from './row-actions.tsx'
import { useSearchState } from './search-state.ts'
import { Narrow, Toolbar } from './toolbar.tsx'
import { treeOf } from './tree.ts'
import { useRulesWords } from './rules-labels.ts'
import { contactsQuery } from './rules-queries.ts'
import { UnitContacts } from './unit-contacts.tsx'
import { UnitForms } from './unit-forms.tsx'
import { isClosed, Validity, validityText } from './validity.tsx'

/** The tree of units: found by any name they bear or bore. */
export function UnitsSection() {
  const w = useAdministrationWords()
  const state = useSearchState()
  const { data: units, error, refetch } = useQuery(unitsQuery)
  const columns = useColumns(units ?? [], state)
  const closing: BulkActing<UnitRow> = {
    label: w('close'),
    asks: 'dayAndReason',
    idOf: ({ unitId }) => unitId,
    nameOf: ({ name }) => name,
    fits: ({ validUntil }) => validUntil === null,
    act: ({ unitId, version }, { on, reason }) =>
      callRoute('changeUnit', { params: { unitId }, body: { change: 'close', on, version, reason } }),
    undo: ({ unitId, version }, reason) =>
      callRoute('changeUnit', {
        params: { unitId },
        body: { change: 'reopen', version: version + 1, reason },
      }),
  }
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!units) return <Loading />

  const opened = units.find(({ unitId }) => unitId === state.on)
  const q = state.get('q')
  const group = state.get('group')
  const found = units.filter(
    (unit) =>
      (state.get('closed') === 'true' || !isClosed(unit)) &&
      (group === undefined || unit.groupName === group) &&
      (q === undefined ||
        [unit.name, ...unit.aliases, ...unit.names.map(({ name }) => name)].some((name) => name.includes(q))),
  )
  const groups = [...new Set(units.map(({ groupName }) => groupName))].map((name) => ({
    value: name,
    label: name,
  }))
  return (
    <>
      <Toolbar
        state={state}
        addLabel={w('units.add')}
        closedLabel={w('showClosed')}
        summary={w('units.count', { count: found.length })}
      >
        <Narrow state={state} name="group" label={w('units.group')} options={groups} />
      </Toolbar>
      <AdminTable<UnitRow>
        size="small"
        rowKey="unitId"
        columns={columns}
        rows={found}
        fileName={w('section.units')}
        bulk={closing}
        dataSource={treeOf(
          found,
          (unit) => unit.unitId,
          (unit) => unit.parentId,
        )}
        expandable={{ defaultExpandAllRows: true }}
        pagination={false}
        rowClassName={(unit) => (isClosed(unit) ? 'is-closed' : '')}
        locale={{ emptyText: w('nothing') }}
        scroll={{ x: 1030 }}
      />
      <UnitForms units={units} state={state} />
      {state.act === 'contacts' && opened && <UnitContacts unit={opened} onClose={state.close} />}
    </>
  )
}

function useColumns(
  units: readonly UnitRow[],
  state: ReturnType<typeof useSearchState>,
): AdminColumn<UnitRow>[] {
  const w = useAdministrationWords()
  const words = useRulesWords()
  const { data: contacts = [] } = useQuery(contactsQuery)
  const liaisonsOf = (unit: UnitRow) =>
    contacts.filter((one) => one.unitId === unit.unitId && one.office === 'liaison' && !isClosed(one))
  const nameOf = (unitId: string) => units.find((unit) => unit.unitId === unitId)?.name ?? ''
  return [
    {
      title: w('name'),
      key: 'name',
      minWidth: 180,
      text: ({ name }) => name,
      render: (_, unit) => <UnitName unit={unit} />,
    },
    { title: w('units.group'), dataIndex: 'groupName', width: 120, text: ({ groupName }) => groupName },
    {
      title: w('units.level'),
      dataIndex: 'level',
      align: 'right',
      width: 64,
      text: ({ level }) => String(level),
    },
    {
      title: w('units.liaison'),
      key: 'liaison',
      width: 210,
      text: (unit) =>
        liaisonsOf(unit)
          .map(({ name, phone, mail, wechat }) => `${name} ${phone ?? mail ?? wechat ?? ''}`)
          .join('、'),
      render: (_, unit) => (
        <>
          {liaisonsOf(unit).map(({ contactId, name, phone, mail, wechat }) => (
            <div key={contactId}>{`${name} ${phone ?? mail ?? wechat ?? ''}`}</div>
          ))}
          {liaisonsOf(unit).length === 0 &&
            ([unit.liaisonName, unit.liaisonPhone].filter(Boolean).join(' ') || '—')}
          {unit.industryUnitId && (
            <div className="names">
              {w('units.industry')}：{nameOf(unit.industryUnitId)}
            </div>
          )}
        </>
      ),
    },
    {
      title: w('units.open'),
      key: 'openOrders',
      text: ({ openOrders }) => String(openOrders),
      align: 'right',
      width: 84,
      render: (_, unit) =>
        unit.openOrders === 0 ? (
          0
        ) : (
          <Link
            to={paths.orders({ unitId: unit.unitId, state: openStates.join(',') })}
            aria-label={w('units.openOrdersOf', { name: unit.name, count: unit.openOrders })}
          >
            {unit.openOrders}
          </Link>
        ),
    },
    {
      title: w('units.users'),
      key: 'users',
      text: ({ users }) => String(users),
      align: 'right',
      width: 88,
      render: (_, unit) =>
        unit.users === 0 ? (
          0
        ) : (
          <Link to={paths.administration('users', { unit: unit.unitId })}>{unit.users}</Link>
        ),
    },
    {
      title: w('validity'),
      key: 'validity',
      width: 170,
      text: validityText,
      render: (_, unit) => <Validity {...unit} />,
    },
    {
      title: <span className="visually-hidden">{w('actions')}</span>,
      key: 'actions',
      width: 150,
      fixed: 'right',
      render: (_, unit) => (
        <RowActions
          name={unit.name}
          actions={
            unit.validUntil === null
              ? [
                  { key: 'rename', label: w('rename') },
                  { key: 'edit', label: w('edit') },
                  { key: 'contacts', label: words('contacts') },
                  { key: 'move', label: w('units.move') },
                  { key: 'addBelow', label: w('lists.addBelow') },
                  { key: 'close', label: w('close'), isDanger: true },
                ]
              : [{ key: 'reopen', label: w('reopen') }]
          }
          onAct={(act) => state.open(act, unit.unitId)}
          move={(change) =>
            callRoute('changeUnit', {
              params: { unitId: unit.unitId },
              body: { change, version: unit.version },
            })
          }
        />
      ),
    },
  ]
}

function UnitName({ unit }: { readonly unit: UnitRow }) {
  const w = useAdministrationWords()
  const today = todayThere()
  const later = unit.names.filter(({ validFrom }) => validFrom > today)
  const earlier = unit.names.filter(({ name, validFrom }) => validFrom <= today && name !== unit.name)
  const former = new Set(earlier.map(({ name }) => name))
  const also = unit.aliases.filter((alias) => !former.has(alias))
  return (
    <>
      {unit.name}
      {former.size > 0 && (
        <div className="names">{w('units.formerly', { names: [...former].join('、') })}</div>
      )}
      {also.length > 0 && <div className="names">{w('units.also', { names: also.join('、') })}</div>}
      {later.map(({ name, validFrom }) => (
        <div key={validFrom} className="names">
          {w('units.futureName', { name, on: validFrom })}
        </div>
      ))}
    </>
  )
}
