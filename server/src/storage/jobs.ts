import { sql } from 'kysely'
import type { Transaction } from './storage.ts'

/** Enqueues a job in the transaction that causes it; the payload names its centre. */
export async function enqueueJob(
  tx: Transaction,
  task: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const body = JSON.stringify({ centreId: tx.centreId, ...payload })
  await sql`select enqueue_job(${task}, ${body}::json)`.execute(tx)
}
