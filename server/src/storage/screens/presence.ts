import type { Role } from '@yihu/core/access/roles'
import type { Transaction } from '../storage.ts'
import { lapsedBefore } from '../presence.ts'

export interface PresentPerson {
  readonly name: string
  readonly roles: readonly Role[]
  readonly unitId: string | null
  readonly unitName: string | null
  readonly since: Date
  readonly editingAction: string | null
}

/** Who else has an order open, the first to come first. */
export async function listOthersPresent(
  tx: Transaction,
  orderId: string,
  viewerId: string,
  now: Date,
): Promise<PresentPerson[]> {
  const rows = await tx
    .selectFrom('order_presence as p')
    .innerJoin('users as u', (join) =>
      join.onRef('u.centre_id', '=', 'p.centre_id').onRef('u.user_id', '=', 'p.user_id'),
    )
    .leftJoin('units as n', (join) =>
      join.onRef('n.centre_id', '=', 'u.centre_id').onRef('n.unit_id', '=', 'u.unit_id'),
    )
    .select((eb) => [
      'u.name',
      'u.roles',
      'u.unit_id',
      'n.name as unit_name',
      eb.fn.min('p.since').as('since'),
      // Of several pages of one person, the one with a form open.
      eb.fn.max('p.editing_action').as('editing_action'),
    ])
    .where('p.centre_id', '=', tx.centreId)
    .where('p.order_id', '=', orderId)
    .where('p.user_id', '<>', viewerId)
    .where('p.left_at', 'is', null)
    .where('p.seen_at', '>=', lapsedBefore(now))
    .groupBy(['u.user_id', 'u.name', 'u.roles', 'u.unit_id', 'n.name'])
    .orderBy('since')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    roles: row.roles as Role[],
    unitId: row.unit_id,
    unitName: row.unit_name,
    since: row.since,
    editingAction: row.editing_action,
  }))
}
