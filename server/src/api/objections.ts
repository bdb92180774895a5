import type { ExclusionView, ObjectionView } from '@yihu/contract/closing-routes'
import { scopeOf } from '@yihu/core/access/permissions'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { Context } from '../operations/context.ts'
import { decideExclusion, requestExclusion, withdrawExclusion } from '../operations/exclusions.ts'
import { decideObjection, fileObjection, withdrawObjection } from '../operations/objections.ts'
import type { ObjectionDecision } from '../operations/objections.ts'
import { once } from '../operations/once.ts'
import { readScheme } from '../operations/schemes.ts'
import { listExclusions, listObjections } from '../storage/screens/objection-list.ts'
import type { ExclusionRow, ObjectionRow } from '../storage/screens/objection-list.ts'
import type { Handlers } from './handler.ts'

export const objectionHandlers: Pick<
  Handlers,
  | 'listObjections'
  | 'fileObjection'
  | 'decideObjection'
  | 'withdrawObjection'
  | 'listExclusions'
  | 'requestExclusion'
  | 'decideExclusion'
  | 'withdrawExclusion'
> = {
  listObjections: async ({ context, query }) => {
    const { storage, centre, actor } = context
    const rows = await storage.transact(centre.centreId, (tx) => listObjections(tx, scopeOf(actor), query))
    return accepted(rows.map(objectionView))
  },
  fileObjection: async ({ context, body, idempotency }) => {
    const source = await readScheme(body.scheme, body.period)
    if (!source.ok) return source
    const filed = await once(context, idempotency, (tx) => fileObjection(tx, context, source.value, body))
    return filed.ok ? showObjection(context, filed.value.objectionId) : filed
  },
  decideObjection: async ({ context, params: { objectionId }, body }) => {
    const found = await showObjection(context, objectionId)
    if (!found.ok) return found
    const source = await readScheme(found.value.scheme, found.value.period)
    if (!source.ok) return source
    const decision: ObjectionDecision =
      body.effect === 'refuse' ? { state: 'refused', note: body.note } : { state: 'upheld', ...body }
    // Refused halfway, nothing of the effect stays: the transaction is rolled back with the refusal.
    const decided = await once(context, undefined, (tx) =>
      decideObjection(tx, context, source.value, objectionId, decision),
    )
    return decided.ok ? showObjection(context, objectionId) : decided
  },
  withdrawObjection: async ({ context, params: { objectionId } }) => {
    const withdrawn = await once(context, undefined, (tx) => withdrawObjection(tx, context, objectionId))
    return withdrawn.ok ? showObjection(context, objectionId) : withdrawn
  },
  listExclusions: async ({ context, query }) => {
    const { storage, centre, actor } = context
    const rows = await storage.transact(centre.centreId, (tx) => listExclusions(tx, scopeOf(actor), query))
    return accepted(rows.map((row) => exclusionView(row, actor.userId)))
  },
  requestExclusion: async ({ context, body, idempotency }) => {
    const requested = await once(context, idempotency, (tx) => requestExclusion(tx, context, body))
    return requested.ok ? showExclusion(context, requested.value.exclusionId) : requested
  },
  decideExclusion: async ({ context, params: { exclusionId }, body }) => {
    const decided = await once(context, undefined, (tx) => decideExclusion(tx, context, exclusionId, body))
    return decided.ok ? showExclusion(context, exclusionId) : decided
  },
  withdrawExclusion: async ({ context, params: { exclusionId } }) => {
    const withdrawn = await once(context, undefined, (tx) => withdrawExclusion(tx, context, exclusionId))
    return withdrawn.ok ? showExclusion(context, exclusionId) : withdrawn
  },
}

async function showObjection(
  { storage, centre, actor }: Context,
  id: string,
): Promise<Result<ObjectionView, 'objectionNotFound'>> {
  const [row] = await storage.transact(centre.centreId, (tx) => listObjections(tx, scopeOf(actor), { id }))
  return row ? accepted(objectionView(row)) : refused('objectionNotFound')
}

async function showExclusion(
  { storage, centre, actor }: Context,
  id: string,
): Promise<Result<ExclusionView, 'exclusionNotFound'>> {
  const [row] = await storage.transact(centre.centreId, (tx) => listExclusions(tx, scopeOf(actor), { id }))
  return row ? accepted(exclusionView(row, actor.userId)) : refused('exclusionNotFound')
}

function objectionView(row: ObjectionRow): ObjectionView {
  return {
    objectionId: row.objection_id,
    scheme: row.scheme_key,
    period: row.period,
    unitId: row.unit_id,
    unit: row.unit,
    cell: row.cell,
    cellLabel: row.cell_label,
    printed: row.printed,
    ground: row.ground,
    evidence: row.evidence,
    orders: row.orders,
    filedBy: row.filer ?? '',
    filedAt: row.filed_at.toISOString(),
    state: row.state,
    decidedBy: row.decider,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionNote: row.decision_note,
    effect: row.effect,
    effectPoints: row.effect_points,
    printedAfter: row.printed_after,
  }
}

function exclusionView(row: ExclusionRow, userId: string): ExclusionView {
  return {
    exclusionId: row.exclusion_id,
    orderId: row.order_id,
    orderNo: row.order_no,
    title: row.title,
    unit: row.unit,
    period: row.period,
    leftOutOf: row.left_out_of,
    reason: row.reason,
    state: row.state,
    requestedBy: row.requester ?? '',
    isOwn: row.requested_by === userId,
    requestedAt: row.requested_at.toISOString(),
    decidedBy: row.decider,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionNote: row.decision_note,
  }
}
