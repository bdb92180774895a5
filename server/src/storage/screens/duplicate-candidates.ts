import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { expectPagesInMemory } from './unit-orders.ts'

export interface CandidateRow {
  readonly order_id: string
  readonly order_no: string
  readonly title: string
  readonly content: string
  readonly address: string | null
  readonly division_code: string | null
  readonly appellant_phone: string | null
  readonly state: string
  readonly appeal_kind: string
  readonly accepted_at: Date
  readonly lead_unit_name: string | null
}

export interface CandidateSearch {
  readonly keys: readonly string[]
  readonly title: string
  readonly phone: string | null
  readonly categoryCode: string | null
  readonly since: Date
}

/**
 * Orders that may be about the same matter, at most fifty for each way of finding them: the same number, words of the
 * title, the same category lately. Number and category have an index of their own; titles are those of the 90 days, found by
 * when they came in: an index of words, asked for eight that half the town uses, is slower than reading them. Whether it is the same matter is scored by the rules.
 */
export async function findCandidates(tx: Transaction, search: CandidateSearch): Promise<CandidateRow[]> {
  await expectPagesInMemory(tx)
  const patterns = search.keys.map((key) => `%${key.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`)
  const lately = sql`a.centre_id = ${tx.centreId} and a.accepted_at >= ${search.since}`
  const found = await sql<CandidateRow>`
    with near as (
      (select a.appeal_id from appeals a where ${lately} and a.appellant_phone = ${search.phone}
        order by a.accepted_at desc limit 20)
      union
      (select w.appeal_id from (
          select a.appeal_id, similarity(a.title, ${search.title}) as likeness from appeals a
          where ${lately} and a.title like any(${patterns}::text[])) w
        order by w.likeness desc limit 50)
      union
      (select a.appeal_id from appeals a where ${lately} and a.category_code = ${search.categoryCode}
        order by a.accepted_at desc limit 50))
    select o.order_id, o.order_no, o.title, a.content, a.address, a.division_code, a.appellant_phone, o.state,
      o.appeal_kind, o.accepted_at, u.name as lead_unit_name
    from near n join appeals a on a.centre_id = ${tx.centreId} and a.appeal_id = n.appeal_id
      join orders o on o.centre_id = a.centre_id and o.appeal_id = a.appeal_id
      left join units u on u.centre_id = o.centre_id and u.unit_id = o.lead_unit_id
    where o.state not in ('invalid', 'withdrawn', 'merged')`.execute(tx)
  return found.rows
}

/** What came of orders, in the words said to the appellant: the last reply or feedback of each. */
export async function findResults(
  tx: Transaction,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ order_id: string; result: string }>`
    select distinct on (r.order_id) r.order_id, r.result from (
      select l.order_id, l.fields ->> 'reply' as result, l.at from order_log l
      where l.centre_id = ${tx.centreId} and l.order_id = any(${[...orderIds]}::uuid[]) and l.fields ? 'reply'
      union all
      select f.order_id, coalesce(f.public_text, f.measures), f.given_at from feedbacks f
      where f.centre_id = ${tx.centreId} and f.order_id = any(${[...orderIds]}::uuid[])) r
    order by r.order_id, r.at desc`.execute(tx)
  return new Map(found.rows.map((row) => [row.order_id, row.result]))
}
