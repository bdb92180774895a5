import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'

/** An order for which the time alone is reason to act. */
export interface Lapsed {
  readonly orderId: string
  readonly acceptedAt: Date
  readonly assignmentId: string | null
  /** When the limit passed. */
  readonly lapsedAt: Date
}

const size = 200

/** Assignments whose sign limit has passed unsigned, the longest overdue first. */
export async function signLapsed(tx: Transaction, now: Date, acceptedFrom: string): Promise<Lapsed[]> {
  return lapsed(
    tx,
    sql<LapsedRow>`select o.order_id, o.accepted_at, a.assignment_id, a.sign_due_at as lapsed_at
      from assignments a join orders o on o.centre_id = a.centre_id and o.order_id = a.order_id
      where a.centre_id = ${tx.centreId} and a.state = 'toSign' and a.sign_due_at < ${now}
        and o.state = 'dispatched' and o.accepted_at >= ${acceptedFrom}::timestamptz
      order by a.sign_due_at limit ${size}`,
  )
}

/** Orders overdue at their lead unit that nobody supervises yet. */
export async function handlingLapsed(tx: Transaction, now: Date, acceptedFrom: string): Promise<Lapsed[]> {
  return lapsed(
    tx,
    sql<LapsedRow>`select o.order_id, o.accepted_at, null as assignment_id, o.handling_due_at as lapsed_at from orders o
      where o.centre_id = ${tx.centreId} and o.state = 'dispatched' and not o.is_supervised
        and o.handling_due_at < ${now} and o.accepted_at >= ${acceptedFrom}::timestamptz
      order by o.handling_due_at limit ${size}`,
  )
}

/** Supervised orders whose notice was not answered in time and can still be escalated. */
export async function repliesLapsed(tx: Transaction, now: Date, acceptedFrom: string): Promise<Lapsed[]> {
  return lapsed(
    tx,
    sql<LapsedRow>`select o.order_id, o.accepted_at, null as assignment_id, o.supervision_due_at as lapsed_at from orders o
      where o.centre_id = ${tx.centreId} and o.is_supervised and o.state in ('dispatched', 'answered', 'suspended')
        and o.supervision_answered = false and o.supervision_colour <> 'red' and o.supervision_due_at < ${now}
        and o.accepted_at >= ${acceptedFrom}::timestamptz
      order by o.supervision_due_at limit ${size}`,
  )
}

/** Closed orders, the oldest first. */
export async function closedSince(tx: Transaction, before: Date, acceptedFrom: string): Promise<Lapsed[]> {
  return lapsed(
    tx,
    sql<LapsedRow>`select o.order_id, o.accepted_at, null as assignment_id, o.closed_at as lapsed_at from orders o
      where o.centre_id = ${tx.centreId} and o.state = 'closed' and o.closed_at < ${before}
        and o.accepted_at >= ${acceptedFrom}::timestamptz
      order by o.closed_at limit ${size}`,
  )
}

interface LapsedRow {
  readonly order_id: string
  readonly accepted_at: Date
  readonly assignment_id: string | null
  readonly lapsed_at: Date
}

async function lapsed(tx: Transaction, query: RawBuilder<LapsedRow>): Promise<Lapsed[]> {
  const { rows } = await query.execute(tx)
  return rows.map((row) => ({
    orderId: row.order_id,
    acceptedAt: row.accepted_at,
    assignmentId: row.assignment_id,
    lapsedAt: row.lapsed_at,
  }))
}
