import type { Insertable } from 'kysely'
import type { Transaction } from './storage.ts'
import type { Exclusions } from './tables.generated.ts'

/** Keeps a request; false when the order is left out of the period already, or somebody has asked for it. */
export async function insertExclusion(
  tx: Transaction,
  row: Omit<Insertable<Exclusions>, 'centre_id'>,
): Promise<boolean> {
  const result = await tx
    .insertInto('exclusions')
    .values({ ...row, centre_id: tx.centreId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1
}

export async function lockExclusion(tx: Transaction, exclusionId: string) {
  return tx
    .selectFrom('exclusions')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .where('exclusion_id', '=', exclusionId)
    .forUpdate()
    .executeTakeFirst()
}

export async function decideExclusion(
  tx: Transaction,
  exclusionId: string,
  decision: {
    state: string
    decided_by: string | null
    decided_at: Date | null
    decision_note: string | null
  },
): Promise<void> {
  await tx
    .updateTable('exclusions')
    .set(decision)
    .where('centre_id', '=', tx.centreId)
    .where('exclusion_id', '=', exclusionId)
    .execute()
}

export async function countOpenExclusions(tx: Transaction, period: string): Promise<number> {
  const row = await tx
    .selectFrom('exclusions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('centre_id', '=', tx.centreId)
    .where('period', '=', period)
    .where('state', '=', 'requested')
    .executeTakeFirstOrThrow()
  return row.count
}
