import type { MeasureName } from '@yihu/core/assessment/measures'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { measureSql } from './measures.ts'

export interface UnitCounts {
  readonly unitId: string
  readonly unit: string
  readonly groupName: string
  readonly counts: ReadonlyMap<MeasureName, number>
}

/** A half-open span of instants: from the first, before the last. */
export interface Span {
  readonly from: Date
  readonly before: Date
}

/**
 * Counts measures over the orders accepted in a span, by lead unit, in one pass. Units without orders are left out:
 * what is printed for them is the scheme's affair.
 */
export async function countMeasures(
  tx: Transaction,
  span: Span,
  names: readonly MeasureName[],
): Promise<UnitCounts[]> {
  const sums = names.map((name) => {
    const { counts, amount } = measureSql[name]
    return sql`coalesce(sum(${amount ?? sql`1`}) filter (where ${counts}), 0)::int as ${sql.id(name)}`
  })
  const { rows } = await sql<Record<string, string | number>>`
    select o.lead_unit_id, u.name, u.group_name, ${sql.join(sums)}
    from orders o join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
    where o.centre_id = ${tx.centreId} and o.accepted_at >= ${span.from} and o.accepted_at < ${span.before}
      and o.dispatched_at is not null
    group by o.lead_unit_id, u.name, u.group_name, u.position
    order by u.position`.execute(tx)
  return rows.map((row) => ({
    unitId: String(row['lead_unit_id']),
    unit: String(row['name']),
    groupName: String(row['group_name']),
    counts: new Map(names.map((name) => [name, Number(row[name])])),
  }))
}
