import { sql } from 'kysely'
import type { Span } from './screens/assessment-counts.ts'
import type { Transaction } from './storage.ts'

/** Figures no order or call gives (other platforms, totals of the month before), with who entered them and why. */
export async function listEnteredFigures(tx: Transaction, period: string) {
  return tx
    .selectFrom('entered_figures as f')
    .leftJoin('users as u', (join) =>
      join.onRef('u.centre_id', '=', 'f.centre_id').onRef('u.user_id', '=', 'f.author_id'),
    )
    .select(['f.key', 'f.value', 'f.reason', 'u.name as author'])
    .where('f.centre_id', '=', tx.centreId)
    .where('f.period', '=', period)
    .orderBy('f.key')
    .execute()
}

/**
 * All that was entered by hand for a period, as its rows are: what a closing keeps and a later look compares. Names are
 * not among it, for a unit renamed afterwards is no changed entry.
 */
export async function loadPeriodEntries(
  tx: Transaction,
  period: string,
  { from, before }: Pick<Span, 'from' | 'before'>,
) {
  const rowsOf = (table: 'ledger_items' | 'manual_scores' | 'entered_figures') =>
    tx.selectFrom(table).selectAll().where('centre_id', '=', tx.centreId).where('period', '=', period)
  const articleTasks = await tx
    .selectFrom('article_tasks')
    // What decides whether a task is overdue: a late answer, which may come after the closing, does not.
    .select([
      'article_task_id',
      'unit_id',
      'title',
      'request',
      'asked_by',
      'asked_at',
      'due_at',
      'withdrawn_at',
    ])
    .select(sql<boolean>`coalesce(answered_at <= due_at, false)`.as('in_time'))
    .where('centre_id', '=', tx.centreId)
    .where('due_at', '>', from)
    .where('due_at', '<=', before)
    .orderBy('article_task_id')
    .execute()
  return {
    ledger: await rowsOf('ledger_items').orderBy('item_id').execute(),
    manual: await rowsOf('manual_scores').orderBy('input_key').orderBy('unit_id').execute(),
    figures: await rowsOf('entered_figures').orderBy('key').execute(),
    counties: await tx
      .selectFrom('county_figures')
      .selectAll()
      .where('centre_id', '=', tx.centreId)
      .where('period', '=', period)
      .orderBy('unit_id')
      .execute(),
    dialTests: await tx
      .selectFrom('dial_tests as t')
      .innerJoin('dial_campaigns as c', (join) =>
        join.onRef('c.centre_id', '=', 't.centre_id').onRef('c.campaign_id', '=', 't.campaign_id'),
      )
      .selectAll('t')
      .where('t.centre_id', '=', tx.centreId)
      .where('c.period', '=', period)
      .orderBy('t.dial_test_id')
      .execute(),
    // Left out where there are none: a closing from before there were tasks keeps its seal.
    ...(articleTasks.length === 0 ? {} : { articleTasks }),
  }
}

/** Keeps a score under its input; gives what was there before. */
export async function saveManualScore(
  tx: Transaction,
  score: {
    period: string
    input: string
    unitId: string
    points: string
    reason: string
    by: string
    at: Date
  },
): Promise<string | null> {
  const changing = { points: score.points, reason: score.reason, author_id: score.by, entered_at: score.at }
  const place = {
    centre_id: tx.centreId,
    period: score.period,
    input_key: score.input,
    unit_id: score.unitId,
  }
  const before = await tx
    .selectFrom('manual_scores')
    .select('points')
    .where('centre_id', '=', tx.centreId)
    .where('period', '=', score.period)
    .where('input_key', '=', score.input)
    .where('unit_id', '=', score.unitId)
    .executeTakeFirst()
  await tx
    .insertInto('manual_scores')
    .values({ ...place, ...changing })
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'period', 'input_key', 'unit_id']).doUpdateSet(changing),
    )
    .execute()
  return before?.points ?? null
}

/** Keeps a figure under its key; gives what was there before. */
export async function saveEnteredFigure(
  tx: Transaction,
  figure: { period: string; key: string; value: string; reason: string; by: string; at: Date },
): Promise<string | null> {
  const changing = { value: figure.value, reason: figure.reason, author_id: figure.by, entered_at: figure.at }
  const before = await tx
    .selectFrom('entered_figures')
    .select('value')
    .where('centre_id', '=', tx.centreId)
    .where('period', '=', figure.period)
    .where('key', '=', figure.key)
    .executeTakeFirst()
  await tx
    .insertInto('entered_figures')
    .values({ centre_id: tx.centreId, period: figure.period, key: figure.key, ...changing })
    .onConflict((conflict) => conflict.columns(['centre_id', 'period', 'key']).doUpdateSet(changing))
    .execute()
  return before?.value ?? null
}
