import { sql } from 'kysely'
import type { Candidate } from '@yihu/core/callback/draw-sample'
import type { Satisfaction } from '@yihu/core/callback/callback'
import { insertAll } from './centres.ts'
import { candidateOrders } from './screens/samples.ts'
import type { SampleFilter } from './screens/samples.ts'
import type { Transaction } from './storage.ts'

/** Closed orders that fit and were never drawn, with their lead unit. Samples of a centre are drawn one after another. */
export async function listCandidates(
  tx: Transaction,
  filter: SampleFilter,
  timeZone: string,
): Promise<Candidate[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('samples ' || ${tx.centreId}::text, 0))`.execute(tx)
  const { rows } = await sql<{ order_id: string; unit_id: string }>`
    select o.order_id, o.lead_unit_id as unit_id from orders o
    where ${candidateOrders(tx, filter, timeZone)} and not exists (select from sample_orders s
      where s.centre_id = o.centre_id and s.order_id = o.order_id)`.execute(tx)
  return rows.map((row) => ({ orderId: row.order_id, unitId: row.unit_id }))
}

export interface NewSample {
  readonly sampleId: string
  readonly name: string
  readonly seed: number
  readonly perUnit: number
  readonly filter: SampleFilter
  readonly madeBy: string
  readonly madeAt: Date
  readonly orders: readonly Candidate[]
}

export async function insertSample(tx: Transaction, sample: NewSample): Promise<void> {
  const own = { centre_id: tx.centreId, sample_id: sample.sampleId }
  await tx
    .insertInto('samples')
    .values({
      ...own,
      name: sample.name,
      seed: sample.seed,
      per_unit: sample.perUnit,
      filter: JSON.stringify(sample.filter),
      made_by: sample.madeBy,
      made_at: sample.madeAt,
    })
    .execute()
  await insertAll(
    tx,
    'sample_orders',
    sample.orders.map(({ orderId, unitId }, index) => ({
      ...own,
      order_id: orderId,
      unit_id: unitId,
      position: index + 1,
    })),
  )
}

/** Whether an order is in a sample, and still to be asked about. The row is held until the transaction ends. */
export async function holdSampleOrder(
  tx: Transaction,
  sampleId: string,
  orderId: string,
): Promise<{ isDone: boolean } | undefined> {
  const row = await tx
    .selectFrom('sample_orders')
    .select('done_at')
    .where('centre_id', '=', tx.centreId)
    .where('sample_id', '=', sampleId)
    .where('order_id', '=', orderId)
    .forUpdate()
    .executeTakeFirst()
  return row && { isDone: row.done_at !== null }
}

/** Counts an attempt; `doneAt` null leaves the order in the list. */
export async function saveSpotCheck(
  tx: Transaction,
  { sampleId, orderId }: { readonly sampleId: string; readonly orderId: string },
  outcome: {
    readonly doneAt: Date | null
    readonly isReached: boolean
    readonly satisfaction: Satisfaction
  },
): Promise<void> {
  await tx
    .updateTable('sample_orders')
    .set({
      attempts: sql`attempts + 1`,
      done_at: outcome.doneAt,
      is_reached: outcome.isReached,
      satisfaction: outcome.satisfaction,
    })
    .where('centre_id', '=', tx.centreId)
    .where('sample_id', '=', sampleId)
    .where('order_id', '=', orderId)
    .execute()
}
