import { randomUUID } from 'node:crypto'
import type { Transaction } from './storage.ts'

/** Something somebody did that is no action on an order: looked at an appellant, changed basic data, took a file. */
export async function writeAudit(
  tx: Transaction,
  entry: { at: Date; actorId: string; act: string; subject: string; reason?: string; details?: object },
): Promise<void> {
  await tx
    .insertInto('audit_log')
    .values({
      centre_id: tx.centreId,
      audit_id: randomUUID(),
      at: entry.at,
      actor_id: entry.actorId,
      act: entry.act,
      subject: entry.subject,
      reason: entry.reason ?? null,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute()
}
