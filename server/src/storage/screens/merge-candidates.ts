import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { inScope } from './scope.ts'

export interface MergeCandidateRow {
  readonly order_id: string
  readonly order_no: string
  readonly title: string
  readonly state: string
  readonly accepted_at: Date
  readonly lead_unit_name: string | null
  readonly merged_orders: number
  readonly same_number: boolean
  readonly same_place: boolean
  readonly same_words: boolean
}

const most = 8

/**
 * Orders of the 90 days before, open or closed, that may be about the same matter: the same number, the same place, or a title that
 * shares a third of its trigrams: the appeals of those days are read through the index of their acceptance. Undefined outside the scope. Whoever scores likeness
 * better replaces this query; its rows are all the desk knows.
 */
export async function listMergeCandidates(
  tx: Transaction,
  scope: Scope,
  orderId: string,
): Promise<MergeCandidateRow[] | undefined> {
  const order = await sql<Matter>`
    select a.appeal_id, a.title, a.appellant_phone, a.address, o.accepted_at
    from orders o join appeals a on a.centre_id = o.centre_id and a.appeal_id = o.appeal_id
    where ${inScope(tx, scope)} and o.order_id = ${orderId}`.execute(tx)
  const [matter] = order.rows
  if (!matter) return undefined
  const { rows } = await sql<MergeCandidateRow>`
    with alike as (
      select a.centre_id, a.appeal_id,
        coalesce(a.appellant_phone = ${matter.appellant_phone}::text, false) as same_number,
        coalesce(a.address = ${matter.address}::text, false) as same_place,
        a.title % ${matter.title}::text as same_words
      from appeals a
      where a.centre_id = ${tx.centreId} and a.appeal_id <> ${matter.appeal_id}
        and a.accepted_at > ${matter.accepted_at}::timestamptz - interval '90 days'
        and (a.appellant_phone = ${matter.appellant_phone}::text or a.address = ${matter.address}::text
          or a.title % ${matter.title}::text))
    select o.order_id, o.order_no, o.title, o.state, o.accepted_at, u.name as lead_unit_name,
      (select count(*)::int from orders m where m.centre_id = o.centre_id and m.lead_order_id = o.order_id) as merged_orders,
      k.same_number, k.same_place, k.same_words
    from alike k join orders o on o.centre_id = k.centre_id and o.appeal_id = k.appeal_id
      left join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
    where ${inScope(tx, scope)} and o.state in ('accepted', 'dispatched', 'answered', 'awaitingCallback', 'suspended', 'closed')
    order by k.same_number::int + k.same_place::int + k.same_words::int desc, o.accepted_at desc, o.order_id
    limit ${most}`.execute(tx)
  return rows
}

interface Matter {
  readonly appeal_id: string
  readonly title: string
  readonly appellant_phone: string | null
  readonly address: string | null
  readonly accepted_at: Date
}
