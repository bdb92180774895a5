import type { Kysely } from 'kysely'
import type { DB } from './tables.generated.ts'
import { sql } from 'kysely'
import type { Transaction } from './storage.ts'

/** A replay of the centre, finished or broken off. */
export async function findReplay(tx: Transaction, key: string) {
  return tx
    .selectFrom('replays')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .where('key', '=', key)
    .executeTakeFirst()
}

/** Whether the centre is a replay's own: nobody but replays has put anything into it. */
export async function isReplaysOwn(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ own: boolean }>`
    select exists (select from users where centre_id = ${tx.centreId} and login = 'system')
      and (exists (select from replays where centre_id = ${tx.centreId})
        or not exists (select from appeals where centre_id = ${tx.centreId})) as own`.execute(tx)
  return rows[0]?.own === true
}

export async function insertReplay(
  tx: Transaction,
  row: { key: string; seed: number; total: number; at: Date },
) {
  await tx
    .insertInto('replays')
    .values({
      centre_id: tx.centreId,
      key: row.key,
      seed: row.seed,
      total: row.total,
      done: 0,
      started_at: row.at,
    })
    .execute()
}

export async function saveReplayProgress(
  tx: Transaction,
  key: string,
  done: number,
  finishedAt?: Date,
): Promise<void> {
  await tx
    .updateTable('replays')
    .set({ done, ...(finishedAt ? { finished_at: finishedAt } : {}) })
    .where('centre_id', '=', tx.centreId)
    .where('key', '=', key)
    .execute()
}

/** The orders a broken replay has made, by the reference of their appeal, with how far each has come. */
export async function findReplayed(
  tx: Transaction,
  prefix: string,
): Promise<Map<string, { orderId: string; version: number }>> {
  const { rows } = await sql<{ ref: string; order_id: string; version: number }>`
    select a.source_ref as ref, o.order_id, o.version
    from appeals a join orders o on o.centre_id = a.centre_id and o.appeal_id = a.appeal_id
    where a.centre_id = ${tx.centreId} and starts_with(a.source_ref, ${prefix})`.execute(tx)
  return new Map(rows.map((row) => [row.ref, { orderId: row.order_id, version: row.version }]))
}

/** The centre a replay made under a code; as the owner. */
export async function findReplayedCentre(owner: Kysely<DB>, code: string): Promise<string | undefined> {
  const row = await owner
    .selectFrom('centres as c')
    .innerJoin('replays as r', 'r.centre_id', 'c.centre_id')
    .select('c.centre_id')
    .where('c.code', '=', code)
    .executeTakeFirst()
  return row?.centre_id
}

/** Whether a replay of this centre has begun and not ended: time must not act on its orders. */
export async function isBeingReplayed(tx: Transaction): Promise<boolean> {
  const row = await tx
    .selectFrom('replays')
    .select('key')
    .where('centre_id', '=', tx.centreId)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
