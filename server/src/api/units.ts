import { scopeOf } from '@yihu/core/access/permissions'
import { accepted } from '@yihu/core/refusal'
import type { ReturnView } from '@yihu/contract/unit-routes'
import { previewExtension } from '../operations/preview-extension.ts'
import { listReturns } from '../storage/screens/returns.ts'
import type { ReturnRow } from '../storage/screens/returns.ts'
import type { Handlers } from './handler.ts'

export const unitHandlers: Pick<Handlers, 'listReturns' | 'previewExtension'> = {
  listReturns: async ({ context, query }) => {
    const { storage, centre, actor } = context
    const page = { page: query.page ?? 1, pageSize: query.pageSize ?? 20 }
    const found = await storage.transact(centre.centreId, (tx) => listReturns(tx, scopeOf(actor), page))
    return accepted({ rows: found.rows.map(returnView), total: found.total, ...page })
  },
  previewExtension: async ({ context, params, query }) => {
    const result = await context.storage.transact(context.centre.centreId, (tx) =>
      previewExtension(tx, context, params.orderId, query),
    )
    if (!result.ok) return result
    const { dueAt, extendedDueAt } = result.value
    return accepted({ dueAt: dueAt.toISOString(), extendedDueAt: extendedDueAt.toISOString() })
  },
}

function returnView(row: ReturnRow): ReturnView {
  return {
    returnId: row.return_id,
    orderId: row.is_visible ? row.order_id : null,
    orderNo: row.order_no,
    title: row.title,
    unitName: row.unit_name,
    requestedAt: row.requested_at.toISOString(),
    requestedByName: row.requested_by_name ?? '',
    reasonCode: row.reason_code,
    reason: row.reason,
    legalBasis: row.legal_basis,
    evidence: row.evidence,
    suggestedUnitName: row.suggested_unit_name,
    decision: row.decision as ReturnView['decision'],
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
  }
}
