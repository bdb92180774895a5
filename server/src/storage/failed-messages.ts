import { sql } from 'kysely'
import type { Transaction } from './storage.ts'

/** A message with the number of its order, locked: two administrators send it again once. */
export async function findFailedMessage(tx: Transaction, messageId: string) {
  const { rows } = await sql<{ state: string; template: string; channel: string; order_no: string }>`
    select m.state, m.template, m.channel, o.order_no from messages m
      join orders o on o.centre_id = m.centre_id and o.order_id = m.order_id
    where m.centre_id = ${tx.centreId} and m.message_id = ${messageId}
    for update of m`.execute(tx)
  return rows[0]
}

/** Back to waiting with its attempts at nothing, and its job in the same statement. */
export async function enqueueMessageAgain(tx: Transaction, messageId: string): Promise<void> {
  await sql`
    with again as (
      update messages set state = 'waiting', attempts = 0, error = null
      where centre_id = ${tx.centreId} and message_id = ${messageId} and state = 'failed'
      returning centre_id, message_id)
    select enqueue_job('sendMessage', json_build_object('centreId', centre_id, 'messageId', message_id),
      message_id::text) from again`.execute(tx)
}
