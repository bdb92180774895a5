import { scopeOf } from '@yihu/core/access/permissions'
import { countMerged, loadOrderMatter } from '../storage/screens/merge-candidates.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { findSimilarOrders } from './find-similar-orders.ts'
import type { FoundSimilar } from './find-similar-orders.ts'

const mayLead = ['accepted', 'dispatched', 'answered', 'awaitingCallback', 'suspended', 'closed']

/**
 * Orders, open or closed, that an order may be merged into, by the scores and reasons the agent's desk goes by, so that
 * both desks say the same; undefined outside the scope.
 */
export async function findMergeCandidates(
  tx: Transaction,
  { actor }: Context,
  orderId: string,
): Promise<readonly (FoundSimilar & { readonly mergedOrders: number })[] | undefined> {
  const matter = await loadOrderMatter(tx, scopeOf(actor), orderId)
  if (!matter) return undefined
  const found = await findSimilarOrders(
    tx,
    { now: matter.acceptedAt },
    matter,
    (row) => row.order_id !== orderId && mayLead.includes(row.state),
  )
  const merged = await countMerged(
    tx,
    found.map(({ row }) => row.order_id),
  )
  return found.map((one) => ({ ...one, mergedOrders: merged.get(one.row.order_id) ?? 0 }))
}
