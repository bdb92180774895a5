import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'

export interface ArticleRow {
  readonly article_id: string
  readonly title: string
  readonly body: string
  readonly unit_name: string
  readonly published_at: Date
  readonly words: readonly string[]
}

/** Articles that hold any of the words, those with most of them first; a word of the title counts three times. */
export async function searchArticles(tx: Transaction, words: readonly string[]): Promise<ArticleRow[]> {
  if (words.length === 0) return []
  const found = await sql<ArticleRow>`
    select a.article_id, a.title, a.body, u.name as unit_name, a.published_at, h.words
    from articles a join units u on u.centre_id = a.centre_id and u.unit_id = a.unit_id
      cross join lateral (
        select array_agg(w) as words, sum(case when strpos(a.title, w) > 0 then 3 else 1 end) as weight
        from unnest(${[...words]}::text[]) w where strpos(a.title, w) > 0 or strpos(a.body, w) > 0) h
    where a.centre_id = ${tx.centreId} and h.weight > 0
    order by h.weight desc, a.published_at desc limit 12`.execute(tx)
  return found.rows
}
