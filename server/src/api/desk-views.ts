import type {
  ArticleView,
  CallerView,
  OrderAdditions as AdditionsView,
  SimilarOrder,
} from '@yihu/contract/desk'
import { maskName, mayReveal } from '@yihu/core/access/mask'
import { answersWithoutIdentity, extraFieldsOf } from '@yihu/core/appeal/extra-fields'
import type { Likeness } from '@yihu/core/duplicate/score-candidate'
import { scopeOf } from '@yihu/core/access/permissions'
import type { Actor } from '@yihu/core/access/roles'
import type { FoundSimilar } from '../operations/find-similar-orders.ts'
import type { ArticleRow } from '../storage/screens/article-search.ts'
import type { CallerPageData } from '../storage/screens/caller-page.ts'
import type { OrderAdditions } from '../storage/screens/order-additions.ts'

/** A number's orders as they cross the wire: names masked, those of confidential orders for the centre only. */
export function callerView(found: CallerPageData, actor: Actor): CallerView {
  return {
    counts: found.counts,
    lastSatisfaction: found.lastSatisfaction,
    orders: found.orders.map((row) => ({
      orderId: row.order_id,
      orderNo: row.order_no,
      title: row.title,
      state: row.state as CallerView['orders'][number]['state'],
      kind: row.appeal_kind as CallerView['orders'][number]['kind'],
      acceptedAt: row.accepted_at.toISOString(),
      handlingDueAt: row.handling_due_at?.toISOString() ?? null,
      leadUnitName: row.lead_unit_name,
      appellantName:
        row.appellant_name !== null && mayReveal(actor, { isConfidential: row.is_confidential })
          ? maskName(row.appellant_name)
          : null,
    })),
  }
}

export function likenessViews(likenesses: readonly Likeness[]): SimilarOrder['likenesses'] {
  return likenesses.map((likeness) => ({ ...likeness })) as SimilarOrder['likenesses']
}

export function similarView({ row, score, likenesses, isSameCaller, result }: FoundSimilar): SimilarOrder {
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    title: row.title,
    state: row.state as SimilarOrder['state'],
    kind: row.appeal_kind as SimilarOrder['kind'],
    acceptedAt: row.accepted_at.toISOString(),
    leadUnitName: row.lead_unit_name,
    isSameCaller,
    score,
    likenesses: likenessViews(likenesses),
    result,
  }
}

export function articleView(row: ArticleRow): ArticleView {
  return {
    articleId: row.article_id,
    title: row.title,
    body: row.body,
    unitName: row.unit_name,
    publishedAt: row.published_at.toISOString(),
    words: [...row.words],
  }
}

/**
 * What was added to an order. People of a unit see what was said; the other orders of the matter are the centre's own,
 * since a unit may not know that they exist.
 */
export function additionsView(found: OrderAdditions, actor: Actor): AdditionsView {
  const { extra, kind, isConfidential, deskFields } = found
  const fields = extraFieldsOf(kind, deskFields)
  return {
    extra: mayReveal(actor, { isConfidential }) ? { ...extra } : answersWithoutIdentity(fields, extra),
    links: scopeOf(actor).kind === 'centre' ? [...found.links] : [],
    supplements: found.supplements.map((said) => ({ ...said, at: new Date(said.at).toISOString() })),
  }
}
