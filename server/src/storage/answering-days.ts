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

/** The day as it is, which nobody changes until the transaction is over. */
export async function lockAnsweringDay(tx: Transaction, answeringDayId: string) {
  return tx
    .selectFrom('answering_days')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .where('answering_day_id', '=', answeringDayId)
    .forUpdate()
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

/** False when the order was not of the day. */
export async function removeAnsweringDayOrder(
  tx: Transaction,
  answeringDayId: string,
  orderId: string,
): Promise<boolean> {
  const result = await tx
    .deleteFrom('answering_day_orders')
    .where('centre_id', '=', tx.centreId)
    .where('answering_day_id', '=', answeringDayId)
    .where('order_id', '=', orderId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
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
