import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Transaction } from './storage.ts'
import type { DB } from './tables.generated.ts'

export interface NewInvitation {
  readonly invitationId: string
  readonly orderId: string
  readonly round: number
  readonly channel: string
  readonly tokenHash: Buffer
  readonly sentAt: Date
  readonly expiresAt: Date
}

/** Keeps an invitation; false when the round has one already. */
export async function insertInvitation(tx: Transaction, invitation: NewInvitation): Promise<boolean> {
  const result = await tx
    .insertInto('callback_invitations')
    .values({
      centre_id: tx.centreId,
      invitation_id: invitation.invitationId,
      order_id: invitation.orderId,
      round: invitation.round,
      channel: invitation.channel,
      token_hash: invitation.tokenHash,
      sent_at: invitation.sentAt,
      expires_at: invitation.expiresAt,
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'order_id', 'round']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** The centre whose link this is, as the owner: whoever opens a link names no centre. */
export async function findCentreOfToken(owner: Kysely<DB>, tokenHash: Buffer): Promise<string | undefined> {
  const row = await owner
    .selectFrom('callback_invitations')
    .select('centre_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row?.centre_id
}

/** Marks an invitation answered; undefined when it was answered before, is over, or was never sent. */
export async function answerInvitation(
  tx: Transaction,
  tokenHash: Buffer,
  now: Date,
): Promise<{ orderId: string; round: number } | undefined> {
  const row = await tx
    .updateTable('callback_invitations')
    .set({ answered_at: now })
    .where('centre_id', '=', tx.centreId)
    .where('token_hash', '=', tokenHash)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['order_id', 'round'])
    .executeTakeFirst()
  return row && { orderId: row.order_id, round: row.round }
}

export async function insertAppointment(
  tx: Transaction,
  appointment: {
    readonly appointmentId: string
    readonly orderId: string
    readonly appointedAt: Date
    readonly note: string | null
    readonly madeBy: string
    readonly madeAt: Date
  },
): Promise<void> {
  await tx
    .insertInto('callback_appointments')
    .values({
      centre_id: tx.centreId,
      appointment_id: appointment.appointmentId,
      order_id: appointment.orderId,
      appointed_at: appointment.appointedAt,
      note: appointment.note,
      made_by: appointment.madeBy,
      made_at: appointment.madeAt,
    })
    .execute()
}

/** An order by its number, with what its desk says of calling by machine. */
export async function findOrderToAsk(tx: Transaction, orderNo: string) {
  const { rows } = await sql<{
    order_id: string
    accepted_at: Date
    by_hand: boolean
    said: string | null
    state: string
  }>`
    select o.order_id, o.accepted_at, o.state, case when o.round_is_reached then o.final_satisfaction end as said, coalesce(d.callback = 'manual', false) as by_hand
    from orders o left join desks d on d.centre_id = o.centre_id and d.code = o.desk_code
    where o.centre_id = ${tx.centreId} and o.order_no = ${orderNo}`.execute(tx)
  const row = rows[0]
  return (
    row && {
      orderId: row.order_id,
      acceptedAt: row.accepted_at,
      isByHand: row.by_hand,
      said: row.said,
      isClosed: row.state === 'closed',
    }
  )
}
