import type { ArticleTaskView } from '@yihu/contract/article-task-routes'
import { scopeOf } from '@yihu/core/access/permissions'
import { dueOn } from '@yihu/core/deadline/limit'
import { isOverdue } from '@yihu/core/knowledge/article-task'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { answerArticleTask } from '../operations/answer-article-task.ts'
import { askForArticle, withdrawArticleTask } from '../operations/ask-for-article.ts'
import type { Context } from '../operations/context.ts'
import { once } from '../operations/once.ts'
import { periodSpan } from '../operations/period.ts'
import { listArticlesOf, listArticleTasks } from '../storage/screens/article-tasks.ts'
import type { ArticleTaskRow } from '../storage/screens/article-tasks.ts'
import type { Handlers } from './handler.ts'

/** Tasks a list shows at most; whoever looks for older ones asks for their period. */
const mostListed = 300

export const articleTaskHandlers: Pick<
  Handlers,
  'listArticleTasks' | 'listUnitArticles' | 'askForArticle' | 'answerArticleTask' | 'withdrawArticleTask'
> = {
  listArticleTasks: async ({ context, query: { state, overdue, unitId, period } }) => {
    const { storage, centre, actor, now } = context
    const due = period === undefined ? undefined : periodSpan(period, centre.timeZone)
    if (due?.ok === false) return due
    return storage.transact(centre.centreId, async (tx) => {
      const rows = await listArticleTasks(tx, scopeOf(actor), {
        state,
        overdueBy: overdue === undefined ? undefined : now,
        unitId,
        due: due?.value,
        limit: mostListed,
      })
      return accepted(rows.map((row) => taskView(context, row)))
    })
  },
  listUnitArticles: async ({ context: { storage, centre }, query }) => {
    const rows = await storage.transact(centre.centreId, (tx) => listArticlesOf(tx, query.unitId))
    return accepted(rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() })))
  },
  askForArticle: async ({ context, body, idempotency }) => {
    const asked = await once(context, idempotency, (tx) => askForArticle(tx, context, body))
    return asked.ok ? showTask(context, asked.value.articleTaskId) : asked
  },
  answerArticleTask: async ({ context, params: { articleTaskId }, body, idempotency }) => {
    const { version: seenVersion, ...given } = body
    const answered = await once(context, idempotency, (tx) =>
      answerArticleTask(tx, context, { articleTaskId, seenVersion, ...given }),
    )
    return answered.ok ? showTask(context, articleTaskId) : answered
  },
  withdrawArticleTask: async ({ context, params: { articleTaskId }, body, idempotency }) => {
    const { version: seenVersion, reason } = body
    const withdrawn = await once(context, idempotency, (tx) =>
      withdrawArticleTask(tx, context, { articleTaskId, seenVersion, reason }),
    )
    return withdrawn.ok ? showTask(context, articleTaskId) : withdrawn
  },
}

async function showTask(
  context: Context,
  articleTaskId: string,
): Promise<Result<ArticleTaskView, 'articleTaskNotFound'>> {
  const { storage, centre, actor } = context
  const [row] = await storage.transact(centre.centreId, (tx) =>
    listArticleTasks(tx, scopeOf(actor), { articleTaskId }),
  )
  return row ? accepted(taskView(context, row)) : refused('articleTaskNotFound')
}

/** People of a unit deal with the centre, not with one person of it: whoever asked or withdrew is not named to them. */
function taskView({ centre, actor, now }: Context, row: ArticleTaskRow): ArticleTaskView {
  const isOfCentre = scopeOf(actor).kind === 'centre'
  const { articleTaskId, unitId, unitName, articleId, articleBody, title, request, state, version } = row
  return {
    articleTaskId,
    unitId,
    unitName,
    articleId,
    articleBody,
    title,
    request,
    state,
    version,
    isOverdue: isOverdue(row, now),
    askedAt: row.askedAt.toISOString(),
    askedBy: isOfCentre ? row.askedBy : null,
    dueOn: dueOn(centre.timeZone, row.dueAt),
    dueAt: row.dueAt.toISOString(),
    answered: row.answeredAt && {
      at: row.answeredAt.toISOString(),
      by: row.answeredBy,
      text: row.answer ?? '',
      bodyBefore: row.bodyBefore,
    },
    withdrawn: row.withdrawnAt && {
      at: row.withdrawnAt.toISOString(),
      by: isOfCentre ? row.withdrawnBy : null,
      reason: row.withdrawalReason ?? '',
    },
  }
}
