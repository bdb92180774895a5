import type { ListEntry } from '@yihu/contract/administration'
import { listForms, listNames } from '@yihu/core/administration/lists'
import { declineTreatmentLabels } from '@yihu/core/appeal/decline-treatments'
import { useQuery } from '@tanstack/react-query'
import { Grid, Select, Tabs } from 'antd'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import type { AdminColumn } from './admin-table.tsx'
import { AdminTable } from './admin-table.tsx'
import type { BulkActing } from './bulk-act.tsx'
import { listQuery } from './administration-queries.ts'
import { useAdministrationWords } from './labels.ts'
import { ListForms } from './list-forms.tsx'
import { RowActions } from './row-actions.tsx'
import { useSearchState } from './search-state.ts'
import { Toolbar } from './toolbar.tsx'
import { treeOf } from './tree.ts'
import { isClosed, Validity, validityText } from './validity.tsx'

/** The lists forms choose from, one tab each; entries close and are never deleted. */
export function ListsSection() {
  const w = useAdministrationWords()
  const { pick } = useLanguage()
  const state = useSearchState()
  const list = listNames.find((name) => name === state.get('list')) ?? 'categories'
  const { data: entries, error, refetch } = useQuery(listQuery(list))
  const q = state.get('q')?.toLowerCase()
  const found = (entries ?? []).filter(
    (entry) =>
      (state.get('closed') === 'true' || !isClosed(entry)) &&
      (q === undefined || `${entry.code} ${entry.name}`.toLowerCase().includes(q)),
  )
  const { levels } = listForms[list]

  const change = (code: string, body: Parameters<typeof callRoute<'changeListEntry'>>[1]['body']) =>
    callRoute('changeListEntry', { params: { list, code }, body })
  const closing: BulkActing<ListEntry> = {
    label: w('close'),
    asks: 'dayAndReason',
    idOf: ({ code }) => code,
    nameOf: ({ name }) => name,
    fits: ({ validUntil }) => validUntil === null,
    act: ({ code, version }, { on, reason }) => change(code, { change: 'close', on, version, reason }),
    undo: ({ code, version }, reason) => change(code, { change: 'reopen', version: version + 1, reason }),
  }
  const columns: AdminColumn<ListEntry>[] = [
    { title: w('name'), dataIndex: 'name', text: ({ name }) => name },
    { title: w('code'), dataIndex: 'code', width: 200, text: ({ code }) => code },
    ...(list === 'channels'
      ? [
          {
            title: w('lists.unitWord'),
            dataIndex: 'unitWord',
            width: 90,
            text: ({ unitWord }: ListEntry) => unitWord ?? '',
          },
        ]
      : []),
    ...(list === 'declineReasons'
      ? [
          {
            title: w('lists.treatment'),
            key: 'treatment',
            width: 130,
            render: (_: unknown, { treatment }: ListEntry) =>
              treatment && pick(declineTreatmentLabels[treatment]),
          },
          {
            title: w('lists.text'),
            dataIndex: 'prescribedText',
            text: ({ prescribedText }: ListEntry) => prescribedText ?? '',
          },
        ]
      : []),
    {
      title: w('validity'),
      key: 'validity',
      width: 210,
      text: validityText,
      render: (_, entry) => <Validity {...entry} />,
    },
    {
      title: <span className="visually-hidden">{w('actions')}</span>,
      key: 'actions',
      width: 150,
      fixed: 'right',
      render: (_, entry) => (
        <RowActions
          name={entry.name}
          actions={
            entry.validUntil === null
              ? [
                  { key: 'edit', label: w('edit') },
                  ...(levels > 1 ? [{ key: 'addBelow', label: w('lists.addBelow') }] : []),
                  { key: 'close', label: w('close'), isDanger: true },
                ]
              : [{ key: 'reopen', label: w('reopen') }]
          }
          onAct={(act) => state.open(act, entry.code)}
          move={(change) =>
            callRoute('changeListEntry', {
              params: { list, code: entry.code },
              body: { change, version: entry.version },
            })
          }
        />
      ),
    },
  ]

  const turnTo = (key: string) => state.set({ list: key, q: undefined, do: undefined, on: undefined })
  // Tabs that find no room go into a menu which screen readers take for a tab.
  const isPhone = Grid.useBreakpoint().sm === false
  return (
    <>
      {isPhone ? (
        <Select
          aria-label={w('section.lists')}
          value={list}
          onChange={turnTo}
          options={listNames.map((name) => ({ value: name, label: pick(listForms[name]) }))}
        />
      ) : (
        <Tabs
          activeKey={list}
          onChange={turnTo}
          items={listNames.map((name) => ({ key: name, label: pick(listForms[name]) }))}
          tabBarStyle={{ marginBottom: 0 }}
        />
      )}
      <Toolbar
        state={state}
        addLabel={w('lists.add')}
        closedLabel={w('showClosed')}
        summary={w('lists.count', { count: found.length })}
      />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {entries ? (
        <AdminTable<ListEntry>
          key={list}
          rows={found}
          fileName={pick(listForms[list])}
          bulk={closing}
          size="small"
          rowKey="code"
          columns={columns}
          dataSource={treeOf(
            found,
            ({ code }) => code,
            ({ parentCode }) => parentCode,
          )}
          expandable={{ defaultExpandAllRows: true }}
          pagination={false}
          rowClassName={(entry) => (isClosed(entry) ? 'is-closed' : '')}
          locale={{ emptyText: w('nothing') }}
          scroll={{ x: 700 }}
        />
      ) : (
        <Loading />
      )}
      {entries && <ListForms list={list} entries={entries} state={state} />}
    </>
  )
}
