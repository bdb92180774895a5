import type { Insertable, Updateable } from 'kysely'
import type { Transaction } from './storage.ts'
import type { DB } from './tables.generated.ts'

type Responsibilities = DB['responsibilities']

/** The whole responsibility list with the number of the order a conferral was about, newest rows first. */
export async function loadResponsibilities(tx: Transaction) {
  return tx
    .selectFrom('responsibilities as r')
    .leftJoin('orders as o', (join) =>
      join.onRef('o.centre_id', '=', 'r.centre_id').onRef('o.order_id', '=', 'r.order_id'),
    )
    .selectAll('r')
    .select('o.order_no')
    .where('r.centre_id', '=', tx.centreId)
    .orderBy('r.category_code')
    .orderBy('r.valid_from', 'desc')
    .orderBy('r.responsibility_id')
    .execute()
}
export type ResponsibilityRecord = Awaited<ReturnType<typeof loadResponsibilities>>[number]

export async function insertResponsibilities(
  tx: Transaction,
  rows: readonly Omit<Insertable<Responsibilities>, 'centre_id'>[],
): Promise<void> {
  for (const row of rows)
    await tx
      .insertInto('responsibilities')
      .values({ ...row, centre_id: tx.centreId })
      .execute()
}

/** Changes a row and counts its version up. */
export async function updateResponsibility(
  tx: Transaction,
  responsibilityId: string,
  change: Updateable<Responsibilities>,
): Promise<void> {
  await tx
    .updateTable('responsibilities')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where('centre_id', '=', tx.centreId)
    .where('responsibility_id', '=', responsibilityId)
    .execute()
}
