import type { Insertable } from 'kysely'
import type { Transaction } from './storage.ts'
import type { AnsweringDays } from './tables.generated.ts'

/** What may change of an answering day; the columns of its row. */
export type AnsweringDayChange = Partial<Omit<Insertable<AnsweringDays>, 'centre_id' | 'answering_day_id'>>

export async function insertAnsweringDay(
  tx: Transaction,
  row: Omit<Insertable<AnsweringDays>, 'centre_id'>,
): Promise<void> {
  await tx
    .insertInto('answering_days')
    .values({ ...row, centre_id: tx.centreId })
    .execute()
}

export async function loadAnsweringDay(tx: Transaction, answeringDayId: string) {
  return tx
    .selectFrom('answering_days')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .where('answering_day_id', '=', answeringDayId)
    .executeTakeFirst()
}

/** Changes a day that is still at the version seen; false when somebody was faster. */
export async function updateAnsweringDay(
  tx: Transaction,
  answeringDayId: string,
  seenVersion: number,
  change: AnsweringDayChange,
): Promise<boolean> {
  const result = await tx
    .updateTable('answering_days')
    .set({ ...change, version: seenVersion + 1 })
    .where('centre_id', '=', tx.centreId)
    .where('answering_day_id', '=', answeringDayId)
    .where('version', '=', seenVersion)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Links an order to the day; once, however often it is asked for. */
export async function addAnsweringDayOrder(
  tx: Transaction,
  link: { answeringDayId: string; orderId: string; by: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('answering_day_orders')
    .values({
      centre_id: tx.centreId,
      answering_day_id: link.answeringDayId,
      order_id: link.orderId,
      added_by: link.by,
      added_at: link.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function findOrderByNo(tx: Transaction, orderNo: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('orders')
    .select('order_id')
    .where('centre_id', '=', tx.centreId)
    .where('order_no', '=', orderNo)
    .executeTakeFirst()
  return row?.order_id
}
