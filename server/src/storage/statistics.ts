import { sql } from 'kysely'
import type { Storage } from './storage.ts'

/**
 * Counts the growing tables for the planner now instead of whenever the server gets to it. Needed where thousands of
 * rows arrive within a minute: a plan made while a table was empty may use an index that reads all of a centre.
 */
export async function refreshStatistics(storage: Storage): Promise<void> {
  await sql`analyze appeals, orders, assignments, order_log, callbacks, extensions, returns, feedbacks`.execute(
    storage.owner,
  )
}
