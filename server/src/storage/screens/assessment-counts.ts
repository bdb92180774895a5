import type { MeasureName } from '@yihu/core/assessment/measures'
import { windowOf } from '@yihu/core/assessment/measures'
import type { Where } from '@yihu/core/assessment/where'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { amountIn, countsAtAll, windowSql } from './measures.ts'
import { chooser } from './where.ts'

/** A measure to be counted under a name, of the orders chosen. */
export interface MeasureRequest {
  readonly key: string
  readonly measure: MeasureName
  readonly where?: Where | undefined
}

export interface UnitCounts {
  readonly unitId: string
  readonly unit: string
  readonly groupName: string
  /** By key of the request. */
  readonly counts: ReadonlyMap<string, number>
}

/** A half-open span of instants: from the first, before the last. */
export interface Span {
  readonly from: Date
  readonly before: Date
  /** The period assessed: what was left out of it with approval is left out here. */
  readonly period?: string | undefined
  /** Until when an order still open counts as late; now, when absent. */
  readonly asOf?: Date | undefined
}

/**
 * Counts measures over the orders of a span by lead unit, in one pass for each window (accepted, due, called back,
 * open). Units without any are left out: what is printed for them is the scheme's affair.
 */
export async function countMeasures(
  tx: Transaction,
  span: Span,
  requests: readonly MeasureRequest[],
): Promise<UnitCounts[]> {
  const choose = await chooser(
    tx,
    requests.flatMap(({ where }) => where ?? []),
  )
  const units = new Map<string, { row: UnitRow; counts: Map<string, number> }>()
  for (const [window, asked] of Map.groupBy(requests, ({ measure }) => windowOf(measure))) {
    const sums = asked.map(
      ({ key, measure, where }) =>
        sql`coalesce(sum(${amountIn(measure)}) filter (where ${countsAtAll(measure, span)}
          and ${choose(where ?? {})}), 0)::int as ${sql.id(key)}`,
    )
    const { rows } = await sql<UnitRow & Record<string, string | number>>`
      select o.lead_unit_id as unit_id, u.name as unit_name, u.group_name as unit_group, u.position as unit_position,
        ${sql.join(sums)}
      from orders o join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
      where o.centre_id = ${tx.centreId} and ${windowSql[window](span)} and o.dispatched_at is not null
      group by 1, 2, 3, 4`.execute(tx)
    for (const row of rows) {
      const unit = units.get(row.unit_id) ?? { row, counts: new Map<string, number>() }
      for (const { key } of asked) unit.counts.set(key, Number(row[key]))
      units.set(row.unit_id, unit)
    }
  }
  return [...units.values()]
    .toSorted((a, b) => a.row.unit_position - b.row.unit_position)
    .map(({ row, counts }) => ({
      unitId: row.unit_id,
      unit: row.unit_name,
      groupName: row.unit_group,
      counts,
    }))
}

/** Orders of the span that the hotline answered itself. */
export async function countAnsweredAtDesk(tx: Transaction, { from, before }: Span): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from orders o where o.centre_id = ${tx.centreId}
      and o.accepted_at >= ${from} and o.accepted_at < ${before} and o.state = 'answeredAtDesk'`.execute(tx)
  return rows[0]?.count ?? 0
}

interface UnitRow {
  readonly unit_id: string
  readonly unit_name: string
  readonly unit_group: string
  readonly unit_position: number
}
