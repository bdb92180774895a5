import { sql } from 'kysely'
import type { Transaction } from './storage.ts'

/** Takes `count` numbers of a series and returns the first of them; numbers start at 1. */
export async function takeNumbers(tx: Transaction, series: string, count: number): Promise<number> {
  const row = await tx
    .insertInto('counters')
    .values({ centre_id: tx.centreId, series, value: count })
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'series']).doUpdateSet({ value: sql`counters.value + ${count}` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return Number(row.value) - count + 1
}
