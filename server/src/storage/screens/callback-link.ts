import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'

/** What the holder of a link may be shown, and how the link stands. */
export interface LinkedOrder {
  readonly title: string
  readonly publicText: string | null
  readonly expiresAt: Date
  /** Answered, or the order went on without an answer. */
  readonly isOver: boolean
}

/** The order behind a link: title and the lead unit's text for the public, nothing of any person. */
export async function findLinkedOrder(tx: Transaction, tokenHash: Buffer): Promise<LinkedOrder | undefined> {
  const { rows } = await sql<{
    title: string
    public_text: string | null
    expires_at: Date
    is_over: boolean
  }>`
    select o.title, i.expires_at,
      i.answered_at is not null or o.state <> 'awaitingCallback' or o.reworks <> i.round or o.round_is_reached as is_over,
      (select f.public_text from feedbacks f
        join assignments a on a.centre_id = f.centre_id and a.assignment_id = f.assignment_id
        where f.centre_id = o.centre_id and f.order_id = o.order_id and a.role = 'lead' and a.parent_id is null
          and a.state <> 'returned' order by f.given_at desc limit 1) as public_text
    from callback_invitations i join orders o on o.centre_id = i.centre_id and o.order_id = i.order_id
    where i.centre_id = ${tx.centreId} and i.token_hash = ${tokenHash}`.execute(tx)
  const row = rows[0]
  return (
    row && {
      title: row.title,
      publicText: row.public_text,
      expiresAt: row.expires_at,
      isOver: row.is_over,
    }
  )
}
