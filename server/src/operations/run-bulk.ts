import type { ActionName } from '@yihu/core/order/actions'
import type { ActionFields } from '@yihu/core/order/command'
import { refused } from '@yihu/core/refusal'
import type { Refusal } from '@yihu/core/refusal'
import {
  keepOutcome,
  listUnfinishedBulks,
  lockBulk,
  nextBulkOrder,
  setBulkState,
} from '../storage/bulk-actions.ts'
import { listCentres } from '../storage/centres.ts'
import { enqueueJobAt } from '../storage/jobs.ts'
import type { Storage, Transaction } from '../storage/storage.ts'
import { findUser } from '../storage/users.ts'
import { actOnOrder } from './act-on-order.ts'
import { newId } from './context.ts'
import type { Centre, Context } from './context.ts'
import { findCentre } from './find-centre.ts'

type Clock = () => Date

/**
 * Does a bulk action, order by order, each through the same door as by hand: with the version that was seen, and with
 * the rights its author has now. An order's action and its outcome are one transaction under a lock on the bulk action,
 * so neither a crash nor a second runner does any order twice.
 */
export async function runBulk(
  storage: Storage,
  { centreId, bulkId }: { centreId: string; bulkId: string },
  clock: Clock = () => new Date(),
): Promise<void> {
  const isBegun = await storage.transact(centreId, (tx) => beginBulk(tx, bulkId, clock()))
  if (!isBegun) return
  const centre = await findCentre(storage, centreId)
  let isMore = true
  while (isMore) isMore = await doNext(storage, centre, bulkId, clock)
}

/** Bulk actions a server that ended left unfinished are taken up by the next one; see `runBulk` for why twice is safe. */
export async function resumeBulks(storage: Storage): Promise<void> {
  for (const { centre_id } of await listCentres(storage.owner))
    await storage.transact(centre_id, async (tx) => {
      for (const { bulk_id, run_after } of await listUnfinishedBulks(tx))
        await enqueueJobAt(tx, 'runBulk', { bulkId: bulk_id }, run_after)
    })
}

async function beginBulk(tx: Transaction, bulkId: string, now: Date): Promise<boolean> {
  const bulk = await lockBulk(tx, bulkId)
  if (bulk?.state === 'running') return true
  if (bulk?.state !== 'waiting' || bulk.run_after > now) return false
  await setBulkState(tx, bulkId, 'running', now)
  return true
}

/** Takes the next order; false when there is none left or the rest was stopped. */
async function doNext(storage: Storage, centre: Centre, bulkId: string, clock: Clock): Promise<boolean> {
  let position = -1
  try {
    return await storage.transact(centre.centreId, async (tx) => {
      const bulk = await lockBulk(tx, bulkId)
      if (bulk?.state !== 'running') return false
      const next = await nextBulkOrder(tx, bulkId)
      if (!next) {
        await setBulkState(tx, bulkId, 'done', clock())
        return false
      }
      position = next.position
      const context = await contextOf(tx, storage, centre, bulk.user_id, clock())
      if (!context) throw new NotDone(refused('notPermitted', { permission: 'order.act' }))
      const command = {
        action: bulk.action as ActionName,
        assignmentId: next.assignment_id ?? undefined,
        fields: bulk.fields as ActionFields,
      }
      const result = await actOnOrder(tx, context, next.order_id, command, next.version)
      if (!result.ok) throw new NotDone(result)
      await keepOutcome(tx, bulkId, position, 'accepted', {})
      return true
    })
  } catch (error) {
    if (!(error instanceof NotDone)) throw error
    // The refusal rolled the action's transaction back; it is kept in one of its own.
    const { code, details = {} } = error.refusal
    await storage.transact(centre.centreId, (tx) => keepOutcome(tx, bulkId, position, code, details))
    return true
  }
}

class NotDone extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Undefined: the author may not sign in any more. */
async function contextOf(
  tx: Transaction,
  storage: Storage,
  centre: Centre,
  userId: string,
  now: Date,
): Promise<Context | undefined> {
  const user = await findUser(tx, userId)
  if (!user) return undefined
  const actor = { userId, roles: user.roles, unitIds: user.unitIds }
  return { storage, centre, actor, now, newId, causesJobs: true }
}
