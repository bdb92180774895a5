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

/** Enqueues a job that is not done before an instant. */
export async function enqueueJobAt(
  tx: Transaction,
  task: string,
  payload: Readonly<Record<string, unknown>>,
  at: Date,
): Promise<void> {
  const body = JSON.stringify({ centreId: tx.centreId, ...payload })
  await sql`select enqueue_job_at(${task}, ${body}::json, ${at})`.execute(tx)
}
