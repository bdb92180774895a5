import { scopeOf } from '@yihu/core/access/permissions'
import type { Actor } from '@yihu/core/access/roles'
import { activeAssignments } from '@yihu/core/order/order'
import type { Order } from '@yihu/core/order/order'

/** Whether the order is in the actor's scope: of the centre, or assigned to one of the actor's units. */
export function mayActOn(actor: Actor, order: Order): boolean {
  const scope = scopeOf(actor)
  return (
    scope.kind === 'centre' ||
    activeAssignments(order).some((assignment) => scope.unitIds.includes(assignment.unitId))
  )
}
