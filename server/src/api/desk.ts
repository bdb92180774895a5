import { scopeOf } from '@yihu/core/access/permissions'
import type { Command } from '@yihu/core/order/command'
import { accepted, refused } from '@yihu/core/refusal'
import { searchWords } from '@yihu/core/knowledge/search-words'
import { findSimilarOrders } from '../operations/find-similar-orders.ts'
import { lookUpCaller } from '../operations/look-up-caller.ts'
import { once } from '../operations/once.ts'
import { supplementOrder } from '../operations/supplement-order.ts'
import { takeAppeal } from '../operations/take-appeal.ts'
import { searchArticles } from '../storage/screens/article-search.ts'
import { findOrderAdditions } from '../storage/screens/order-additions.ts'
import { findOrderPage } from '../storage/screens/order-page.ts'
import { additionsView, articleView, callerView, similarView } from './desk-views.ts'
import type { Handlers } from './handler.ts'
import { orderView } from './order-views.ts'

export const deskHandlers: Pick<
  Handlers,
  | 'takeAppeal'
  | 'lookUpCaller'
  | 'findSimilarOrders'
  | 'findArticles'
  | 'supplementOrder'
  | 'getOrderAdditions'
> = {
  takeAppeal: async ({ context, body, idempotency }) => {
    const { storage, centre, actor } = context
    const taken = {
      ...body,
      takenAt: body.takenAt === null ? null : new Date(body.takenAt),
      end: body.end as Command | null,
    }
    const result = await once(context, idempotency, (tx) => takeAppeal(tx, context, taken))
    if (!result.ok) return result
    const data = await storage.transact(centre.centreId, (tx) =>
      findOrderPage(tx, scopeOf(actor), result.value.orderId),
    )
    return data ? accepted(orderView(data, actor)) : refused('orderNotFound')
  },
  lookUpCaller: async ({ context, body }) => {
    const found = await context.storage.transact(context.centre.centreId, (tx) =>
      lookUpCaller(tx, context, body.number),
    )
    return accepted(callerView(found, context.actor))
  },
  findSimilarOrders: async ({ context, body }) => {
    const found = await context.storage.transact(context.centre.centreId, (tx) =>
      findSimilarOrders(tx, context, body),
    )
    return accepted(found.map(similarView))
  },
  findArticles: async ({ context, body }) => {
    const rows = await context.storage.transact(context.centre.centreId, (tx) =>
      searchArticles(tx, searchWords(body.words)),
    )
    return accepted(rows.map(articleView))
  },
  supplementOrder: async ({ context, params, body, idempotency }) =>
    once(context, idempotency, (tx) => supplementOrder(tx, context, params.orderId, body)),
  getOrderAdditions: async ({ context, params }) => {
    const { storage, centre, actor } = context
    return storage.transact(centre.centreId, async (tx) => {
      const page = await findOrderPage(tx, scopeOf(actor), params.orderId)
      if (!page) return refused('orderNotFound')
      const found = await findOrderAdditions(tx, params.orderId)
      return found ? accepted(additionsView(found, actor)) : refused('orderNotFound')
    })
  },
}
