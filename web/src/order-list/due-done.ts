import type { OrderRow } from '@yihu/contract/orders'
import { openStates } from '@yihu/core/order/states'

/** Nobody of a unit has to do anything about the due time any more. */
export function isDueDone({ state }: OrderRow): boolean {
  return !openStates.includes(state) || state === 'answered' || state === 'awaitingCallback'
}
