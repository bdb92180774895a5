import type { CountyFigures } from '@yihu/core/dial-test/county-figures'
import { insertAll } from './centres.ts'
import type { Transaction } from './storage.ts'

/** Puts the figures of a period in the place of all it had. Imports of a period wait for one another. */
export async function replaceCountyFigures(
  tx: Transaction,
  entry: { period: string; source: string; by: string; at: Date },
  rows: readonly { readonly unitId: string; readonly figures: CountyFigures }[],
): Promise<void> {
  await tx
    .deleteFrom('county_figures')
    .where('centre_id', '=', tx.centreId)
    .where('period', '=', entry.period)
    .execute()
  await insertAll(
    tx,
    'county_figures',
    rows.map(({ unitId, figures }) => ({
      centre_id: tx.centreId,
      period: entry.period,
      unit_id: unitId,
      valid_calls: Number(figures.validCalls),
      connect_rate: figures.connectRate,
      online_rate: figures.onlineRate,
      on_time_rate: figures.onTimeRate,
      callback_rate: figures.callbackRate,
      satisfaction_rate: figures.satisfactionRate,
      data_accuracy: figures.dataAccuracy,
      source: entry.source,
      author_id: entry.by,
      entered_at: entry.at,
    })),
  )
}
