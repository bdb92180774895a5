import { act } from '@yihu/core/order/act'
import type { ActRefusalCode } from '@yihu/core/order/refusals'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { loadOrder } from '../storage/orders.ts'
import type { Transaction } from '../storage/storage.ts'
import { actContext } from './act-on-order.ts'
import type { Context } from './context.ts'
import { mayActOn } from './scope.ts'

export interface ExtensionPreview {
  readonly dueAt: Date
  readonly extendedDueAt: Date
}

/**
 * Until when an extension would move a unit's limit: the very rule that grants it is asked, on an order that is not
 * saved, so that what is shown before is what comes after. Refused where an extension could not be granted at all.
 */
export async function previewExtension(
  tx: Transaction,
  context: Context,
  orderId: string,
  { assignmentId, workingDays }: { readonly assignmentId: string; readonly workingDays: number },
): Promise<Result<ExtensionPreview, ActRefusalCode | 'orderNotFound'>> {
  const stored = await loadOrder(tx, orderId)
  if (!stored || !mayActOn(context.actor, stored.order)) return refused('orderNotFound')
  const { order } = stored
  const asked = {
    ...order,
    assignments: order.assignments.map((assignment) =>
      assignment.assignmentId === assignmentId
        ? { ...assignment, returnRequested: false, extensionRequested: workingDays }
        : assignment,
    ),
  }
  const command = { action: 'grantExtension', assignmentId, fields: {} } as const
  const asCentre = { ...context, actor: { ...context.actor, roles: ['supervisor' as const] } }
  const result = act(asked, command, actContext(asCentre, order, command, ''))
  if (!result.ok) return result
  const dueOf = ({ assignments }: typeof order) =>
    assignments.find((assignment) => assignment.assignmentId === assignmentId)?.handlingDueAt
  const [dueAt, extendedDueAt] = [dueOf(order), dueOf(result.value.order)]
  if (!dueAt || !extendedDueAt) return refused('assignmentMissing', { assignmentId })
  return accepted({ dueAt, extendedDueAt })
}
