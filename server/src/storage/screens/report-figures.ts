import type { BulletinCounts } from '@yihu/core/bulletin/make-figures'
import type { Dimension } from '@yihu/core/bulletin/template-definition'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { listCoded } from '../reference.ts'
import type { Transaction } from '../storage.ts'
import type { Span } from './assessment-counts.ts'
import { measureSql } from './measures.ts'

/** Everything a bulletin counts over one period, in a handful of statements; rates are worked out elsewhere. */
export async function countForBulletin(tx: Transaction, span: Span, period: string): Promise<BulletinCounts> {
  const valid = sql<boolean>`o.centre_id = ${tx.centreId} and o.accepted_at >= ${span.from}
    and o.accepted_at < ${span.before} and o.state not in ('invalid', 'declined', 'merged', 'withdrawn')`
  const filtered = (condition: RawBuilder<boolean>) => sql`count(*) filter (where ${condition})::int`
  const totals = await sql<Record<string, number>>`
    select count(*)::int as valid,
      ${filtered(sql`o.state = 'answeredAtDesk'`)} as desk,
      ${filtered(measureSql.dispatchedOrders.counts)} as dispatched,
      ${filtered(measureSql.closedOnTime.counts)} as on_time
    from orders o where ${valid}`.execute(tx)
  const callbacks = await sql<Record<string, number>>`
    select count(*)::int as rated,
      count(*) filter (where c.satisfaction in ('satisfied', 'fairlySatisfied'))::int as satisfied
    from callbacks c join orders o on o.centre_id = c.centre_id and o.order_id = c.order_id
    where ${valid} and c.satisfaction <> 'unrated'`.execute(tx)
  const inCalls = sql`centre_id = ${tx.centreId} and started_at >= ${span.from} and started_at < ${span.before}`
  const calls = await sql<{ offered: number; answered: number }>`
    select count(*)::int as offered, count(answered_at)::int as answered from calls where ${inCalls}`.execute(
    tx,
  )
  const by = async (column: string) =>
    asMap(
      await sql<CodeCount>`select ${sql.ref(`o.${column}`)} as code, count(*)::int as count from orders o
      where ${valid} and ${sql.ref(`o.${column}`)} is not null group by 1`.execute(tx),
    )
  const callDivision = asMap(
    await sql<CodeCount>`select coalesce(division_code, '') as code, count(*)::int as count
    from calls where ${inCalls} and answered_at is not null group by 1`.execute(tx),
  )
  return {
    callsOffered: calls.rows[0]?.offered ?? 0,
    callsAnswered: calls.rows[0]?.answered ?? 0,
    validOrders: totals.rows[0]?.['valid'] ?? 0,
    answeredAtDesk: totals.rows[0]?.['desk'] ?? 0,
    dispatched: totals.rows[0]?.['dispatched'] ?? 0,
    closedOnTime: totals.rows[0]?.['on_time'] ?? 0,
    callbacksRated: callbacks.rows[0]?.['rated'] ?? 0,
    callbacksSatisfied: callbacks.rows[0]?.['satisfied'] ?? 0,
    by: {
      channel: await by('channel_code'),
      kind: await by('appeal_kind'),
      category: await by('category_code'),
      desk: await by('desk_code'),
      programmeTag: await by('programme_tag'),
      callDivision,
    },
    codes: await codesOf(tx),
    entered: await enteredFigures(tx, period),
  }
}

interface CodeCount {
  readonly code: string
  readonly count: number
}

function asMap(result: { rows: readonly CodeCount[] }): ReadonlyMap<string, number> {
  return new Map(result.rows.map(({ code, count }) => [code, count]))
}

async function codesOf(tx: Transaction): Promise<BulletinCounts['codes']> {
  const centre = await tx
    .selectFrom('centres')
    .select('kind_names')
    .where('centre_id', '=', tx.centreId)
    .executeTakeFirstOrThrow()
  const kinds = Object.entries(centre.kind_names as Record<string, string>)
  const codes: Record<Dimension, BulletinCounts['codes'][Dimension]> = {
    channel: await listCoded(tx, 'channels'),
    kind: kinds.map(([code, name]) => ({ code, name, parentCode: null })),
    category: await listCoded(tx, 'categories'),
    desk: await listCoded(tx, 'desks'),
    programmeTag: await listCoded(tx, 'programme_tags'),
    callDivision: await listCoded(tx, 'divisions'),
  }
  return codes
}

async function enteredFigures(tx: Transaction, period: string): Promise<BulletinCounts['entered']> {
  const rows = await tx
    .selectFrom('entered_figures as f')
    .leftJoin('users as u', (join) =>
      join.onRef('u.centre_id', '=', 'f.centre_id').onRef('u.user_id', '=', 'f.author_id'),
    )
    .select(['f.key', 'f.value', 'f.reason', 'u.name as author'])
    .where('f.centre_id', '=', tx.centreId)
    .where('f.period', '=', period)
    .orderBy('f.key')
    .execute()
  return new Map(
    rows.map((row) => [row.key, { value: row.value, reason: row.reason, author: row.author ?? '' }]),
  )
}
