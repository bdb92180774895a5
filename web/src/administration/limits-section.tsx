import type { LimitView } from '@yihu/contract/administration'
import { urgencyLabels } from '@yihu/core/appeal/appeal'
import { limitText } from '@yihu/core/deadline/limit-text'
import { useQuery } from '@tanstack/react-query'
import { Alert, Tag } from 'antd'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { AdminTable } from './admin-table.tsx'
import type { BulkActing } from './bulk-act.tsx'
import { calendarQuery, limitsQuery } from './administration-queries.ts'
import { useAdministrationWords } from './labels.ts'
import { LimitForms } from './limit-forms.tsx'
import { clocks } from './limit-reading.ts'
import { RowActions } from './row-actions.tsx'
import { useSearchState } from './search-state.ts'
import { Narrow, Toolbar } from './toolbar.tsx'
import { isClosed, Validity, validityText } from './validity.tsx'

/** The table of limits: every condition a row makes, what it gives, by which clause and from when. */
export function LimitsSection() {
  const w = useAdministrationWords()
  const { language } = useLanguage()
  const state = useSearchState()
  const conditionsOf = useConditions()
  const { data: limits, error, refetch } = useQuery(limitsQuery)
  const { data: calendar } = useQuery(calendarQuery)
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!limits || !calendar) return <Loading />

  const [q, clock] = [state.get('q'), state.get('clock')]
  const found = limits.filter(
    (row) =>
      (state.get('closed') === 'true' || !isClosed(row)) &&
      (clock === undefined || row.clock === clock) &&
      (q === undefined || `${row.clause} ${conditionsOf(row).join(' ')}`.includes(q)),
  )
  const closing: BulkActing<LimitView> = {
    label: w('limits.end'),
    asks: 'dayAndReason',
    idOf: (row) => row.limitId,
    nameOf: ({ clause }) => clause,
    fits: ({ validUntil }) => validUntil === null,
    act: (row, { on, reason }) =>
      callRoute('changeLimit', {
        params: { limitId: row.limitId },
        body: { change: 'close', on, version: row.version, reason },
      }),
    undo: (row, reason) =>
      callRoute('changeLimit', {
        params: { limitId: row.limitId },
        body: { change: 'reopen', version: row.version + 1, reason },
      }),
  }
  return (
    <>
      <Alert type="info" showIcon title={w('limits.holds')} />
      <Toolbar state={state} addLabel={w('limits.add')} closedLabel={w('limits.showEnded')}>
        <Narrow
          state={state}
          name="clock"
          label={w('limits.clock')}
          options={clocks.map((one) => ({ value: one, label: w(`limits.clock.${one}`) }))}
        />
      </Toolbar>
      <AdminTable<LimitView>
        rows={found}
        fileName={w('section.limits')}
        bulk={closing}
        size="small"
        rowKey="limitId"
        dataSource={found}
        pagination={false}
        rowClassName={(row) => (isClosed(row) ? 'is-closed' : '')}
        locale={{ emptyText: w('nothing') }}
        scroll={{ x: 820 }}
        columns={[
          {
            title: w('limits.clock'),
            key: 'clock',
            text: (row: LimitView) => w(`limits.clock.${row.clock}`),
            width: 110,
            render: (_, row) => w(`limits.clock.${row.clock}`),
          },
          {
            title: w('limits.conditions'),
            key: 'conditions',
            text: (row: LimitView) => conditionsOf(row).join('、') || w('limits.everything'),
            render: (_, row) =>
              conditionsOf(row).length === 0
                ? w('limits.everything')
                : conditionsOf(row).map((condition) => <Tag key={condition}>{condition}</Tag>),
          },
          {
            title: w('limits.limit'),
            key: 'limit',
            text: (row: LimitView) => limitText(row, language),
            width: 150,
            render: (_, row) => (
              <>
                <strong>{limitText(row, language)}</strong>
                {row.isLawOverride && (
                  <Tag color="processing" className="state-tag">
                    {w('limits.law')}
                  </Tag>
                )}
              </>
            ),
          },
          { title: w('limits.clause'), dataIndex: 'clause', text: ({ clause }) => clause },
          {
            title: w('validity'),
            key: 'validity',
            width: 230,
            text: validityText,
            render: (_, row) => <Validity {...row} />,
          },
          {
            title: <span className="visually-hidden">{w('actions')}</span>,
            key: 'actions',
            width: 90,
            fixed: 'right',
            render: (_, row) =>
              !isClosed(row) && (
                <RowActions
                  name={row.clause}
                  actions={[
                    { key: 'replace', label: w('limits.replace') },
                    { key: 'close', label: w('limits.end'), isDanger: true },
                  ]}
                  onAct={(act) => state.open(act, row.limitId)}
                />
              ),
          },
        ]}
      />
      <LimitForms limits={limits} calendar={calendar} state={state} />
    </>
  )
}

/** The conditions of a row in words. */
function useConditions(): (row: LimitView) => string[] {
  const w = useAdministrationWords()
  const { pick } = useLanguage()
  const { nameIn, kindName } = useNames()
  return (row) =>
    [
      row.urgency && pick(urgencyLabels[row.urgency]),
      row.appealKind && kindName(row.appealKind),
      row.channelCode && nameIn('channels', row.channelCode),
      row.deskCode && nameIn('desks', row.deskCode),
      row.categoryCode && nameIn('categories', row.categoryCode),
      row.unitLevel !== null && w('limits.levelOf', { level: row.unitLevel }),
    ].filter((condition): condition is string => typeof condition === 'string' && condition !== '')
}
