import type { AppealKind } from '@yihu/core/appeal/appeal'
import type { ExtraAnswers, ExtraField } from '@yihu/core/appeal/extra-fields'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'

export interface OrderAdditions {
  readonly extra: ExtraAnswers
  readonly kind: AppealKind
  readonly isConfidential: boolean
  readonly deskFields: readonly ExtraField[]
  readonly links: readonly {
    readonly orderId: string
    readonly orderNo: string
    readonly title: string
    readonly isEarlier: boolean
  }[]
  readonly supplements: readonly {
    readonly at: string
    readonly byName: string
    readonly text: string
    readonly isReminder: boolean
    readonly isSameCaller: boolean
  }[]
}

/** What the desk added to an order: answers to its questions, orders of the same matter, what callers said later. */
export async function findOrderAdditions(
  tx: Transaction,
  orderId: string,
): Promise<OrderAdditions | undefined> {
  const found = await sql<OrderAdditions>`
    select a.extra, a.kind, a.is_confidential as "isConfidential", coalesce(d.fields, '[]') as "deskFields",
      (select coalesce(json_agg(json_build_object('orderId', e.order_id, 'orderNo', e.order_no, 'title', e.title,
          'isEarlier', l.earlier_order_id = e.order_id) order by l.linked_at), '[]')
        from order_links l join orders e on e.centre_id = l.centre_id
          and e.order_id = case when l.order_id = o.order_id then l.earlier_order_id else l.order_id end
        where l.centre_id = o.centre_id and o.order_id in (l.order_id, l.earlier_order_id)) as links,
      (select coalesce(json_agg(json_build_object('at', s.said_at, 'byName', u.name, 'text', s.text,
          'isReminder', s.is_reminder, 'isSameCaller', s.is_same_caller) order by s.said_at), '[]')
        from supplements s left join users u on u.centre_id = s.centre_id and u.user_id = s.written_by
        where s.centre_id = o.centre_id and s.order_id = o.order_id) as supplements
    from orders o join appeals a on a.centre_id = o.centre_id and a.appeal_id = o.appeal_id
      left join desks d on d.centre_id = a.centre_id and d.code = a.desk_code
    where o.centre_id = ${tx.centreId} and o.order_id = ${orderId}`.execute(tx)
  return found.rows[0]
}
