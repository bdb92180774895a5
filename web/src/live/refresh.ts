import type { QueryClient } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { orderQuery, referenceDataQuery } from '../api/queries.ts'

/**
 * What shows many orders, by the first part of its key, and how long its pages wait before they read again: a hundred
 * desks must not all ask at every change. A list that shows the very order follows `soon`.
 */
const showsOrders: readonly { readonly key: string; readonly pause: number }[] = [
  { key: 'orders', pause: 4_000 },
  // Counted over the whole month.
  { key: 'overview', pause: 10_000 },
]
const soon = 1_000
/** Desks that hear of a change together ask one after the other. */
const spread = 2_000

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
    const name = `${key} ${pause}`
    if (timers.has(name)) return
    const refresh = () => {
      timers.delete(name)
      void queryClient.invalidateQueries({ queryKey: [key] })
    }
    timers.set(name, setTimeout(refresh, pause + Math.random() * spread))
  }
  return {
    order: (orderId: string, version: number) => {
      const { queryKey } = orderQuery(orderId)
      const shown = queryClient.getQueryData<OrderView>(queryKey)
      // One's own change is there already, with the answer to it.
      if (!shown || shown.version < version) void queryClient.invalidateQueries({ queryKey })
      for (const { key, pause } of showsOrders) later(key, lists(queryClient, key, orderId) ? soon : pause)
      // The very first order makes the first month there is to choose.
      const periods = queryClient.getQueryData(referenceDataQuery.queryKey)?.periods
      if (periods?.length === 0) later('referenceData', soon)
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

/** Whether a page of a list that is kept shows the order. */
function lists(queryClient: QueryClient, key: string, orderId: string): boolean {
  return queryClient
    .getQueriesData<{ readonly rows?: readonly { readonly orderId?: string }[] }>({ queryKey: [key] })
    .some(([, data]) => data?.rows?.some((row) => row.orderId === orderId) === true)
}
