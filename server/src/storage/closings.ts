import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { Transaction } from './storage.ts'
import type { Closings } from './tables.generated.ts'

/** Who closes a period or changes what it rests on waits here for whoever does so already. */
export async function holdPeriod(tx: Transaction, period: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`closing ${tx.centreId} ${period}`}, 0))`.execute(
    tx,
  )
}

/** Who closes any period, or changes what belongs to one by its instant, waits here for whoever does so already. */
export async function holdAllPeriods(tx: Transaction): Promise<void> {
  await holdPeriod(tx, 'all')
}

export async function insertClosing(
  tx: Transaction,
  row: Omit<Insertable<Closings>, 'centre_id'>,
): Promise<void> {
  await tx
    .insertInto('closings')
    .values({ ...row, centre_id: tx.centreId })
    .execute()
}

/** The closing in force of a period by a scheme. */
export async function findClosing(tx: Transaction, scheme: string, period: string) {
  return closings(tx)
    .where('c.scheme_key', '=', scheme)
    .where('c.period', '=', period)
    .where('c.reopened_at', 'is', null)
    .executeTakeFirst()
}

/** Any closing in force of a period: what the period rests on may not change any more. */
export async function findClosingOfPeriod(tx: Transaction, period: string) {
  return closings(tx).where('c.period', '=', period).where('c.reopened_at', 'is', null).executeTakeFirst()
}

/** The closings of a period by a scheme, those taken back included, the latest first. */
export async function listClosings(tx: Transaction, choice: { scheme?: string; period?: string } = {}) {
  let query = closings(tx)
  if (choice.scheme !== undefined) query = query.where('c.scheme_key', '=', choice.scheme)
  if (choice.period !== undefined) query = query.where('c.period', '=', choice.period)
  return query.orderBy('c.closed_at', 'desc').execute()
}

/** The closings in force, each with the text of the scheme that says which days its period has. */
export async function listClosingsInForce(tx: Transaction) {
  return tx
    .selectFrom('closings as c')
    .innerJoin('schemes as s', (join) =>
      join
        .onRef('s.centre_id', '=', 'c.centre_id')
        .onRef('s.key', '=', 'c.scheme_key')
        .onRef('s.version', '=', 'c.scheme_version'),
    )
    .leftJoin('users as u', (join) =>
      join.onRef('u.centre_id', '=', 'c.centre_id').onRef('u.user_id', '=', 'c.closed_by'),
    )
    .select(['c.period', 'c.closed_at', 'c.scheme_key', 'c.scheme_version', 's.source', 'u.name as closer'])
    .where('c.centre_id', '=', tx.centreId)
    .where('c.reopened_at', 'is', null)
    .orderBy('c.closed_at', 'desc')
    .execute()
}

function closings(tx: Transaction) {
  return tx
    .selectFrom('closings as c')
    .leftJoin('users as u', (join) =>
      join.onRef('u.centre_id', '=', 'c.centre_id').onRef('u.user_id', '=', 'c.closed_by'),
    )
    .leftJoin('users as r', (join) =>
      join.onRef('r.centre_id', '=', 'c.centre_id').onRef('r.user_id', '=', 'c.reopened_by'),
    )
    .innerJoin('scorecards as s', (join) =>
      join.onRef('s.centre_id', '=', 'c.centre_id').onRef('s.scorecard_id', '=', 'c.scorecard_id'),
    )
    .selectAll('c')
    .select(['u.name as closer', 'r.name as reopener', 's.result as scorecard'])
    .where('c.centre_id', '=', tx.centreId)
}

/** Takes a closing back; false when somebody has already. */
export async function reopenClosing(
  tx: Transaction,
  closingId: string,
  end: { by: string; at: Date; reason: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('closings')
    .set({ reopened_by: end.by, reopened_at: end.at, reopen_reason: end.reason })
    .where('centre_id', '=', tx.centreId)
    .where('closing_id', '=', closingId)
    .where('reopened_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
