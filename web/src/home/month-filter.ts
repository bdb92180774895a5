import type { OrderFilter } from '@yihu/contract/orders'
import { openStates, orderStates } from '@yihu/core/order/states'
import { daysOfMonth } from '../language/format-time.ts'

/**
 * The filters behind the figures of the home page. They say the same as the overview's SQL does, so that a figure and
 * the list it opens agree: invalid orders are in none of them but in the list of the state itself.
 */
export function acceptedIn(period: string): OrderFilter {
  return { ...daysOfMonth(period), state: validStates }
}

export function acceptedOn(day: string): OrderFilter {
  return { from: day, until: day, state: validStates }
}

export function closedIn(period: string): OrderFilter {
  return { ...daysOfMonth(period), state: 'answeredAtDesk,closed,archived' }
}

export function answeredAtDeskIn(period: string): OrderFilter {
  return { ...daysOfMonth(period), state: 'answeredAtDesk' }
}

export function openIn(period: string): OrderFilter {
  return { ...daysOfMonth(period), state: openStates.join(',') }
}

export function overdueIn(period: string): OrderFilter {
  return { ...openIn(period), overdue: 'true' }
}

export function dispatchedIn(period: string): OrderFilter {
  return { measure: 'dispatchedOrders', period }
}

/** With a measure the unit is meant as lead alone, as the table of units counts it. */
export function ofLead(unitId: string, period: string, filter: OrderFilter): OrderFilter {
  const { state, overdue } = filter
  return {
    ...dispatchedIn(period),
    unitId,
    ...(state === undefined ? {} : { state }),
    ...(overdue === undefined ? {} : { overdue }),
  }
}

const validStates = orderStates.filter((state) => state !== 'invalid').join(',')
