import type { Scope } from '@yihu/core/access/permissions'
import type { DeskCallback } from '@yihu/core/callback/callback'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { inScope } from './scope.ts'

interface PlanRow {
  readonly desk_callback: string
  readonly appointed_at: Date | null
  readonly note: string | null
  readonly made_by_name: string | null
  readonly made_at: Date | null
  readonly channel: string | null
  readonly sent_at: Date | null
  readonly expires_at: Date | null
  readonly answered_at: Date | null
}

/** Appointment and invitation of an order, as they hold now; undefined when the order is outside the scope. */
export async function findCallbackPlan(tx: Transaction, scope: Scope, orderId: string) {
  const { rows } = await sql<PlanRow>`
    select coalesce(d.callback, 'any') as desk_callback, p.appointed_at, p.note, u.name as made_by_name, p.made_at,
      i.channel, i.sent_at, i.expires_at, i.answered_at
    from orders o
      left join desks d on d.centre_id = o.centre_id and d.code = o.desk_code
      left join lateral (select * from callback_appointments c where c.centre_id = o.centre_id
        and c.order_id = o.order_id and c.made_at > coalesce(o.round_last_at, '-infinity')
        order by c.made_at desc limit 1) p on true
      left join users u on u.centre_id = p.centre_id and u.user_id = p.made_by
      left join callback_invitations i on i.centre_id = o.centre_id and i.order_id = o.order_id and i.round = o.reworks
    where o.order_id = ${orderId} and ${inScope(tx, scope)}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  return {
    deskCallback: row.desk_callback as DeskCallback,
    appointment:
      row.appointed_at && row.made_at
        ? {
            at: row.appointed_at.toISOString(),
            // Where and how somebody can be reached is for whoever calls.
            note: scope.kind === 'centre' ? row.note : null,
            madeByName: row.made_by_name ?? '',
            madeAt: row.made_at.toISOString(),
          }
        : null,
    invitation:
      row.sent_at && row.expires_at
        ? {
            channel: row.channel ?? '',
            sentAt: row.sent_at.toISOString(),
            expiresAt: row.expires_at.toISOString(),
            answeredAt: row.answered_at?.toISOString() ?? null,
          }
        : null,
  }
}
