import type { BulkView } from '@yihu/contract/bulk-actions'
import { bulkLimit } from '@yihu/contract/bulk-actions'
import { actionCommand } from '@yihu/contract/fields'
import { scopeOf } from '@yihu/core/access/permissions'
import type { ActionName } from '@yihu/core/order/actions'
import { actions } from '@yihu/core/order/actions'
import type { ActionFields } from '@yihu/core/order/command'
import { accepted, refused } from '@yihu/core/refusal'
import { cancelBulk, offerBulk, recentBulks, showBulk, startBulk } from '../operations/bulk-actions.ts'
import type { ShownBulk } from '../operations/bulk-actions.ts'
import type { Context } from '../operations/context.ts'
import { newId } from '../operations/context.ts'
import { once } from '../operations/once.ts'
import { findOrders } from '../storage/screens/found-orders.ts'
import type { Handlers } from './handler.ts'
import { listFilter } from './order-filter.ts'

export const bulkHandlers: Pick<
  Handlers,
  'findOrders' | 'offerBulk' | 'startBulk' | 'listBulks' | 'getBulk' | 'cancelBulk'
> = {
  findOrders: async ({ context, query }) => {
    const { storage, centre, actor, now } = context
    const filter = listFilter(query, centre, now)
    if (!filter.ok) return filter
    const found = await storage.transact(centre.centreId, (tx) =>
      findOrders(tx, scopeOf(actor), filter.value, now, bulkLimit + 1),
    )
    return accepted({ orders: found.slice(0, bulkLimit), isMore: found.length > bulkLimit })
  },
  offerBulk: async ({ context, body }) => {
    const offers = await context.storage.transact(context.centre.centreId, (tx) =>
      offerBulk(tx, context, body.orders),
    )
    return accepted(
      offers.map(({ refusals, ...offer }) => ({ ...offer, refusals: refusals.map((one) => ({ ...one })) })),
    )
  },
  startBulk: async ({ context, body, idempotency }) => {
    const fields = checkedFields(body.action, body.fields)
    if (!fields.ok) return fields
    const result = await once(context, idempotency, (tx) =>
      startBulk(tx, context, { ...body, fields: fields.value }),
    )
    return result.ok ? show(context, result.value) : result
  },
  listBulks: async ({ context }) => {
    const bulks = await context.storage.transact(context.centre.centreId, async (tx) => {
      const recent = await recentBulks(tx, context)
      const shown = await Promise.all(recent.map(({ bulk_id }) => showBulk(tx, context, bulk_id)))
      return shown.flatMap((one) => one ?? [])
    })
    return accepted(bulks.map(bulkView))
  },
  getBulk: async ({ context, params }) => show(context, params.bulkId),
  cancelBulk: async ({ context, params }) => {
    const result = await context.storage.transact(context.centre.centreId, (tx) =>
      cancelBulk(tx, context, params.bulkId),
    )
    return result.ok ? show(context, result.value) : result
  },
}

/** The fields of the action as its row of the life-cycle table wants them; the same schema as for one order. */
function checkedFields(action: ActionName, fields: Record<string, unknown>) {
  const assignment = actions[action].assignment ? { assignmentId: newId() } : {}
  const parsed = actionCommand.safeParse({ action, version: 0, fields, ...assignment })
  if (parsed.success) return accepted(parsed.data.fields as ActionFields)
  const [issue] = parsed.error.issues
  return refused('badRequest' as const, {
    where: `body ${issue?.path.join('.') ?? ''}`,
    what: issue?.message ?? '',
  })
}

async function show(context: Context, bulkId: string) {
  const shown = await context.storage.transact(context.centre.centreId, (tx) => showBulk(tx, context, bulkId))
  return shown ? accepted(bulkView(shown)) : refused('notFound' as const, { what: 'bulk action' })
}

function bulkView({ bulk, refusals }: ShownBulk): BulkView {
  return {
    bulkId: bulk.bulk_id,
    action: bulk.action as BulkView['action'],
    state: bulk.state,
    askedAt: bulk.asked_at.toISOString(),
    runAfter: bulk.run_after.toISOString(),
    total: bulk.total,
    accepted: bulk.accepted,
    refused: bulk.refused,
    refusals: refusals.map((one) => ({
      orderId: one.order_id,
      orderNo: one.order_no,
      title: one.title,
      code: one.outcome ?? '',
      details: (one.details ?? {}) as Record<string, unknown>,
    })),
  }
}
