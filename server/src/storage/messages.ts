import { sql } from 'kysely'
import type { EntryTold } from './notices.ts'
import type { Transaction } from './storage.ts'

export const channels = ['sms', 'wechat', 'mail'] as const
export type MessageChannel = (typeof channels)[number]

/** A message of the outbox as a sender is given it. */
export interface Message {
  readonly messageId: string
  readonly channel: MessageChannel
  readonly recipient: string
  /** The words are made from it: the action the message is about. */
  readonly template: string
  readonly values: Readonly<Record<string, string | null>>
  /** How often it was tried, this time included. */
  readonly attempts: number
  readonly madeAt: Date
}

/** Which contacts of a unit are written to (R1.6). */
export type Audience = 'primaryLiaisons' | 'everyLiaison' | 'liaisonsAndLeaders'

const audiences = {
  primaryLiaisons: sql`c.office = 'liaison' and (c.is_primary or not exists (select from unit_contacts p
    where p.centre_id = c.centre_id and p.unit_id = c.unit_id and p.office = 'liaison' and p.is_primary
      and p.valid_until is null))`,
  everyLiaison: sql`c.office = 'liaison'`,
  liaisonsAndLeaders: sql`true`,
} as const

/**
 * Puts a message to each contact of the units into the outbox, one for each address the contact has, and enqueues its
 * sending in the same statement. A job done again finds them there and adds none. Returns how many were added.
 */
export async function writeMessages(
  tx: Transaction,
  told: EntryTold,
  unitIds: readonly string[],
  audience: Audience,
  now: Date,
): Promise<number> {
  const { rows } = await sql`
    with made as (
      insert into messages (centre_id, channel, recipient, template, "values", order_id, seq, made_at)
      select c.centre_id, way.channel, way.recipient, ${told.action}, jsonb_build_object(
          'orderNo', ${told.orderNo}::text, 'unitName', n.name, 'centreName', t.name, 'timeZone', t.time_zone,
          'signDueAt', a.sign_due_at, 'handlingDueAt', a.handling_due_at),
        ${told.orderId}::uuid, ${told.seq}::int, ${now}
      from unit_contacts c
        join centres t on t.centre_id = c.centre_id
        join units n on n.centre_id = c.centre_id and n.unit_id = c.unit_id
        left join lateral (select max(s.sign_due_at) as sign_due_at, max(s.handling_due_at) as handling_due_at
          from assignments s where s.centre_id = c.centre_id and s.unit_id = c.unit_id
            and s.order_id = ${told.orderId}::uuid and s.state <> 'returned') a on true
        cross join lateral (values ('sms', c.phone), ('wechat', c.wechat), ('mail', c.mail)) as way (channel, recipient)
      where c.centre_id = ${tx.centreId} and c.unit_id = any(${[...unitIds]}::uuid[]) and way.recipient is not null
        and ${audiences[audience]}
        and c.valid_from <= (${now}::timestamptz at time zone t.time_zone)::date
        and (c.valid_until is null or c.valid_until >= (${now}::timestamptz at time zone t.time_zone)::date)
      on conflict (centre_id, order_id, seq, channel, recipient) do nothing
      returning centre_id, message_id)
    select enqueue_job('sendMessage', json_build_object('centreId', centre_id, 'messageId', message_id),
      message_id::text) from made`.execute(tx)
  return rows.length
}

/** Puts one message to a person outside into the outbox and enqueues its sending in the same statement. */
export async function writeMessage(
  tx: Transaction,
  message: Omit<Message, 'attempts'> & { readonly orderId: string },
): Promise<void> {
  await sql`
    with made as (
      insert into messages (centre_id, message_id, channel, recipient, template, "values", order_id, seq, made_at)
      select o.centre_id, ${message.messageId}::uuid, ${message.channel}, ${message.recipient}, ${message.template},
        ${JSON.stringify(message.values)}::jsonb, o.order_id, o.version, ${message.madeAt}
      from orders o where o.centre_id = ${tx.centreId} and o.order_id = ${message.orderId}
      returning centre_id, message_id)
    select enqueue_job('sendMessage', json_build_object('centreId', centre_id, 'messageId', message_id),
      message_id::text) from made`.execute(tx)
}

/** Counts one more attempt and returns the message; undefined when it is sent or given up already. */
export async function beginAttempt(tx: Transaction, messageId: string): Promise<Message | undefined> {
  const row = await tx
    .updateTable('messages')
    .set({ attempts: sql`attempts + 1` })
    .where('centre_id', '=', tx.centreId)
    .where('message_id', '=', messageId)
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst()
  return (
    row && {
      messageId: row.message_id,
      channel: row.channel as MessageChannel,
      recipient: row.recipient,
      template: row.template,
      values: row.values as Message['values'],
      attempts: row.attempts,
      madeAt: row.made_at,
    }
  )
}

/** What came of an attempt: sent, given up, or still waiting for the next. */
export async function recordAttempt(
  tx: Transaction,
  messageId: string,
  result: { readonly state: 'sent' | 'failed' | 'waiting'; readonly error: string | null; readonly at: Date },
): Promise<void> {
  const { state, error, at } = result
  await tx
    .updateTable('messages')
    .set({
      state,
      error,
      sent_at: state === 'sent' ? at : null,
      // A link is a key: once it has gone out nobody is to find it here.
      ...(state === 'waiting' ? {} : { values: sql`"values" - 'link'` }),
    })
    .where('centre_id', '=', tx.centreId)
    .where('message_id', '=', messageId)
    .execute()
}
