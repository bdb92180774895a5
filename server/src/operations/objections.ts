import { scopeOf } from '@yihu/core/access/permissions'
import { rowOf } from '@yihu/core/assessment/compare-scorecards'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { latestScorecard } from '../storage/assessments.ts'
import { writeAudit } from '../storage/audit-log.ts'
import { insertExclusion } from '../storage/exclusions.ts'
import { addLedgerItem } from '../storage/ledger-items.ts'
import { insertObjection, lockObjection, updateObjection } from '../storage/objections.ts'
import { findLedOrders } from '../storage/screens/objection-orders.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import type { LeftOutOf } from './exclusions.ts'
import { holdOpenPeriod } from './open-period.ts'
import { runAssessment } from './run-assessment.ts'
import type { AssessmentRefusal } from './run-assessment.ts'
import type { SchemeSource } from './schemes.ts'

/** What a unit objects to: one cell of its own row, on what ground, with which orders as evidence. */
export interface NewObjection {
  readonly period: string
  readonly unitId: string
  readonly cell: string
  readonly ground: string
  readonly evidence: string
  readonly orderNos: readonly string[]
}

type FileRefusal = 'notYourRow' | 'periodClosed' | 'notAssessed' | 'unknownCell' | 'orderOfOtherUnit'

/** Files an objection (考核申诉) to a cell of the latest assessment, until the period is closed. */
export async function fileObjection(
  tx: Transaction,
  context: Context,
  { scheme }: SchemeSource,
  objection: NewObjection,
): Promise<Result<{ objectionId: string }, FileRefusal>> {
  const { period, unitId, cell } = objection
  const scope = scopeOf(context.actor)
  if (scope.kind !== 'units' || !scope.unitIds.includes(unitId)) return refused('notYourRow')
  const open = await holdOpenPeriod(tx, context, period, scheme.key)
  if (!open.ok) return open
  const stored = await latestScorecard(tx, scheme.key, period)
  if (!stored) return refused('notAssessed', { period, scheme: scheme.key })
  const unit = context.centre.unitNames.get(unitId) ?? ''
  const printed = rowOf(stored.scorecard, unit)?.cells[cell]?.printed
  const column = scheme.columns.find(({ key }) => key === cell)
  if (printed === undefined || column === undefined) return refused('unknownCell', { unit, cell })
  const led = await findLedOrders(tx, unitId, objection.orderNos)
  const stranger = objection.orderNos.find((orderNo) => !led.has(orderNo))
  if (stranger !== undefined) return refused('orderOfOtherUnit', { orderNo: stranger })
  const objectionId = context.newId()
  await insertObjection(tx, {
    objection_id: objectionId,
    scheme_key: scheme.key,
    period,
    unit_id: unitId,
    cell,
    cell_label: [column.heading?.zh, column.label.zh].filter(Boolean).join(' · '),
    printed,
    order_ids: [...led.values()],
    ground: objection.ground,
    evidence: objection.evidence,
    filed_by: context.actor.userId,
    filed_at: context.now,
    state: 'filed',
  })
  await audit(tx, context, 'fileObjection', objectionId, objection.ground)
  return accepted({ objectionId })
}

/** How an objection ends: refused, or upheld with what follows from it. */
export type ObjectionDecision =
  | { readonly state: 'refused'; readonly note: string }
  | { readonly state: 'upheld'; readonly note: string; readonly effect: 'none' }
  | {
      readonly state: 'upheld'
      readonly note: string
      readonly effect: 'exclusion'
      readonly leftOutOf: LeftOutOf
    }
  | {
      readonly state: 'upheld'
      readonly note: string
      readonly effect: 'bonus'
      readonly kind: string
      readonly points: string
    }

type DecideRefusal = 'objectionNotFound' | 'alreadyDecided' | 'effectIncomplete' | AssessmentRefusal

/**
 * Decides an objection, carries out its effect and assesses the period again in the same transaction, so that what the
 * cell prints afterwards is known with the decision. The effect is an exclusion of the orders named, or points in the
 * ledger; the reason of either names the objection.
 */
export async function decideObjection(
  tx: Transaction,
  context: Context,
  source: SchemeSource,
  objectionId: string,
  decision: ObjectionDecision,
): Promise<Result<{ objectionId: string }, DecideRefusal>> {
  const held = await holdFiled(tx, context, objectionId)
  if (!held.ok) return held
  const objection = held.value
  const { actor, now, centre } = context
  const reason = `考核申诉成立：${decision.note}`
  const effect = decision.state === 'upheld' ? decision.effect : 'none'
  if (decision.state === 'upheld' && decision.effect === 'exclusion') {
    if (objection.order_ids.length === 0)
      return refused('effectIncomplete', {
        what: '申诉没有列出工单，不能以剔除处理 / The objection names no order to exclude',
      })
    for (const orderId of objection.order_ids)
      await insertExclusion(tx, {
        exclusion_id: context.newId(),
        order_id: orderId,
        period: objection.period,
        left_out_of: decision.leftOutOf,
        reason,
        state: 'granted',
        requested_by: objection.filed_by,
        requested_at: objection.filed_at,
        decided_by: actor.userId,
        decided_at: now,
        decision_note: decision.note,
      })
  }
  if (decision.state === 'upheld' && decision.effect === 'bonus') {
    const { period, unit_id: unitId } = objection
    const { kind, points } = decision
    await addLedgerItem(tx, { period, kind, unitId, reason, points, by: actor.userId, at: now })
  }
  const again = effect === 'none' ? undefined : await runAssessment(tx, context, source, objection.period)
  if (again && !again.ok) return again
  const unit = centre.unitNames.get(objection.unit_id) ?? ''
  const printedAfter = again
    ? (rowOf(again.value.scorecard, unit)?.cells[objection.cell]?.printed ?? null)
    : objection.printed
  await updateObjection(tx, objectionId, {
    state: decision.state,
    decided_by: actor.userId,
    decided_at: now,
    decision_note: decision.note,
    effect,
    effect_points: decision.state === 'upheld' && decision.effect === 'bonus' ? decision.points : null,
    printed_after: printedAfter,
    version: objection.version + 1,
  })
  await audit(tx, context, `decideObjection ${decision.state}`, objectionId, decision.note)
  return accepted({ objectionId })
}

/** Takes back an objection of one's own unit that nobody has decided. */
export async function withdrawObjection(
  tx: Transaction,
  context: Context,
  objectionId: string,
): Promise<Result<{ objectionId: string }, 'objectionNotFound' | 'alreadyDecided' | 'periodClosed'>> {
  const scope = scopeOf(context.actor)
  const found = await lockObjection(tx, objectionId)
  // Before anything else is told of it: to another unit there is no such objection.
  if (!found || scope.kind !== 'units' || !scope.unitIds.includes(found.unit_id))
    return refused('objectionNotFound')
  const held = await holdFiled(tx, context, objectionId)
  if (!held.ok) return held
  await updateObjection(tx, objectionId, { state: 'withdrawn', version: held.value.version + 1 })
  await audit(tx, context, 'withdrawObjection', objectionId)
  return accepted({ objectionId })
}

async function holdFiled(tx: Transaction, context: Context, objectionId: string) {
  const found = await lockObjection(tx, objectionId)
  if (!found) return refused('objectionNotFound' as const)
  const open = await holdOpenPeriod(tx, context, found.period, found.scheme_key)
  if (!open.ok) return open
  if (found.state !== 'filed') return refused('alreadyDecided' as const, { state: found.state })
  return accepted(found)
}

async function audit(tx: Transaction, context: Context, act: string, subject: string, reason?: string) {
  const entry = { at: context.now, actorId: context.actor.userId, act, subject }
  await writeAudit(tx, reason === undefined ? entry : { ...entry, reason })
}
