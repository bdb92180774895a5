import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { parsePeriod } from '@yihu/core/calendar/period'
import { writeAudit } from '../storage/audit-log.ts'
import { decideExclusion as saveDecision, insertExclusion, lockExclusion } from '../storage/exclusions.ts'
import { findOrderByNo } from '../storage/answering-days.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { holdOpenPeriod } from './open-period.ts'

export type LeftOutOf = 'time' | 'satisfaction' | 'both'

/** Which rates an order is to be left out of (剔除), in the assessment of which period, and why. */
export interface ExclusionRequest {
  readonly orderNo: string
  readonly period: string
  readonly leftOutOf: LeftOutOf
  readonly reason: string
}

/** Asks for an exclusion; nothing is left out until somebody else has granted it (国办 66号: with approval and trace). */
export async function requestExclusion(
  tx: Transaction,
  context: Context,
  request: ExclusionRequest,
): Promise<
  Result<{ exclusionId: string }, 'invalidPeriod' | 'periodClosed' | 'orderNotFound' | 'exclusionExists'>
> {
  const { period, orderNo } = request
  if (!parsePeriod(period)) return refused('invalidPeriod', { period })
  const open = await holdOpenPeriod(tx, context, period)
  if (!open.ok) return open
  const orderId = await findOrderByNo(tx, orderNo)
  if (orderId === undefined) return refused('orderNotFound')
  const exclusionId = context.newId()
  const kept = await insertExclusion(tx, {
    exclusion_id: exclusionId,
    order_id: orderId,
    period,
    left_out_of: request.leftOutOf,
    reason: request.reason,
    state: 'requested',
    requested_by: context.actor.userId,
    requested_at: context.now,
  })
  if (!kept) return refused('exclusionExists', { orderNo, period })
  await audit(tx, context, 'requestExclusion', `${orderNo} ${period}`, request.reason)
  return accepted({ exclusionId })
}

type DecideRefusal = 'exclusionNotFound' | 'alreadyDecided' | 'notYourDecision' | 'periodClosed'

/** Grants or refuses an exclusion that somebody else asked for. */
export async function decideExclusion(
  tx: Transaction,
  context: Context,
  exclusionId: string,
  decision: { state: 'granted' | 'refused'; note: string },
): Promise<Result<{ exclusionId: string }, DecideRefusal>> {
  const held = await holdRequested(tx, context, exclusionId)
  if (!held.ok) return held
  if (held.value.requested_by === context.actor.userId) return refused('notYourDecision')
  await saveDecision(tx, exclusionId, {
    state: decision.state,
    decided_by: context.actor.userId,
    decided_at: context.now,
    decision_note: decision.note,
  })
  await audit(tx, context, `decideExclusion ${decision.state}`, exclusionId, decision.note)
  return accepted({ exclusionId })
}

/** Takes back a request of one's own that nobody has decided. */
export async function withdrawExclusion(
  tx: Transaction,
  context: Context,
  exclusionId: string,
): Promise<Result<{ exclusionId: string }, DecideRefusal>> {
  const held = await holdRequested(tx, context, exclusionId)
  if (!held.ok) return held
  if (held.value.requested_by !== context.actor.userId) return refused('exclusionNotFound')
  const withdrawn = { state: 'withdrawn', decided_by: null, decided_at: null, decision_note: null }
  await saveDecision(tx, exclusionId, withdrawn)
  await audit(tx, context, 'withdrawExclusion', exclusionId)
  return accepted({ exclusionId })
}

async function holdRequested(tx: Transaction, context: Context, exclusionId: string) {
  const found = await lockExclusion(tx, exclusionId)
  if (!found) return refused('exclusionNotFound' as const)
  const open = await holdOpenPeriod(tx, context, found.period)
  if (!open.ok) return open
  if (found.state !== 'requested') return refused('alreadyDecided' as const, { state: found.state })
  return accepted(found)
}

async function audit(tx: Transaction, context: Context, act: string, subject: string, reason?: string) {
  const entry = { at: context.now, actorId: context.actor.userId, act, subject }
  await writeAudit(tx, reason === undefined ? entry : { ...entry, reason })
}
