import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import { insertAll } from './centres.ts'
import type { Transaction } from './storage.ts'
import type { ArticleTasks } from './tables.generated.ts'

export type NewArticleTask = Omit<Insertable<ArticleTasks>, 'centre_id'>

export async function insertArticleTasks(tx: Transaction, tasks: readonly NewArticleTask[]): Promise<void> {
  const rows = tasks.map((task) => ({ ...task, centre_id: tx.centreId }))
  await insertAll(tx, 'article_tasks', rows)
}

/** A task nobody changes until the transaction is over. */
export async function lockArticleTask(tx: Transaction, articleTaskId: string) {
  return tx
    .selectFrom('article_tasks')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .where('article_task_id', '=', articleTaskId)
    .forUpdate()
    .executeTakeFirst()
}

/** Ends a task that is locked: answered or withdrawn, with what came of it. */
export async function endArticleTask(
  tx: Transaction,
  articleTaskId: string,
  end:
    | {
        state: 'answered'
        answered_by: string
        answered_at: Date
        answer: string
        body_before: string | null
        published_before: Date | null
      }
    | { state: 'withdrawn'; withdrawn_by: string; withdrawn_at: Date; withdrawal_reason: string },
): Promise<void> {
  await tx
    .updateTable('article_tasks')
    .set({ ...end, version: sql`version + 1` })
    .where('centre_id', '=', tx.centreId)
    .where('article_task_id', '=', articleTaskId)
    .execute()
}

/** An article nobody changes until the transaction is over. */
export async function lockArticle(tx: Transaction, articleId: string) {
  return tx
    .selectFrom('articles')
    .select(['article_id', 'unit_id', 'title', 'body', 'published_at'])
    .where('centre_id', '=', tx.centreId)
    .where('article_id', '=', articleId)
    .forUpdate()
    .executeTakeFirst()
}

/** Puts a new text into an article; whoever does so keeps the old one. */
export async function replaceArticleBody(
  tx: Transaction,
  articleId: string,
  text: { body: string; publishedAt: Date },
): Promise<void> {
  await tx
    .updateTable('articles')
    .set({ body: text.body, published_at: text.publishedAt })
    .where('centre_id', '=', tx.centreId)
    .where('article_id', '=', articleId)
    .execute()
}
