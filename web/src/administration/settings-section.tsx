import type { DeskSettings } from '@yihu/contract/settings'
import { appealKindLabels, appealKinds } from '@yihu/core/appeal/appeal'
import { useQuery } from '@tanstack/react-query'
import { Button, Table, Tag } from 'antd'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { CentreForm } from './centre-form.tsx'
import { DeskForm } from './desk-form.tsx'
import { useAdministrationWords } from './labels.ts'
import { RowActions } from './row-actions.tsx'
import { useRulesWords } from './rules-labels.ts'
import { settingsQuery } from './rules-queries.ts'
import { useSearchState } from './search-state.ts'

/** What the centre is set to: hours, the local names of the kinds, and what each desk asks and how it calls back. */
export function SettingsSection() {
  const w = useAdministrationWords()
  const words = useRulesWords()
  const { pick } = useLanguage()
  const state = useSearchState()
  const { data, error, refetch } = useQuery(settingsQuery)
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const desk = data.desks.find(({ code }) => code === state.on)
  return (
    <>
      <section className="panel settings" aria-label={words('hours')}>
        <h2>{words('hours')}</h2>
        <p>
          {data.workingHours.map(({ start, end }) => (
            <Tag key={start}>{`${start}–${end}`}</Tag>
          ))}
        </p>
        <h2>{words('kinds')}</h2>
        <p>
          {appealKinds.map((kind) => (
            <Tag key={kind}>{data.kindNames[kind] ?? pick(appealKindLabels[kind])}</Tag>
          ))}
        </p>
        <Button onClick={() => state.open('centre')}>{words('edit')}</Button>
      </section>
      <h2 style={{ margin: 0 }}>{words('desks')}</h2>
      <Table<DeskSettings>
        size="small"
        rowKey="code"
        dataSource={data.desks}
        pagination={false}
        rowClassName={({ isOpen }) => (isOpen ? '' : 'is-closed')}
        locale={{ emptyText: w('nothing') }}
        scroll={{ x: 640 }}
        columns={[
          { title: words('desk'), dataIndex: 'name', width: 170 },
          {
            title: words('callback'),
            key: 'callback',
            width: 150,
            render: (_, { callback }) => words(`callback.${callback}`),
          },
          {
            title: words('questions'),
            key: 'questions',
            render: (_, { fields }) =>
              fields.length === 0
                ? words('noQuestions')
                : fields.map((field) => (
                    <Tag key={field.key}>
                      {pick(field)}
                      {field.required ? ' *' : ''}
                    </Tag>
                  )),
          },
          {
            title: <span className="visually-hidden">{w('actions')}</span>,
            key: 'actions',
            width: 90,
            fixed: 'right',
            render: (_, { code, name }) => (
              <RowActions
                name={name}
                actions={[{ key: 'desk', label: words('edit') }]}
                onAct={(act) => state.open(act, code)}
              />
            ),
          },
        ]}
      />
      {state.act === 'centre' && <CentreForm settings={data} onClose={state.close} />}
      {state.act === 'desk' && desk && <DeskForm desk={desk} onClose={state.close} />}
    </>
  )
}
