import { roles } from '@yihu/core/access/roles'
import type { Role } from '@yihu/core/access/roles'
import { refusalOf } from '@yihu/core/order/act'
import type { Outcome } from '@yihu/core/order/act'
import { openPolicy } from '@yihu/core/order/policy'
import { isWaitingAction, waitingConditions } from '../storage/screens/waiting.ts'

const ofTheCentre = roles.filter((role) => role !== 'handler' && role !== 'system')
const awaited = Object.keys(waitingConditions).filter(isWaitingAction)

/**
 * The roles of the centre that can take the step an order now waits for. The life-cycle table is asked as it is for a
 * button, for somebody of each role; nothing about roles is written down twice. Empty when the units have the next step.
 */
export function rolesForNextStep({ order, entry }: Outcome): readonly Role[] {
  for (const action of awaited) {
    const command = { action, assignmentId: entry.assignmentId ?? undefined }
    const able = ofTheCentre.filter((role) => {
      const actor = { userId: '', roles: [role], unitIds: [] }
      return refusalOf(order, command, { actor, now: entry.at, policy: openPolicy }) === undefined
    })
    if (able.length > 0) return able
  }
  return []
}
