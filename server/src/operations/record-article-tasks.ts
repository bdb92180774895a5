import { articleTaskDueAt } from '@yihu/core/knowledge/article-task'
import { insertArticleTasks } from '../storage/article-tasks.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Centre } from './context.ts'
import { newId } from './context.ts'

/** A task as it went, from what an office kept of a month that is over. */
export interface FinishedArticleTask {
  readonly unitId: string
  readonly title: string
  readonly request: string
  readonly askedAt: Date
  readonly dueOn: string
  /** Null: it was never answered. */
  readonly answered: { readonly at: Date; readonly text: string; readonly by: string } | null
}

/** Records tasks of the past, each held to what asking for it would have been. */
export async function recordArticleTasks(
  tx: Transaction,
  { timePolicy }: Pick<Centre, 'timePolicy'>,
  tasks: readonly FinishedArticleTask[],
  askedBy: string,
): Promise<void> {
  await insertArticleTasks(
    tx,
    tasks.map(({ unitId, title, request, askedAt, dueOn, answered }) => {
      const dueAt = articleTaskDueAt(timePolicy.calendar, dueOn, askedAt)
      if (!dueAt.ok) throw new Error(`${title}: ${dueAt.code} ${dueOn}`)
      return {
        article_task_id: newId(),
        unit_id: unitId,
        title,
        request,
        state: answered ? 'answered' : 'asked',
        version: answered ? 2 : 1,
        asked_by: askedBy,
        asked_at: askedAt,
        due_at: dueAt.value,
        ...(answered && { answered_by: answered.by, answered_at: answered.at, answer: answered.text }),
      }
    }),
  )
}
