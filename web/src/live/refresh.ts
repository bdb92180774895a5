import type { QueryClient } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { orderQuery, referenceDataQuery } from '../api/queries.ts'

/** What shows many orders, by the first part of its key, and how often a change may make it read again. */
const showsOrders: readonly { readonly key: string; readonly pause: number }[] = [
  { key: 'orders', pause: 1_500 },
  // Counted over the whole month: not at every change.
  { key: 'overview', pause: 10_000 },
]

/** Keys that follow the orders; everything else (reference data, assessments) does not change under one’s hands. */
const followsOrders = new Set([
  'order',
  'presence',
  'notices',
  'unread',
  ...showsOrders.map(({ key }) => key),
])

/** Reads again what a change of an order has made old, many changes at once together. */
export function refresher(queryClient: QueryClient) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const later = (key: string, pause: number) => {
    if (timers.has(key)) return
    const refresh = () => {
      timers.delete(key)
      void queryClient.invalidateQueries({ queryKey: [key] })
    }
    timers.set(key, setTimeout(refresh, pause))
  }
  return {
    order: (orderId: string, version: number) => {
      const { queryKey } = orderQuery(orderId)
      const shown = queryClient.getQueryData<OrderView>(queryKey)
      // One's own change is there already, with the answer to it.
      if (shown && shown.version >= version) return
      void queryClient.invalidateQueries({ queryKey })
      for (const { key, pause } of showsOrders) later(key, pause)
      // The very first order makes the first month there is to choose.
      const periods = queryClient.getQueryData(referenceDataQuery.queryKey)?.periods
      if (periods?.length === 0) later('referenceData', 1_500)
    },
    everything: () =>
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) => followsOrders.has(String(queryKey[0])),
      }),
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
