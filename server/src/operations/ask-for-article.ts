import { articleTaskDueAt } from '@yihu/core/knowledge/article-task'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { endArticleTask, insertArticleTasks, lockArticle } from '../storage/article-tasks.ts'
import { writeAudit } from '../storage/audit-log.ts'
import type { Transaction } from '../storage/storage.ts'
import { openArticleTask } from './answer-article-task.ts'
import { holdOpenPeriodOf } from './open-period.ts'
import type { OpenTaskRefusal } from './answer-article-task.ts'
import type { Context } from './context.ts'
import { notifyOfArticleTask } from './notify-people.ts'

export interface ArticleTaskOrder {
  readonly unitId: string
  /** The article to renew; null for something no article says yet. */
  readonly articleId: string | null
  readonly title: string
  readonly request: string
  /** The last day to answer. */
  readonly dueOn: string
}

/**
 * Asks a unit to write or renew an article until the end of a working day (R12.2), and tells its people. Refuses a unit
 * that is closed or none, an article of another unit, a day off and a day that is over. No closed period is concerned: a
 * period is only closed when it is over, and the day is still to come.
 */
export async function askForArticle(
  tx: Transaction,
  context: Context,
  order: ArticleTaskOrder,
): Promise<
  Result<{ articleTaskId: string }, 'unknownUnit' | 'articleNotOfUnit' | 'dueOnDayOff' | 'dueInPast'>
> {
  const { centre, actor, now } = context
  const { unitId, articleId, title, request, dueOn } = order
  if (!centre.unitLevels.has(unitId)) return refused('unknownUnit', { unitId })
  const article = articleId === null ? null : await lockArticle(tx, articleId)
  if (article === undefined || (article && article.unit_id !== unitId)) return refused('articleNotOfUnit')
  const dueAt = articleTaskDueAt(centre.timePolicy.calendar, dueOn, now)
  if (!dueAt.ok) return dueAt
  const articleTaskId = context.newId()
  await insertArticleTasks(tx, [
    {
      article_task_id: articleTaskId,
      unit_id: unitId,
      article_id: articleId,
      title,
      request,
      state: 'asked',
      asked_by: actor.userId,
      asked_at: now,
      due_at: dueAt.value,
    },
  ])
  await writeAudit(tx, {
    at: now,
    actorId: actor.userId,
    act: 'askForArticle',
    subject: `${centre.unitNames.get(unitId) ?? ''} ${title}`,
    details: { articleTaskId, articleId, dueOn },
  })
  await notifyOfArticleTask(tx, context, articleTaskId, unitId)
  return accepted({ articleTaskId })
}

/** 撤回: takes a task back that was not answered yet, with the reason; it never counts then. */
export async function withdrawArticleTask(
  tx: Transaction,
  context: Context,
  { articleTaskId, seenVersion, reason }: { articleTaskId: string; seenVersion: number; reason: string },
): Promise<Result<{ articleTaskId: string }, OpenTaskRefusal>> {
  const { actor, now } = context
  const task = await openArticleTask(tx, context.actor, articleTaskId, seenVersion)
  if (!task.ok) return task
  const open = await holdOpenPeriodOf(tx, context, task.value.due_at)
  if (!open.ok) return open
  await endArticleTask(tx, articleTaskId, {
    state: 'withdrawn',
    withdrawn_by: actor.userId,
    withdrawn_at: now,
    withdrawal_reason: reason,
  })
  await writeAudit(tx, {
    at: now,
    actorId: actor.userId,
    act: 'withdrawArticleTask',
    subject: `${context.centre.unitNames.get(task.value.unit_id) ?? ''} ${task.value.title}`,
    reason,
    details: { articleTaskId },
  })
  return accepted({ articleTaskId })
}
