import type { ActionName } from '@yihu/core/order/actions'
import { actions } from '@yihu/core/order/actions'
import { bulkActionNames } from '@yihu/core/order/one-by-one'
import type { ActionFields } from '@yihu/core/order/command'
import type { Order } from '@yihu/core/order/order'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import {
  findBulk,
  insertBulk,
  listBulkRefusals,
  listBulks,
  lockBulk,
  setBulkState,
} from '../storage/bulk-actions.ts'
import type { BulkRow } from '../storage/bulk-actions.ts'
import { enqueueJobAt } from '../storage/jobs.ts'
import { loadOrder } from '../storage/orders.ts'
import type { Transaction } from '../storage/storage.ts'
import { policyOf } from './policy-of.ts'
import { bulkTarget } from './bulk-target.ts'
import type { Context } from './context.ts'
import { mayActOn } from './scope.ts'

/** So long a bulk action can be taken back before anything is done to any order. */
export const secondsToUndo = 10
const hour = 60 * 60 * 1000

interface SeenOrder {
  readonly orderId: string
  readonly version: number
}

export interface BulkOffer {
  readonly action: ActionName
  readonly possible: number
  readonly refusals: readonly {
    code: string
    details: Record<string, unknown>
    count: number
    orderNos: string[]
  }[]
}

/** What the actor could do with the chosen orders, by the life-cycle table: with how many, and why not with the others. */
export async function offerBulk(
  tx: Transaction,
  context: Context,
  chosen: readonly SeenOrder[],
): Promise<BulkOffer[]> {
  const orders = await loadChosen(tx, context, chosen)
  const known = orders.flatMap((order) => order ?? [])
  const { actor, now } = context
  const mine = bulkActionNames.filter((action) =>
    actions[action].roles.some((role) => actor.roles.includes(role)),
  )
  return mine.map((action) => offerOf(known, action, context, now)).filter(({ possible }) => possible > 0)
}

function offerOf(
  orders: readonly Order[],
  action: ActionName,
  { actor, centre }: Context,
  now: Date,
): BulkOffer {
  const groups = new Map<string, BulkOffer['refusals'][number]>()
  let possible = 0
  for (const order of orders) {
    const { refusal } = bulkTarget(order, action, { actor, now, policy: policyOf(centre, order) })
    if (refusal === undefined) {
      possible++
      continue
    }
    const { code, details = {} } = refusal
    const key = `${code} ${JSON.stringify(details['state'] ?? null)}`
    const group = groups.get(key) ?? { code, details: { ...details }, count: 0, orderNos: [] }
    group.count++
    if (group.orderNos.length < 5) group.orderNos.push(order.orderNo)
    groups.set(key, group)
  }
  return { action, possible, refusals: [...groups.values()].toSorted((a, b) => b.count - a.count) }
}

/** Stores an action on many orders. It is done by a job ten seconds later; until then it can be taken back whole. */
export async function startBulk(
  tx: Transaction,
  context: Context,
  asked: { action: ActionName; fields: ActionFields; orders: readonly SeenOrder[] },
): Promise<Result<string, 'orderNotFound'>> {
  const { actor, centre, now, newId } = context
  const orders = await loadChosen(tx, context, asked.orders)
  const items = asked.orders.flatMap(({ orderId, version }, index) => {
    const order = orders[index]
    if (!order) return []
    return [
      {
        orderId,
        version,
        assignmentId: bulkTarget(order, asked.action, { actor, now, policy: policyOf(centre, order) })
          .assignmentId,
      },
    ]
  })
  if (items.length < asked.orders.length) return refused('orderNotFound')
  const bulkId = newId()
  const runAfter = new Date(now.getTime() + secondsToUndo * 1000)
  const { action, fields } = asked
  await insertBulk(tx, { bulkId, userId: actor.userId, action, fields, at: now, runAfter }, items)
  await enqueueJobAt(tx, 'runBulk', { bulkId }, runAfter)
  return accepted(bulkId)
}

/** Takes a waiting bulk action back whole, or stops the rest of a running one; what is done stays done. */
export async function cancelBulk(
  tx: Transaction,
  context: Context,
  bulkId: string,
): Promise<Result<string, 'notFound' | 'bulkOver'>> {
  const bulk = await lockBulk(tx, bulkId)
  if (!bulk || bulk.user_id !== context.actor.userId) return refused('notFound', { what: 'bulk action' })
  if (bulk.state !== 'waiting' && bulk.state !== 'running') return refused('bulkOver')
  await setBulkState(tx, bulkId, 'cancelled', context.now)
  return accepted(bulkId)
}

export interface ShownBulk {
  readonly bulk: BulkRow
  readonly refusals: Awaited<ReturnType<typeof listBulkRefusals>>
}

/** A bulk action of the actor's own, with the orders it was refused for. */
export async function showBulk(
  tx: Transaction,
  { actor }: Context,
  bulkId: string,
): Promise<ShownBulk | undefined> {
  const bulk = await findBulk(tx, bulkId)
  if (!bulk || bulk.user_id !== actor.userId) return undefined
  return { bulk, refusals: await listBulkRefusals(tx, bulkId) }
}

/** What the actor asked within the hour, so that a page opened again still shows it. */
export async function recentBulks(tx: Transaction, { actor, now }: Context): Promise<BulkRow[]> {
  return listBulks(tx, actor.userId, new Date(now.getTime() - hour))
}

/** The orders as they are, in the order asked; undefined where there is none or it is out of the actor's reach. */
async function loadChosen(
  tx: Transaction,
  { actor }: Context,
  chosen: readonly SeenOrder[],
): Promise<(Order | undefined)[]> {
  const stored = await Promise.all(chosen.map(({ orderId }) => loadOrder(tx, orderId)))
  return stored.map((one) => (one && mayActOn(actor, one.order) ? one.order : undefined))
}
