import type { OrderFilter } from '@yihu/contract/orders'
import { waitingActions } from '@yihu/contract/orders'
import type { ActionName } from '@yihu/core/order/actions'
import { actions } from '@yihu/core/order/actions'

/** The orders an action waits for, as a filter of the list: exactly those the home page counts. */
export function waitingFilter(action: ActionName): OrderFilter {
  const waitingFor = waitingActions.find((name) => name === action)
  return waitingFor === undefined ? { state: actions[action].from.join(',') } : { waitingFor }
}

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(actions, name)
}
