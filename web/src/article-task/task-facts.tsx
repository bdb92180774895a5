import type { ArticleTaskView } from '@yihu/contract/article-task-routes'
import { formatInstant } from '../language/format-time.ts'
import { useArticleTaskWords } from './labels.ts'
import { TaskState } from './task-state.tsx'

/** What is asked, by when, and by whom where that may be known. */
export function TaskFacts({ task }: { readonly task: ArticleTaskView }) {
  const t = useArticleTaskWords()
  const at = formatInstant(task.askedAt)
  return (
    <>
      <p>
        {task.unitName} · {t('dueBefore')} {task.dueOn} · <TaskState task={task} />
      </p>
      <p className="soft">
        {task.askedBy === null ? t('askedAt', { at }) : t('askedBy', { at, by: task.askedBy })}
      </p>
      <LongText label={t('request')} text={task.request} />
    </>
  )
}

/** A text of several lines under its name. */
export function LongText({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <section aria-label={label}>
      <strong>{label}</strong>
      <p className="pre">{text}</p>
    </section>
  )
}
