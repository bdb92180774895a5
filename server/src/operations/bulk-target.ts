import { refusalOf } from '@yihu/core/order/act'
import type { ActionName, ActionRow } from '@yihu/core/order/actions'
import { actions } from '@yihu/core/order/actions'
import type { AskContext } from '@yihu/core/order/command'
import type { Assignment, Order } from '@yihu/core/order/order'
import type { ActRefusal } from '@yihu/core/order/refusals'

export interface BulkTarget {
  /** The assignment the action would be taken on; undefined for actions on the order. */
  readonly assignmentId: string | undefined
  readonly refusal: ActRefusal | undefined
}

/**
 * Where an action on one of many orders goes: nobody points at an assignment then. It is the one that allows it, the
 * lead unit's before others; where none does, the reason is that of the actor's own unit, or of the lead unit.
 */
export function bulkTarget(order: Order, action: ActionName, context: AskContext): BulkTarget {
  const row: ActionRow = actions[action]
  const ask = (assignmentId: string | undefined): BulkTarget => ({
    assignmentId,
    refusal: refusalOf(order, { action, assignmentId }, context),
  })
  if (!row.assignment) return ask(undefined)
  const isOwn = ({ unitId }: Assignment) => context.actor.unitIds.includes(unitId)
  const weight = (one: Assignment) =>
    (one.state === 'returned' ? 8 : 0) +
    (isOwn(one) ? 0 : 4) +
    (one.role === 'lead' ? 0 : 2) +
    (one.parentId ? 1 : 0)
  const targets = order.assignments
    .toSorted((a, b) => weight(a) - weight(b))
    .map((one) => ask(one.assignmentId))
  return targets.find(({ refusal }) => refusal === undefined) ?? targets[0] ?? ask(undefined)
}
