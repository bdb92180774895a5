import type { ArticleTaskView } from '@yihu/contract/article-task-routes'
import { Tag } from 'antd'
import { formatInstant } from '../language/format-time.ts'
import { useArticleTaskWords } from './labels.ts'

/** Where a task stands, in words; overdue is said beside it, for colour alone tells not everybody. */
export function TaskState({ task }: { readonly task: ArticleTaskView }) {
  const t = useArticleTaskWords()
  const { state, isOverdue, answered } = task
  return (
    <span>
      {answered ? t('answeredAt', { at: formatInstant(answered.at) }) : t(`state.${state}`)}
      {isOverdue && (
        <>
          {' '}
          <Tag color="error">{t('overdue')}</Tag>
        </>
      )}
    </span>
  )
}
