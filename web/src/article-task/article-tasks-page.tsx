import { useQuery } from '@tanstack/react-query'
import type { ArticleTaskView } from '@yihu/contract/article-task-routes'
import { articleTaskStates } from '@yihu/core/knowledge/article-task'
import { Button, Empty, Flex, Input, Select } from 'antd'
import { useState } from 'react'
import { PlainTable } from '../closing/plain-table.tsx'
import { UnitSelect } from '../dispatch/unit-select.tsx'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useAddress, withValues } from '../layout/use-address.ts'
import { useSession } from '../session/session-context.ts'
import { AnswerTask } from './answer-task.tsx'
import { articleTasksQuery, listInAddress } from './article-task-queries.ts'
import { AskForArticle } from './ask-for-article.tsx'
import { useArticleTaskWords } from './labels.ts'
import { TaskSheet } from './task-sheet.tsx'
import { TaskState } from './task-state.tsx'
import { WithdrawTask } from './withdraw-task.tsx'

/** 知识更新任务 (R12.2): what units are asked to write or bring up to date, until when, and what is overdue. */
export function ArticleTasksPage() {
  const t = useArticleTaskWords()
  const mayAsk = useSession().permissions.includes('articleTask.ask')
  const [search, setSearch] = useAddress()
  const [isAsking, setAsking] = useState(false)
  const list = listInAddress(search)
  const { data, error, refetch } = useQuery(articleTasksQuery(list))
  const choose = (values: Readonly<Record<string, string>>) => setSearch((now) => withValues(now, values))
  return (
    <div className="stack">
      <PageTitle title={t('title')}>
        {mayAsk && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('ask')}
          </Button>
        )}
      </PageTitle>
      <search className="panel filters">
        <label>
          <span>{t('show')}</span>
          <Select
            value={list.state}
            options={[
              { value: '', label: t('all') },
              { value: 'overdue', label: t('overdue') },
              ...articleTaskStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
            ]}
            onChange={(state: string) => choose({ state })}
            aria-label={t('show')}
          />
        </label>
        <label>
          <span>{t('unit')}</span>
          <UnitSelect
            label={t('unit')}
            without={[]}
            placeholder={t('all')}
            value={list.unitId}
            onChange={(unitId) => choose({ unitId: typeof unitId === 'string' ? unitId : '' })}
          />
        </label>
        <label>
          <span>{t('month')}</span>
          <Input
            type="month"
            value={list.period}
            onChange={(event) => choose({ period: event.target.value })}
          />
        </label>
      </search>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Tasks tasks={data} />}
      {isAsking && <AskForArticle onClose={() => setAsking(false)} />}
    </div>
  )
}

interface Opened {
  readonly task: ArticleTaskView
  readonly dialog: 'look' | 'answer' | 'withdraw'
}

function Tasks({ tasks }: { readonly tasks: readonly ArticleTaskView[] }) {
  const t = useArticleTaskWords()
  const { permissions, unitIds } = useSession()
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  if (tasks.length === 0) return <Empty description={t('none')} />
  return (
    <>
      <PlainTable
        caption={t('title')}
        heads={[t('name'), t('unit'), t('dueBefore'), t('state'), t('action')]}
        rows={tasks.map((task) => ({
          key: task.articleTaskId,
          cells: [
            task.title,
            task.unitName,
            task.dueOn,
            <TaskState key="state" task={task} />,
            <Steps
              key="steps"
              task={task}
              mayAnswer={permissions.includes('articleTask.answer') && unitIds.includes(task.unitId)}
              mayWithdraw={permissions.includes('articleTask.ask')}
              onOpen={(dialog) => setOpened({ task, dialog })}
            />,
          ],
        }))}
      />
      {opened?.dialog === 'look' && <TaskSheet task={opened.task} onClose={close} />}
      {opened?.dialog === 'answer' && <AnswerTask task={opened.task} onClose={close} />}
      {opened?.dialog === 'withdraw' && <WithdrawTask task={opened.task} onClose={close} />}
    </>
  )
}

interface StepsProps {
  readonly task: ArticleTaskView
  readonly mayAnswer: boolean
  readonly mayWithdraw: boolean
  readonly onOpen: (dialog: Opened['dialog']) => void
}

/** What somebody may do with a task; each button says of which one, for whoever does not see the row. */
function Steps({ task, mayAnswer, mayWithdraw, onOpen }: StepsProps) {
  const t = useArticleTaskWords()
  const isWaiting = task.state === 'asked'
  const steps = [
    ...(isWaiting && mayAnswer ? (['answer'] as const) : []),
    'look' as const,
    ...(isWaiting && mayWithdraw ? (['withdraw'] as const) : []),
  ]
  return (
    <Flex gap={8} wrap>
      {steps.map((step) => {
        const words = t(step === 'look' ? 'open' : step)
        return (
          <Button
            key={step}
            size="small"
            type={step === 'answer' ? 'primary' : 'default'}
            aria-label={`${words}：${task.title}`}
            onClick={() => onOpen(step)}
          >
            {words}
          </Button>
        )
      })}
    </Flex>
  )
}
