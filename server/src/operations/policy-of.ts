import { dateIn } from '@yihu/core/calendar/local-time'
import type { Order } from '@yihu/core/order/order'
import type { OrderPolicy } from '@yihu/core/order/policy'
import { policyOn } from '@yihu/core/order/policy'
import type { Centre } from './context.ts'

/** The rules of the centre an order goes by: those in force when it was accepted. */
export function policyOf(centre: Centre, { acceptedAt }: Pick<Order, 'acceptedAt'>): OrderPolicy {
  return policyOn(centre.policies, dateIn(centre.timeZone, acceptedAt), centre.timeZone)
}
