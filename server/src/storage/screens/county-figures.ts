import { countyFigureNames } from '@yihu/core/dial-test/county-figures'
import type { CountyFigureName, CountyFigures } from '@yihu/core/dial-test/county-figures'
import type { Transaction } from '../storage.ts'

export interface CountyFiguresRow {
  readonly unitId: string
  readonly unitName: string
  readonly figures: CountyFigures
  readonly source: string
  readonly author: string | null
  readonly enteredAt: Date
}

/** The column each figure stands in. */
const columnOf = {
  validCalls: 'valid_calls',
  connectRate: 'connect_rate',
  onlineRate: 'online_rate',
  onTimeRate: 'on_time_rate',
  callbackRate: 'callback_rate',
  satisfactionRate: 'satisfaction_rate',
  dataAccuracy: 'data_accuracy',
} as const satisfies Record<CountyFigureName, string>

/** What the platforms of the counties reported of a period, in the centre's order of units. */
export async function listCountyFigures(tx: Transaction, period: string): Promise<CountyFiguresRow[]> {
  const rows = await tx
    .selectFrom('county_figures as f')
    .innerJoin('units as u', (join) =>
      join.onRef('u.centre_id', '=', 'f.centre_id').onRef('u.unit_id', '=', 'f.unit_id'),
    )
    .leftJoin('users as a', (join) =>
      join.onRef('a.centre_id', '=', 'f.centre_id').onRef('a.user_id', '=', 'f.author_id'),
    )
    .selectAll('f')
    .select(['u.name as unit_name', 'a.name as author'])
    .where('f.centre_id', '=', tx.centreId)
    .where('f.period', '=', period)
    .orderBy('u.position')
    .execute()
  return rows.map((row) => ({
    unitId: row.unit_id,
    unitName: row.unit_name,
    figures: Object.fromEntries(
      countyFigureNames.map((name) => [name, String(row[columnOf[name]])]),
    ) as CountyFigures,
    source: row.source,
    author: row.author,
    enteredAt: row.entered_at,
  }))
}
