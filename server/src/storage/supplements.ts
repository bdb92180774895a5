import type { Transaction } from './storage.ts'

export interface NewSupplement {
  readonly supplementId: string
  readonly orderId: string
  readonly at: Date
  readonly by: string
  readonly text: string
  readonly isReminder: boolean
  readonly isSameCaller: boolean
}

/** Writes down what a caller added to an order that is there already (催办补记). */
export async function insertSupplement(tx: Transaction, supplement: NewSupplement): Promise<void> {
  await tx
    .insertInto('supplements')
    .values({
      centre_id: tx.centreId,
      supplement_id: supplement.supplementId,
      order_id: supplement.orderId,
      said_at: supplement.at,
      written_by: supplement.by,
      text: supplement.text,
      is_reminder: supplement.isReminder,
      is_same_caller: supplement.isSameCaller,
    })
    .execute()
}
