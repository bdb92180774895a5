import type { Outcome } from '@yihu/core/order/act'
import type { Result } from '@yihu/core/refusal'
import type { Transaction } from '../storage/storage.ts'
import type { ActOnOrderRefusal } from './act-on-order.ts'
import { actOnOrder } from './act-on-order.ts'
import type { Context } from './context.ts'

export interface RedispatchOfReturned {
  readonly assignmentId: string
  readonly unitId: string
  readonly assistingUnitIds?: readonly string[] | undefined
  readonly reason?: string | undefined
  readonly opinion?: string | undefined
}

/**
 * Approves a return and sends the order on, as one decision: when the second step is refused the first has not happened
 * either, and the return still waits. The caller's transaction must roll back on a refusal (`once` does). Only for a lead: without
 * one the order is back at the dispatcher's, and goes out anew.
 */
export async function approveReturnAndDispatch(
  tx: Transaction,
  context: Context,
  orderId: string,
  { assignmentId, unitId, assistingUnitIds = [], reason, opinion }: RedispatchOfReturned,
  seenVersion: number,
): Promise<Result<Outcome, ActOnOrderRefusal>> {
  const approval = { action: 'approveReturn', assignmentId, fields: defined({ reason }) } as const
  const approved = await actOnOrder(tx, context, orderId, approval, seenVersion)
  if (!approved.ok) return approved
  const fields = { unitId, ...defined({ opinion }) }
  const dispatch = {
    action: 'dispatch',
    fields: { ...fields, ...(assistingUnitIds.length > 0 ? { assistingUnitIds } : {}) },
  } as const
  return actOnOrder(tx, context, orderId, dispatch, approved.value.order.version)
}

function defined<Value>(fields: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  )
}
