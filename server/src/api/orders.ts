import { scopeOf } from '@yihu/core/access/permissions'
import type { Command } from '@yihu/core/order/command'
import { queuesOf } from '@yihu/core/workbench/queues'
import { accepted, refused } from '@yihu/core/refusal'
import { acceptAppeal } from '../operations/accept-appeal.ts'
import type { AcceptedAppeal } from '../operations/accept-appeal.ts'
import { actOnOrder } from '../operations/act-on-order.ts'
import type { Context } from '../operations/context.ts'
import { once } from '../operations/once.ts'
import { revealAppellant } from '../operations/reveal-appellant.ts'
import { listOrders } from '../storage/screens/order-list.ts'
import { countQueues } from '../storage/screens/count-queues.ts'
import { findOrderPage, pageOfNew } from '../storage/screens/order-page.ts'
import type { Handlers } from './handler.ts'
import { listFilter, queueTimes } from './order-filter.ts'
import { orderRowView, orderView } from './order-views.ts'

export const orderHandlers: Pick<
  Handlers,
  'acceptAppeal' | 'listOrders' | 'countQueues' | 'getOrder' | 'actOnOrder' | 'revealAppellant'
> = {
  acceptAppeal: async ({ context, user, body, idempotency }) => {
    let made: AcceptedAppeal | undefined
    const result = await once(context, idempotency, async (tx) => {
      const outcome = await acceptAppeal(tx, context, body)
      if (outcome.ok) made = outcome.value
      return outcome.ok ? accepted({ orderId: outcome.value.order.orderId }) : outcome
    })
    if (!result.ok) return result
    // A repetition is shown the order as it is by now.
    return made && scopeOf(context.actor).kind === 'centre'
      ? accepted(orderView(pageOfNew(made, made.written, user.name), context.actor))
      : showOrder(context, result.value.orderId)
  },
  listOrders: async ({ context, query }) => {
    const { storage, centre, actor, now } = context
    const filter = listFilter(query, centre, now)
    if (!filter.ok) return filter
    const { page, pageSize } = filter.value
    const found = await storage.transact(centre.centreId, (tx) =>
      listOrders(tx, scopeOf(actor), filter.value, now),
    )
    return accepted({
      rows: found.rows.map((row) => orderRowView(row, now)),
      total: found.total,
      isMore: found.isMore,
      page,
      pageSize,
    })
  },
  countQueues: async ({ context, query }) => {
    const { storage, centre, actor, now } = context
    const names = queuesOf(query.workbench)
    const question = { scope: scopeOf(actor), now, ...queueTimes(centre.timePolicy, now) }
    const counts = await storage.transact(centre.centreId, (tx) => countQueues(tx, names, question))
    return accepted(names.map((queue) => ({ queue, count: counts[queue] ?? 0 })))
  },
  getOrder: async ({ context, params }) => showOrder(context, params.orderId),
  actOnOrder: async ({ context, params, body, idempotency }) => {
    const command: Command = {
      action: body.action,
      assignmentId: body.assignmentId,
      fields: body.fields as Command['fields'],
    }
    const result = await once(context, idempotency, async (tx) => {
      const outcome = await actOnOrder(tx, context, params.orderId, command, body.version)
      return outcome.ok ? accepted({ orderId: params.orderId }) : outcome
    })
    return result.ok ? showOrder(context, params.orderId) : result
  },
  revealAppellant: async ({ context, params, body }) =>
    context.storage.transact(context.centre.centreId, (tx) =>
      revealAppellant(tx, context, params.orderId, body.reason),
    ),
}

/** The order's page as the person sees it, after what was done with it. */
export async function showOrder(context: Context, orderId: string) {
  const { storage, centre, actor } = context
  const data = await storage.transact(centre.centreId, (tx) => findOrderPage(tx, scopeOf(actor), orderId))
  return data ? accepted(orderView(data, actor)) : refused('orderNotFound' as const)
}
