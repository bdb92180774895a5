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

/** What a suggestion goes by: an order, or an appeal that is still being typed. */
export interface SuggestionMatter {
  readonly categoryCode: string
  readonly divisionCode: string | null
  readonly accusedUnitId: string | null
  /** Units that handed it back with the centre's consent. */
  readonly handedBackBy: readonly string[]
}

/** The matter of an order; undefined outside the scope. */
export async function matterOfOrder(
  tx: Transaction,
  scope: Scope,
  orderId: string,
): Promise<SuggestionMatter | undefined> {
  const order = await sql<Omit<SuggestionMatter, 'handedBackBy'>>`
    select o.category_code as "categoryCode", o.division_code as "divisionCode", o.accused_unit_id as "accusedUnitId"
    from orders o
    where ${inScope(tx, scope)} and o.order_id = ${orderId}`.execute(tx)
  const [found] = order.rows
  return found && { ...found, handedBackBy: await handedBackBy(tx, orderId) }
}

/** What suggestions are made of, with the names to say them. */
export async function suggestionFacts(tx: Transaction, matter: SuggestionMatter, on: string) {
  const { categoryCode, divisionCode, accusedUnitId } = matter
  const [categories, divisions] = [await loadList(tx, 'categories'), await loadList(tx, 'divisions')]
  const units = await loadUnits(tx)
  const closed = units.filter(({ valid_until }) => valid_until !== null && valid_until < on)
  const facts: SuggestionFacts = {
    categoryPath: pathOf(categories, categoryCode),
    divisionPath: pathOf(divisions, divisionCode),
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
      ...matter.handedBackBy,
      // The unit the appeal is about never gets it (domain A5), nor do those below it, whose work it sees.
      ...(accusedUnitId === null ? [] : await unitAndBelow(tx, accusedUnitId)),
    ],
    history: await dispatchCounts(tx, categoryCode),
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
