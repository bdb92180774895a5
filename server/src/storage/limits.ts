import type { Insertable, Updateable } from 'kysely'
import type { Transaction } from './storage.ts'
import type { DB } from './tables.generated.ts'

type Limits = DB['limits']

/** Every row of the table of limits, ended ones too: orders already dispatched were timed by them. */
export async function loadLimits(tx: Transaction) {
  return tx
    .selectFrom('limits')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .orderBy('clock')
    .orderBy('valid_from')
    .orderBy('clause')
    .execute()
}
export type LimitRecord = Awaited<ReturnType<typeof loadLimits>>[number]

export async function insertLimit(
  tx: Transaction,
  row: Omit<Insertable<Limits>, 'centre_id'>,
): Promise<void> {
  await tx
    .insertInto('limits')
    .values({ ...row, centre_id: tx.centreId })
    .execute()
}

/** Changes a row and counts its version up. */
export async function updateLimit(
  tx: Transaction,
  limitId: string,
  change: Updateable<Limits>,
): Promise<void> {
  await tx
    .updateTable('limits')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where('centre_id', '=', tx.centreId)
    .where('limit_id', '=', limitId)
    .execute()
}
