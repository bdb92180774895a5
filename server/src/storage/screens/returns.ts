import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { inScope } from './scope.ts'

export interface ReturnRow {
  readonly return_id: string
  readonly order_id: string
  readonly order_no: string
  readonly title: string
  readonly is_visible: boolean
  readonly unit_name: string
  readonly requested_at: Date
  readonly requested_by_name: string | null
  readonly reason_code: string
  readonly reason: string
  readonly legal_basis: string | null
  readonly evidence: string | null
  readonly suggested_unit_name: string | null
  readonly decision: string | null
  readonly decided_at: Date | null
  readonly decision_reason: string | null
}

/**
 * What the units in scope asked to return, newest first, with the decision. The record stays readable when the order
 * has gone to somebody else; of the order itself only number and title are told, and whether it may still be opened.
 */
export async function listReturns(
  tx: Transaction,
  scope: Scope,
  page: { readonly page: number; readonly pageSize: number },
): Promise<{ rows: ReturnRow[]; total: number }> {
  const ofUnits = scope.kind === 'centre' ? sql`true` : sql`r.unit_id = any(${[...scope.unitIds]}::uuid[])`
  const where = sql`r.centre_id = ${tx.centreId} and ${ofUnits}`
  const { rows } = await sql<ReturnRow>`
    with page as materialized (
      select r.* from returns r where ${where} order by r.requested_at desc, r.return_id
      limit ${page.pageSize} offset ${(page.page - 1) * page.pageSize})
    select r.return_id, r.order_id, o.order_no, o.title, (${inScope(tx, scope)}) as is_visible, u.name as unit_name,
      r.requested_at, p.name as requested_by_name, r.reason_code, r.reason, r.legal_basis, r.evidence,
      s.name as suggested_unit_name, r.decision, r.decided_at, r.decision_reason
    from page r
      join orders o on o.centre_id = r.centre_id and o.order_id = r.order_id
      join units u on u.centre_id = r.centre_id and u.unit_id = r.unit_id
      left join units s on s.centre_id = r.centre_id and s.unit_id = r.suggested_unit_id
      left join users p on p.centre_id = r.centre_id and p.user_id = r.requested_by
    order by r.requested_at desc, r.return_id`.execute(tx)
  const total = await sql<{
    count: number
  }>`select count(*)::int as count from returns r where ${where}`.execute(tx)
  return { rows, total: total.rows[0]?.count ?? 0 }
}
