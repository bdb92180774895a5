import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import type { ResponsibilityView } from '@yihu/contract/administration'
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Tag } from 'antd'
import { Link } from 'react-router'
import { callRoute, callUrl } from '../api/call.ts'
import { useNames } from '../language/use-names.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { responsibilitiesQuery } from './administration-queries.ts'
import { AdminTable } from './admin-table.tsx'
import type { BulkActing } from './bulk-act.tsx'
import { useAdministrationWords } from './labels.ts'
import { ResponsibilityForms } from './responsibility-forms.tsx'
import { RowActions } from './row-actions.tsx'
import { useSearchState } from './search-state.ts'
import { Narrow, Toolbar } from './toolbar.tsx'
import { isClosed, Validity, validityText } from './validity.tsx'

/** The responsibility list (派单目录): who answers for what, where, by which clause. */
export function ResponsibilitiesSection() {
  const w = useAdministrationWords()
  const state = useSearchState()
  const { known, nameIn, unitName } = useNames()
  const { data: rows, error, refetch } = useQuery(responsibilitiesQuery)
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!rows) return <Loading />

  const [q, unit, category] = [state.get('q'), state.get('unit'), state.get('category')]
  const found = rows.filter(
    (row) =>
      (state.get('closed') === 'true' || !isClosed(row)) &&
      (unit === undefined || row.unitId === unit) &&
      (category === undefined || row.categoryCode === category) &&
      (q === undefined ||
        [nameIn('categories', row.categoryCode), unitName(row.unitId), row.legalBasis, row.note ?? ''].some(
          (text) => text.includes(q),
        )),
  )
  const closing: BulkActing<ResponsibilityView> = {
    label: w('close'),
    asks: 'dayAndReason',
    idOf: (row) => row.responsibilityId,
    nameOf: (row) => `${nameIn('categories', row.categoryCode)} → ${unitName(row.unitId)}`,
    fits: ({ validUntil }) => validUntil === null,
    act: (row, { on, reason }) =>
      callRoute('changeResponsibility', {
        params: { responsibilityId: row.responsibilityId },
        body: { change: 'close', on, version: row.version, reason },
      }),
    undo: ({ responsibilityId, version, ...row }, reason) =>
      callRoute('changeResponsibility', {
        params: { responsibilityId },
        body: { change: 'edit', row: fieldsOf(row), version: version + 1, reason },
      }),
  }
  return (
    <>
      <Toolbar
        state={state}
        addLabel={w('responsibilities.add')}
        closedLabel={w('showClosed')}
        summary={w('responsibilities.count', { count: found.length })}
        extra={
          <>
            <Button icon={<DownloadOutlined />} href={callUrl('exportResponsibilities', {})}>
              {w('responsibilities.export')}
            </Button>
            <Button icon={<UploadOutlined />} onClick={() => state.open('import')}>
              {w('responsibilities.import')}
            </Button>
          </>
        }
      >
        <Narrow
          state={state}
          name="category"
          label={w('responsibilities.category')}
          options={known.categories}
        />
        <Narrow state={state} name="unit" label={w('responsibilities.unit')} options={known.units} />
      </Toolbar>
      <AdminTable<ResponsibilityView>
        rows={found}
        fileName={w('section.responsibilities')}
        bulk={closing}
        size="small"
        rowKey="responsibilityId"
        dataSource={found}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        rowClassName={(row) => (isClosed(row) ? 'is-closed' : '')}
        locale={{
          emptyText: (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={rows.length === 0 ? w('responsibilities.empty') : w('nothing')}
            />
          ),
        }}
        scroll={{ x: 860 }}
        columns={[
          {
            title: w('responsibilities.category'),
            key: 'category',
            text: (row) => nameIn('categories', row.categoryCode),
            render: (_, row) => nameIn('categories', row.categoryCode),
          },
          {
            title: w('responsibilities.division'),
            key: 'division',
            text: (row) =>
              row.divisionCode === null
                ? w('responsibilities.everywhere')
                : nameIn('divisions', row.divisionCode),
            width: 130,
            render: (_, row) =>
              row.divisionCode === null
                ? w('responsibilities.everywhere')
                : nameIn('divisions', row.divisionCode),
          },
          {
            title: w('responsibilities.unit'),
            key: 'unit',
            text: (row) => unitName(row.unitId),
            width: 170,
            render: (_, row) => unitName(row.unitId),
          },
          {
            title: w('responsibilities.basis'),
            key: 'basis',
            text: (row) => `${row.legalBasis} ${row.note ?? ''}`,
            render: (_, row) => (
              <>
                {row.legalBasis}
                {row.note && <div className="names">{row.note}</div>}
              </>
            ),
          },
          {
            title: w('responsibilities.source'),
            key: 'source',
            width: 110,
            render: (_, row) => (
              <>
                <Tag>{w(`responsibilities.source.${row.source}`)}</Tag>
                {row.orderId && <Link to={paths.order(row.orderId)}>{row.orderNo}</Link>}
              </>
            ),
          },
          {
            title: w('validity'),
            key: 'validity',
            width: 130,
            text: validityText,
            render: (_, row) => <Validity {...row} />,
          },
          {
            title: <span className="visually-hidden">{w('actions')}</span>,
            key: 'actions',
            width: 90,
            fixed: 'right',
            render: (_, row) => (
              <RowActions
                name={`${nameIn('categories', row.categoryCode)} ${unitName(row.unitId)}`}
                actions={[
                  { key: 'edit', label: w('edit') },
                  { key: 'close', label: w('close'), isDanger: true },
                ]}
                onAct={(act) => state.open(act, row.responsibilityId)}
              />
            ),
          },
        ]}
      />
      <ResponsibilityForms rows={rows} state={state} />
    </>
  )
}

/** What an edit sends: the row as it was, without where it came from. */
function fieldsOf(row: Omit<ResponsibilityView, 'responsibilityId' | 'version'>) {
  const { categoryCode, divisionCode, unitId, legalBasis, validFrom, validUntil, note } = row
  return { categoryCode, divisionCode, unitId, legalBasis, validFrom, validUntil, note }
}
