import type { Scope } from '@yihu/core/access/permissions'
import type { ArticleTaskState } from '@yihu/core/knowledge/article-task'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import type { Span } from './assessment-counts.ts'

export interface ArticleTaskRow {
  readonly articleTaskId: string
  readonly unitId: string
  readonly unitName: string
  readonly articleId: string | null
  /** As it is now. */
  readonly articleBody: string | null
  readonly title: string
  readonly request: string
  readonly state: ArticleTaskState
  readonly version: number
  readonly askedBy: string | null
  readonly askedAt: Date
  readonly dueAt: Date
  readonly answeredBy: string | null
  readonly answeredAt: Date | null
  readonly answer: string | null
  readonly bodyBefore: string | null
  readonly withdrawnBy: string | null
  readonly withdrawnAt: Date | null
  readonly withdrawalReason: string | null
}

export interface ArticleTaskChoice {
  readonly articleTaskId?: string | undefined
  readonly state?: ArticleTaskState | undefined
  /** Of this unit and those below it. */
  readonly unitId?: string | undefined
  /** Due in the span; its last instant is in it, for a task is due at the end of a day. */
  readonly due?: Pick<Span, 'from' | 'before'> | undefined
  /** Overdue by this instant. */
  readonly overdueBy?: Date | undefined
  readonly limit?: number | undefined
}

/** Tasks to write or renew an article: those waiting for an answer first, what is due soonest before the rest. */
export async function listArticleTasks(
  tx: Transaction,
  scope: Scope,
  choice: ArticleTaskChoice = {},
): Promise<ArticleTaskRow[]> {
  const { articleTaskId, state, unitId, due, overdueBy, limit = 10_000 } = choice
  const { rows } = await sql<ArticleTaskRow>`
    select t.article_task_id as "articleTaskId", t.unit_id as "unitId", n.name as "unitName",
      t.article_id as "articleId", a.body as "articleBody", t.title, t.request, t.state, t.version,
      p.name as "askedBy", t.asked_at as "askedAt", t.due_at as "dueAt", q.name as "answeredBy",
      t.answered_at as "answeredAt", t.answer, t.body_before as "bodyBefore", w.name as "withdrawnBy",
      t.withdrawn_at as "withdrawnAt", t.withdrawal_reason as "withdrawalReason"
    from article_tasks t join units n on n.centre_id = t.centre_id and n.unit_id = t.unit_id
      left join articles a on a.centre_id = t.centre_id and a.article_id = t.article_id
      left join users p on p.centre_id = t.centre_id and p.user_id = t.asked_by
      left join users q on q.centre_id = t.centre_id and q.user_id = t.answered_by
      left join users w on w.centre_id = t.centre_id and w.user_id = t.withdrawn_by
    where t.centre_id = ${tx.centreId}
      ${scope.kind === 'units' ? sql`and t.unit_id = any(${[...scope.unitIds]}::uuid[])` : sql``}
      ${articleTaskId === undefined ? sql`` : sql`and t.article_task_id = ${articleTaskId}::uuid`}
      ${state === undefined ? sql`` : sql`and t.state = ${state}`}
      ${
        unitId === undefined
          ? sql``
          : sql`and t.unit_id in (
              with recursive below as (
                select b.unit_id from units b where b.centre_id = ${tx.centreId} and b.unit_id = ${unitId}::uuid
                union all select c.unit_id from units c join below b on b.unit_id = c.parent_id
                  where c.centre_id = ${tx.centreId})
              select unit_id from below)`
      }
      ${due === undefined ? sql`` : sql`and t.due_at > ${due.from} and t.due_at <= ${due.before}`}
      ${
        // As `isOverdue` of the core says it, for the list need not be read whole.
        overdueBy === undefined
          ? sql``
          : sql`and t.state <> 'withdrawn' and least(t.answered_at, ${overdueBy}::timestamptz) > t.due_at`
      }
    order by t.state <> 'asked', t.due_at, t.article_task_id limit ${limit}`.execute(tx)
  return rows
}

/** The articles of a unit, by title. */
export async function listArticlesOf(tx: Transaction, unitId: string) {
  return tx
    .selectFrom('articles')
    .select(['article_id as articleId', 'title', 'body', 'published_at as publishedAt'])
    .where('centre_id', '=', tx.centreId)
    .where('unit_id', '=', unitId)
    .orderBy('title')
    .orderBy('article_id')
    .limit(500)
    .execute()
}
