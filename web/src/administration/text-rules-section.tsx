import type { TextRuleRow } from '@yihu/contract/rules'
import { fieldLabels } from '@yihu/contract/fields'
import { textRuleNeeds } from '@yihu/core/quality/text-rules'
import { useQuery } from '@tanstack/react-query'
import { Alert, Table, Tag } from 'antd'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useAdministrationWords } from './labels.ts'
import { RowActions } from './row-actions.tsx'
import { useRulesWords } from './rules-labels.ts'
import { textRulesQuery } from './rules-queries.ts'
import { useSearchState } from './search-state.ts'
import { TextRuleForms } from './text-rule-forms.tsx'
import { Toolbar } from './toolbar.tsx'
import { TryTextRules } from './try-text-rules.tsx'
import { isClosed, Validity } from './validity.tsx'

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
  return (
    <>
      <Alert type="info" showIcon title={words('keeps')} />
      <Toolbar state={state} addLabel={words('textAdd')} closedLabel={w('limits.showEnded')} />
      <Table<TextRuleRow>
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
            width: 120,
            render: (_, { kind }) => pick(textRuleNeeds[kind]),
          },
          {
            title: words('textFields'),
            key: 'fields',
            width: 200,
            render: (_, { fields }) => fields.map((one) => <Tag key={one}>{pick(fieldLabels[one])}</Tag>),
          },
          { title: words('textBound'), key: 'bound', render: (_, rule) => <Bound rule={rule} /> },
          { title: words('clause'), dataIndex: 'clause', width: 200 },
          { title: w('validity'), key: 'validity', width: 190, render: (_, rule) => <Validity {...rule} /> },
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
