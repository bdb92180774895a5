import type { SpecialDay } from '@yihu/core/calendar/working-calendar'
import type { Transaction } from './storage.ts'

/** Makes the day what it is from now on; a second word on a day replaces the first. */
export async function keepDays(tx: Transaction, days: readonly SpecialDay[]): Promise<void> {
  for (const { on, kind, name } of days)
    await tx
      .insertInto('calendar_days')
      .values({ centre_id: tx.centreId, day_on: on, kind, name })
      .onConflict((conflict) => conflict.columns(['centre_id', 'day_on']).doUpdateSet({ kind, name }))
      .execute()
}

/** Leaves the day to the rule of the week again. */
export async function dropDay(tx: Transaction, on: string): Promise<void> {
  await tx.deleteFrom('calendar_days').where('centre_id', '=', tx.centreId).where('day_on', '=', on).execute()
}
