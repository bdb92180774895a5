import type { MeasureName } from '../assessment/measures.ts'
import { isMeasureName } from '../assessment/measures.ts'

/**
 * What a bulletin counts for the whole centre beside the measures of the assessment (R18.1): orders whether or not
 * they went to a unit, their call-backs, calls, articles.
 */
export const orderCounts = ['acceptedOrders', 'validOrders', 'answeredAtDesk', 'invalidOrders'] as const
export const callbackCounts = ['callbacksRated', 'callbacksSatisfied'] as const
export const callCounts = ['callsOffered', 'callsAnswered'] as const
export const otherCounts = ['articlesPublished'] as const

export type OrderCount = (typeof orderCounts)[number]
export type CallbackCount = (typeof callbackCounts)[number]
export type CallCount = (typeof callCounts)[number]

export type Countable = OrderCount | CallbackCount | CallCount | (typeof otherCounts)[number] | MeasureName

export const ownCountables: readonly string[] = [
  ...orderCounts,
  ...callbackCounts,
  ...callCounts,
  ...otherCounts,
]

export function isCountable(name: string): name is Countable {
  return ownCountables.includes(name) || isMeasureName(name)
}

export function isOrderCount(name: Countable): name is OrderCount {
  return (orderCounts as readonly string[]).includes(name)
}

export function isCallbackCount(name: Countable): name is CallbackCount {
  return (callbackCounts as readonly string[]).includes(name)
}

export function isCallCount(name: Countable): name is CallCount {
  return (callCounts as readonly string[]).includes(name)
}
