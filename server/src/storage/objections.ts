import type { Insertable, Updateable } from 'kysely'
import type { Transaction } from './storage.ts'
import type { Objections } from './tables.generated.ts'

export async function insertObjection(
  tx: Transaction,
  row: Omit<Insertable<Objections>, 'centre_id'>,
): Promise<void> {
  await tx
    .insertInto('objections')
    .values({ ...row, centre_id: tx.centreId })
    .execute()
}

export async function lockObjection(tx: Transaction, objectionId: string) {
  return tx
    .selectFrom('objections')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .where('objection_id', '=', objectionId)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateObjection(
  tx: Transaction,
  objectionId: string,
  change: Updateable<Objections>,
): Promise<void> {
  await tx
    .updateTable('objections')
    .set(change)
    .where('centre_id', '=', tx.centreId)
    .where('objection_id', '=', objectionId)
    .execute()
}

export async function countOpenObjections(tx: Transaction, period: string): Promise<number> {
  const row = await tx
    .selectFrom('objections')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('centre_id', '=', tx.centreId)
    .where('period', '=', period)
    .where('state', '=', 'filed')
    .executeTakeFirstOrThrow()
  return row.count
}
