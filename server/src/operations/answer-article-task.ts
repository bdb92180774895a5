import { scopeOf } from '@yihu/core/access/permissions'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { endArticleTask, lockArticle, lockArticleTask, replaceArticleBody } from '../storage/article-tasks.ts'
import { writeAudit } from '../storage/audit-log.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { holdOpenPeriodOf } from './open-period.ts'

export type OpenTaskRefusal =
  | 'articleTaskNotFound'
  | 'articleTaskAnswered'
  | 'articleTaskWithdrawn'
  | 'articleTaskChanged'
  | 'periodClosed'

export interface ArticleAnswer {
  readonly articleTaskId: string
  readonly seenVersion: number
  readonly answer: string
  /** The answer is the new text of the article the task is about. */
  readonly isNewText: boolean
}

/**
 * Answers a task (R12.2), in time or late: what is late counts as overdue, and is answered all the same. As the new text
 * it takes the place of the article's, which is published anew; the text before stays with the task.
 */
export async function answerArticleTask(
  tx: Transaction,
  context: Context,
  { articleTaskId, seenVersion, answer, isNewText }: ArticleAnswer,
): Promise<Result<{ articleTaskId: string }, OpenTaskRefusal | 'noArticleToRenew'>> {
  const { actor, now } = context
  const task = await openArticleTask(tx, actor, articleTaskId, seenVersion)
  if (!task.ok) return task
  // Somebody of the centre who also belongs to a unit sees all tasks, and answers for the own unit only.
  if (!actor.unitIds.includes(task.value.unit_id)) return refused('articleTaskNotFound')
  const { article_id: articleId, unit_id: unitId, title, due_at: dueAt } = task.value
  // A late answer changes no count of the period the task was due in, and is welcome after its closing as well.
  const open = now > dueAt ? accepted(null) : await holdOpenPeriodOf(tx, context, dueAt)
  if (!open.ok) return open
  if (isNewText && articleId === null) return refused('noArticleToRenew')
  const before = isNewText && articleId !== null ? await lockArticle(tx, articleId) : undefined
  await endArticleTask(tx, articleTaskId, {
    state: 'answered',
    answered_by: actor.userId,
    answered_at: now,
    answer,
    body_before: before?.body ?? null,
    published_before: before?.published_at ?? null,
  })
  if (before) await replaceArticleBody(tx, before.article_id, { body: answer, publishedAt: now })
  await writeAudit(tx, {
    at: now,
    actorId: actor.userId,
    act: 'answerArticleTask',
    subject: `${context.centre.unitNames.get(unitId) ?? ''} ${title}`,
    details: { articleTaskId, articleId: before?.article_id ?? null },
  })
  return accepted({ articleTaskId })
}

/** A task of the actor's scope that waits for an answer, at the version seen, locked. */
export async function openArticleTask(
  tx: Transaction,
  actor: Context['actor'],
  articleTaskId: string,
  seenVersion: number,
) {
  const task = await lockArticleTask(tx, articleTaskId)
  const scope = scopeOf(actor)
  if (!task || (scope.kind === 'units' && !scope.unitIds.includes(task.unit_id)))
    return refused('articleTaskNotFound' as const)
  if (task.state === 'answered') return refused('articleTaskAnswered' as const)
  if (task.state === 'withdrawn') return refused('articleTaskWithdrawn' as const)
  if (task.version !== seenVersion)
    return refused('articleTaskChanged' as const, { seen: seenVersion, now: task.version })
  return accepted(task)
}
