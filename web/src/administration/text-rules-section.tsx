import type { TextRuleRow } from '@yihu/contract/rules'
import { fieldLabels } from '@yihu/contract/fields'
import { textRuleNeeds } from '@yihu/core/quality/text-rules'
import { useQuery } from '@tanstack/react-query'
import { Alert, Tag } from 'antd'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { AdminTable } from './admin-table.tsx'
import type { BulkActing } from './bulk-act.tsx'
import { useAdministrationWords } from './labels.ts'
import { RowActions } from './row-actions.tsx'
import { useRulesWords } from './rules-labels.ts'
import { textRulesQuery } from './rules-queries.ts'
import { useSearchState } from './search-state.ts'
import { TextRuleForms } from './text-rule-forms.tsx'
import { Toolbar } from './toolbar.tsx'
import { TryTextRules } from './try-text-rules.tsx'
import { isClosed, Validity, validityText } from './validity.tsx'

/** What texts must not be, row by row, with a place to try them. */
export function TextRulesSection() {
  const w = useAdministrationWords()
  const words = useRulesWords()
  const { pick } = useLanguage()
  const state = useSearchState()
  const { data: rules, error, refetch } = useQuery(textRulesQuery)
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!rules) return <Loading />
  const q = state.get('q')
  const found = rules.filter(
    (rule) =>
      (state.get('closed') === 'true' || !isClosed(rule)) &&
      (q === undefined || `${rule.clause} ${rule.phrases.join(' ')}`.includes(q)),
  )
  const closing: BulkActing<TextRuleRow> = {
    label: words('textEnd'),
    asks: 'dayAndReason',
    idOf: (row) => row.ruleId,
    nameOf: ({ kind, clause }) => `${pick(textRuleNeeds[kind])} ${clause}`,
    fits: ({ validUntil }) => validUntil === null,
    act: (row, { on, reason }) =>
      callRoute('changeTextRule', {
        params: { ruleId: row.ruleId },
        body: { change: 'close', on, version: row.version, reason },
      }),
    undo: (row, reason) =>
      callRoute('changeTextRule', {
        params: { ruleId: row.ruleId },
        body: { change: 'reopen', version: row.version + 1, reason },
      }),
  }
  return (
    <>
      <Alert type="info" showIcon title={words('keeps')} />
      <Toolbar state={state} addLabel={words('textAdd')} closedLabel={w('limits.showEnded')} />
      <AdminTable<TextRuleRow>
        rows={found}
        fileName={w('section.textRules')}
        bulk={closing}
        size="small"
        rowKey="ruleId"
        dataSource={found}
        pagination={false}
        rowClassName={(rule) => (isClosed(rule) ? 'is-closed' : '')}
        locale={{ emptyText: rules.length === 0 ? words('textEmpty') : w('nothing') }}
        scroll={{ x: 820 }}
        columns={[
          {
            title: words('textKind'),
            key: 'kind',
            text: ({ kind }) => pick(textRuleNeeds[kind]),
            width: 120,
            render: (_, { kind }) => pick(textRuleNeeds[kind]),
          },
          {
            title: words('textFields'),
            key: 'fields',
            text: ({ fields }) => fields.map((one) => pick(fieldLabels[one])).join('、'),
            width: 200,
            render: (_, { fields }) => fields.map((one) => <Tag key={one}>{pick(fieldLabels[one])}</Tag>),
          },
          {
            title: words('textBound'),
            key: 'bound',
            text: ({ amount, phrases }) => (amount === null ? phrases.join('、') : String(amount)),
            render: (_, rule) => <Bound rule={rule} />,
          },
          { title: words('clause'), dataIndex: 'clause', width: 200, text: ({ clause }) => clause },
          {
            title: w('validity'),
            key: 'validity',
            width: 190,
            text: validityText,
            render: (_, rule) => <Validity {...rule} />,
          },
          {
            title: <span className="visually-hidden">{w('actions')}</span>,
            key: 'actions',
            width: 90,
            fixed: 'right',
            render: (_, rule) =>
              !isClosed(rule) && (
                <RowActions
                  name={`${pick(textRuleNeeds[rule.kind])} ${rule.clause}`}
                  actions={[
                    { key: 'replace', label: words('textReplace') },
                    { key: 'close', label: words('textEnd'), isDanger: true },
                  ]}
                  onAct={(act) => state.open(act, rule.ruleId)}
                />
              ),
          },
        ]}
      />
      <TryTextRules rules={rules} />
      <TextRuleForms rules={rules} state={state} />
    </>
  )
}

function Bound({ rule }: { readonly rule: TextRuleRow }) {
  const words = useRulesWords()
  const amount = rule.amount ?? 0
  if (rule.kind === 'minChinese') return <>{words('textMin', { amount })}</>
  if (rule.kind === 'notCopy') return <>{words('textCopy', { amount })}</>
  return (
    <>
      {rule.phrases.map((phrase) => (
        <Tag key={phrase}>{phrase}</Tag>
      ))}
    </>
  )
}
