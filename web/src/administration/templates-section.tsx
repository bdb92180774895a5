import type { ReplyTemplateView } from '@yihu/contract/administration'
import { replyPurposeLabels, replyPurposes } from '@yihu/core/reply/reply-template'
import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { replyTemplatesQuery } from './administration-queries.ts'
import { AdminTable } from './admin-table.tsx'
import type { BulkActing } from './bulk-act.tsx'
import { useAdministrationWords } from './labels.ts'
import { RowActions } from './row-actions.tsx'
import { useSearchState } from './search-state.ts'
import { TemplateForms } from './template-forms.tsx'
import { Narrow, Toolbar } from './toolbar.tsx'
import { isClosed, Validity, validityText } from './validity.tsx'

/** Reply templates by what they are for, offered wherever somebody writes a reply. */
export function TemplatesSection() {
  const w = useAdministrationWords()
  const { pick } = useLanguage()
  const { nameIn, kindName } = useNames()
  const state = useSearchState()
  const { data: templates, error, refetch } = useQuery(replyTemplatesQuery)
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!templates) return <Loading />

  const [q, purpose] = [state.get('q'), state.get('purpose')]
  const found = templates.filter(
    (template) =>
      (state.get('closed') === 'true' || !isClosed(template)) &&
      (purpose === undefined || template.purpose === purpose) &&
      (q === undefined || `${template.name} ${template.body}`.includes(q)),
  )
  const closing: BulkActing<ReplyTemplateView> = {
    label: w('close'),
    asks: 'dayAndReason',
    idOf: (row) => row.templateId,
    nameOf: ({ name }) => name,
    fits: ({ validUntil }) => validUntil === null,
    act: (row, { on, reason }) =>
      callRoute('changeReplyTemplate', {
        params: { templateId: row.templateId },
        body: { change: 'close', on, version: row.version, reason },
      }),
    undo: (row, reason) =>
      callRoute('changeReplyTemplate', {
        params: { templateId: row.templateId },
        body: { change: 'reopen', version: row.version + 1, reason },
      }),
  }
  return (
    <>
      <Toolbar state={state} addLabel={w('templates.add')} closedLabel={w('showClosed')}>
        <Narrow
          state={state}
          name="purpose"
          label={w('templates.purpose')}
          options={replyPurposes.map((one) => ({ value: one, label: pick(replyPurposeLabels[one]) }))}
        />
      </Toolbar>
      <AdminTable<ReplyTemplateView>
        rows={found}
        fileName={w('section.templates')}
        bulk={closing}
        size="small"
        rowKey="templateId"
        dataSource={found}
        pagination={false}
        rowClassName={(template) => (isClosed(template) ? 'is-closed' : '')}
        locale={{
          emptyText: (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={templates.length === 0 ? w('templates.empty') : w('nothing')}
            />
          ),
        }}
        scroll={{ x: 800 }}
        columns={[
          {
            title: w('templates.purpose'),
            key: 'purpose',
            text: ({ purpose: one }) => pick(replyPurposeLabels[one]),
            width: 110,
            render: (_, { purpose: one }) => pick(replyPurposeLabels[one]),
          },
          { title: w('name'), dataIndex: 'name', width: 150, text: ({ name }) => name },
          {
            title: w('templates.category'),
            key: 'category',
            text: ({ categoryCode }) =>
              categoryCode === null ? w('any') : nameIn('categories', categoryCode),
            width: 150,
            render: (_, { categoryCode }) =>
              categoryCode === null ? w('any') : nameIn('categories', categoryCode),
          },
          {
            title: w('templates.kind'),
            key: 'kind',
            text: ({ appealKind }) => (appealKind === null ? w('any') : kindName(appealKind)),
            width: 90,
            render: (_, { appealKind }) => (appealKind === null ? w('any') : kindName(appealKind)),
          },
          { title: w('templates.body'), dataIndex: 'body', text: ({ body }) => body },
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
            render: (_, template) => (
              <RowActions
                name={template.name}
                actions={
                  template.validUntil === null
                    ? [
                        { key: 'edit', label: w('edit') },
                        { key: 'close', label: w('close'), isDanger: true },
                      ]
                    : [{ key: 'reopen', label: w('reopen') }]
                }
                onAct={(act) => state.open(act, template.templateId)}
              />
            ),
          },
        ]}
      />
      <TemplateForms templates={templates} state={state} />
    </>
  )
}
