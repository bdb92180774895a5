import type { OrderFilter } from '@yihu/contract/orders'
import type { ActionName, ActionRow } from '@yihu/core/order/actions'
import { actions } from '@yihu/core/order/actions'

/** The orders an action waits for, as a filter of the list: derived from the row of the life-cycle table. */
export function waitingFilter(action: ActionName): OrderFilter {
  const row: ActionRow = actions[action]
  if (row.conditions?.includes('returnRequested')) return { pending: 'return' }
  if (row.conditions?.includes('extensionRequested')) return { pending: 'extension' }
  return { state: row.from.join(',') }
}

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(actions, name)
}
