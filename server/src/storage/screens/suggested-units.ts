import type { Scope } from '@yihu/core/access/permissions'
import { pathOf } from '@yihu/core/administration/lists'
import type { DispatchCount, SuggestionFacts } from '@yihu/core/dispatch/suggest-units'
import { sql } from 'kysely'
import { loadList } from '../coded-lists.ts'
import { loadResponsibilities } from '../responsibilities.ts'
import { unitAndBelow } from '../reference.ts'
import type { Transaction } from '../storage.ts'
import { loadUnits } from '../units.ts'
import { inScope } from './scope.ts'
import { expectPagesInMemory } from './unit-orders.ts'

/** What suggestions for an order are made of, with the names to say them; undefined outside the scope. */
export async function suggestionFacts(tx: Transaction, scope: Scope, orderId: string, on: string) {
  const order = await sql<{
    category_code: string
    division_code: string | null
    accused_unit_id: string | null
  }>`
    select o.category_code, o.division_code, o.accused_unit_id from orders o
    where ${inScope(tx, scope)} and o.order_id = ${orderId}`.execute(tx)
  const [found] = order.rows
  if (!found) return undefined
  const [categories, divisions] = [await loadList(tx, 'categories'), await loadList(tx, 'divisions')]
  const units = await loadUnits(tx)
  const closed = units.filter(({ valid_until }) => valid_until !== null && valid_until < on)
  const facts: SuggestionFacts = {
    categoryPath: pathOf(categories, found.category_code),
    divisionPath: pathOf(divisions, found.division_code),
    on,
    rows: (await loadResponsibilities(tx)).map((row) => ({
      responsibilityId: row.responsibility_id,
      categoryCode: row.category_code,
      divisionCode: row.division_code,
      unitId: row.unit_id,
      legalBasis: row.legal_basis,
      source: row.source as 'list' | 'conferral',
      validFrom: row.valid_from,
      validUntil: row.valid_until,
    })),
    excluded: [
      ...closed.map(({ unit_id }) => unit_id),
      ...(await handedBackBy(tx, orderId)),
      // The unit the appeal is about never gets it (domain A5), nor do those below it, whose work it sees.
      ...(found.accused_unit_id === null ? [] : await unitAndBelow(tx, found.accused_unit_id)),
    ],
    history: await dispatchCounts(tx, found.category_code),
  }
  const nameIn = (list: readonly { code: string; name: string }[]) => (code: string) =>
    list.find((entry) => entry.code === code)?.name ?? code
  return {
    facts,
    unitName: (unitId: string) => units.find(({ unit_id }) => unit_id === unitId)?.name ?? unitId,
    nameOf: { category: nameIn(categories), division: nameIn(divisions) },
  }
}

/** Units that handed this very order back with the centre's consent. */
async function handedBackBy(tx: Transaction, orderId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('returns')
    .select('unit_id')
    .distinct()
    .where('centre_id', '=', tx.centreId)
    .where('order_id', '=', orderId)
    .where('decision', '=', 'approved')
    .execute()
  return rows.map(({ unit_id }) => unit_id)
}

/** Lead assignments of the category in the last 365 days of its orders, and how many were handed back. */
async function dispatchCounts(tx: Transaction, categoryCode: string): Promise<DispatchCount[]> {
  await expectPagesInMemory(tx)
  const { rows } = await sql<DispatchCount>`
    select a.unit_id as "unitId", count(*)::int as dispatched,
      count(*) filter (where a.state = 'returned')::int as returned
    from orders o join assignments a on a.centre_id = o.centre_id and a.order_id = o.order_id
    where o.centre_id = ${tx.centreId} and o.category_code = ${categoryCode} and a.role = 'lead'
      and o.dispatched_at >= (
        select max(dispatched_at) - interval '365 days' from orders
        where centre_id = ${tx.centreId} and category_code = ${categoryCode})
    group by a.unit_id`.execute(tx)
  return rows
}
