import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'

/** A reviewed order whose appellant was not asked yet. */
export interface ToInvite {
  readonly orderId: string
  readonly acceptedAt: Date
  readonly reviewedAt: Date
  readonly round: number
  readonly phone: string
}

const size = 200

/**
 * Orders that wait for their first call-back, were accepted from a day on, and whose appellant can be written to. Left
 * out are desks that call by hand, and who asked to be called at a certain time.
 */
export async function findToInvite(tx: Transaction, now: Date, acceptedFrom: string): Promise<ToInvite[]> {
  const { rows } = await sql<{
    order_id: string
    accepted_at: Date
    reviewed_at: Date
    round: number
    phone: string
  }>`
    select o.order_id, o.accepted_at, r.reviewed_at, o.reworks as round, p.appellant_phone as phone
    from orders o
      join appeals p on p.centre_id = o.centre_id and p.appeal_id = o.appeal_id
      left join desks d on d.centre_id = o.centre_id and d.code = o.desk_code
      cross join lateral (select max(l.at) as reviewed_at from order_log l
        where l.centre_id = o.centre_id and l.order_id = o.order_id and l.action = 'review') r
    where o.centre_id = ${tx.centreId} and o.state = 'awaitingCallback' and o.round_attempts = 0
      and o.accepted_at >= ${acceptedFrom}::timestamptz and p.appellant_phone ~ '^(\\+?86)?1[0-9]{10}$'
      and coalesce(d.callback, 'any') <> 'manual' and r.reviewed_at <= ${now}
      and not exists (select from callback_invitations i where i.centre_id = o.centre_id
        and i.order_id = o.order_id and i.round = o.reworks)
      and not exists (select from callback_appointments a where a.centre_id = o.centre_id
        and a.order_id = o.order_id and a.made_at > r.reviewed_at)
    order by r.reviewed_at limit ${size}`.execute(tx)
  return rows.map((row) => ({
    orderId: row.order_id,
    acceptedAt: row.accepted_at,
    reviewedAt: row.reviewed_at,
    round: row.round,
    phone: row.phone,
  }))
}
