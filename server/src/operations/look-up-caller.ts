import { writeAudit } from '../storage/audit-log.ts'
import { findCallerPage } from '../storage/screens/caller-page.ts'
import type { CallerPageData } from '../storage/screens/caller-page.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'

/**
 * Who a number is, as the centre knows it. Each look-up is written down with how much was found and without the number:
 * the audit log must not become the directory it watches.
 */
export async function lookUpCaller(
  tx: Transaction,
  context: Context,
  number: string,
): Promise<CallerPageData> {
  const bare = number.replace(/[^\d+]/g, '').replace(/^(\+86|0086)/, '')
  const found = await findCallerPage(tx, [...new Set([number, bare])], context.now)
  await writeAudit(tx, {
    at: context.now,
    actorId: context.actor.userId,
    act: 'lookUpCaller',
    subject: `${found.orders.length} orders`,
  })
  return found
}
