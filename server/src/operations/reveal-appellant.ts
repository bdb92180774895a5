import { mayReveal } from '@yihu/core/access/mask'
import type { Appellant } from '@yihu/core/access/mask'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { loadAppellant } from '../storage/appellants.ts'
import { writeAudit } from '../storage/audit-log.ts'
import { loadOrder } from '../storage/orders.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { mayActOn } from './scope.ts'

/**
 * Shows the appellant of an order unmasked and writes down who looked and why, in one transaction (design law 11).
 * Refuses people of a unit where the appellant asked for confidentiality.
 */
export async function revealAppellant(
  tx: Transaction,
  context: Context,
  orderId: string,
  reason: string,
): Promise<Result<Appellant, 'orderNotFound' | 'confidentialAppellant'>> {
  const stored = await loadOrder(tx, orderId)
  if (!stored || !mayActOn(context.actor, stored.order)) return refused('orderNotFound')
  const { appellant, isConfidential } = await loadAppellant(tx, stored.appealId)
  if (!mayReveal(context.actor, { isConfidential })) return refused('confidentialAppellant')
  await writeAudit(tx, {
    at: context.now,
    actorId: context.actor.userId,
    act: 'revealAppellant',
    subject: `order ${stored.order.orderNo}`,
    reason,
  })
  return accepted(appellant)
}
