import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'

/**
 * The condition on `orders o` that keeps a list inside a scope; every screen that shows orders uses it. What a unit has
 * returned is no longer its business: it sees the decision among its returns, not the order.
 */
export function inScope(tx: Transaction, scope: Scope): RawBuilder<boolean> {
  const ofCentre = sql<boolean>`o.centre_id = ${tx.centreId}`
  if (scope.kind === 'centre') return ofCentre
  return sql<boolean>`${ofCentre} and exists (
    select from assignments s where s.centre_id = o.centre_id and s.order_id = o.order_id
      and s.state <> 'returned' and s.unit_id = any(${[...scope.unitIds]}::uuid[]))`
}
