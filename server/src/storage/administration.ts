import { randomUUID } from 'node:crypto'
import type { ChangeAct, ChangeTopic, ChangeValues } from '@yihu/core/administration/changes'
import { sql } from 'kysely'
import type { Transaction } from './storage.ts'

/**
 * One administrator of a centre changes its basic data at a time: what a change is checked against (the last
 * administrator, limits that contradict, a ring of units) stays as it was read until the change is there.
 */
export async function lockBasicData(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`basicData ${tx.centreId}`}, 0))`.execute(tx)
}

export interface ChangeEntry {
  readonly at: Date
  readonly actorId: string
  readonly topic: ChangeTopic
  readonly act: ChangeAct
  /** What was changed, as people call it. */
  readonly name: string
  readonly before: ChangeValues | null
  readonly after: ChangeValues | null
  readonly validFrom: string | null
  readonly reason: string | null
}

/** The line of the log that belongs to a change, in the change's own transaction. */
export async function writeChange(tx: Transaction, entry: ChangeEntry): Promise<void> {
  const { topic, before, after, validFrom, name } = entry
  await tx
    .insertInto('audit_log')
    .values({
      centre_id: tx.centreId,
      audit_id: randomUUID(),
      at: entry.at,
      actor_id: entry.actorId,
      act: entry.act,
      subject: name,
      reason: entry.reason,
      details: JSON.stringify({ topic, before, after, validFrom }),
    })
    .execute()
}

/** Tells every server of the installation, at commit, to read the centre's basic data again. */
export async function announceCentre(tx: Transaction): Promise<void> {
  await sql`select pg_notify('yihu_centre', ${tx.centreId})`.execute(tx)
}
