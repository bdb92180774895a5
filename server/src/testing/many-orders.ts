import { sql } from 'kysely'
import type { Storage } from '../storage/storage.ts'
import { setUpSmallCentre, smallCentre } from './small-centre.ts'
import type { SmallCentre } from './small-centre.ts'
import { drawnOrders } from './drawn-orders.ts'
import { orderRows } from './order-rows.ts'
import { recordRows } from './record-rows.ts'

const groups = ['县市区', '市直、驻潭单位', '公共服务企业'] as const

/**
 * A centre of a whole city for measurements and comparisons: 60 units of which a few have most orders, 96 categories.
 * Its orders come by `fillWithOrders`.
 */
export function setUpLargeCentre(storage: Storage, code: string): Promise<SmallCentre> {
  const more = Array.from({ length: 56 }, (_, index) => ({
    name: `第${index + 1}承办单位`,
    groupName: groups[index % 3] ?? '',
    aliases: [],
    parentName: index % 7 === 3 ? '岳塘区人民政府' : null,
  }))
  const named = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      code: `${prefix}${index}`,
      name: `${prefix}${index}`,
      parentCode: null,
    }))
  return setUpSmallCentre(storage, {
    code,
    units: [...smallCentre.units, ...more],
    channels: named('channel', 8),
    categories: named('category', 96),
    desks: named('desk', 3),
    programmeTags: named('tag', 3),
    divisions: named('division', 12),
  })
}

/**
 * Writes orders straight into the tables, for benches and tests only: 24 months, nine in ten ended, three in a hundred
 * open in every state, with appeals, assignments, the records beside them and one or two log entries each. So many are
 * marked, disputed, taken or merged that no queue is empty. The log's seals are not real. The same seed gives the same
 * spread.
 */
export async function fillWithOrders(
  { storage, centre }: SmallCentre,
  count: number,
  { seed = 0.42, openShare = 0.03, until = new Date() } = {},
): Promise<void> {
  const { centreId } = centre
  const steps = [
    sql`set local synchronous_commit = off`,
    sql`set local max_parallel_workers_per_gather = 0`,
    sql`select setseed(${seed})`,
    ...drawnOrders({ centreId, count, openShare, until }),
    ...orderRows(centreId),
    sql`analyze orders`,
    sql`analyze assignments`,
    ...recordRows(centreId),
  ]
  await storage.owner.transaction().execute(async (db) => {
    for (const step of steps) await step.execute(db)
  })
  await sql`vacuum analyze orders, appeals, assignments, order_log, returns, extensions, feedbacks, callbacks,
    callback_appointments, callback_invitations, supervisions, calls, notices`.execute(storage.owner)
}
