import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/**
 * Which `orders o` wait for an action, over all months: work does not end with the month. The number on the home page
 * and the list it opens use the same condition.
 */
export const waitingConditions = {
  dispatch: sql<boolean>`o.state = 'accepted'`,
  sign: sql<boolean>`o.state = 'dispatched' and exists (select from assignments w where w.centre_id = o.centre_id
    and w.order_id = o.order_id and w.state = 'toSign')`,
  giveFeedback: sql<boolean>`o.state = 'dispatched' and exists (select from assignments w where w.centre_id = o.centre_id
    and w.order_id = o.order_id and w.state = 'handling')`,
  approveReturn: sql<boolean>`o.state = 'dispatched' and o.return_requested`,
  grantExtension: sql<boolean>`o.state = 'dispatched' and o.extension_requested`,
  review: sql<boolean>`o.state = 'answered'`,
  close: sql<boolean>`o.state = 'awaitingCallback'`,
} as const satisfies Record<string, RawBuilder<boolean>>

export type WaitingAction = keyof typeof waitingConditions

export function isWaitingAction(name: string): name is WaitingAction {
  return Object.hasOwn(waitingConditions, name)
}
