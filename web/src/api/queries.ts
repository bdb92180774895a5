import type { OrderFilter } from '@yihu/contract/orders'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { callRoute } from './call.ts'
import { forgetAnswers, orKept } from './kept-answers.ts'
import { ProblemError } from './problem-error.ts'

/** What the pages read, each under one key, so that a change of an order can refresh exactly what shows it. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    try {
      return await orKept('session', () => callRoute('whoAmI', { signal }))
    } catch (error) {
      // Not being signed in is an answer here, not a failure.
      if (error instanceof ProblemError && error.status === 401) {
        await forgetAnswers()
        return null
      }
      throw error
    }
  },
  staleTime: 5 * 60_000,
})

export const referenceDataQuery = queryOptions({
  queryKey: ['referenceData'],
  queryFn: ({ signal }) => orKept('referenceData', () => callRoute('getReferenceData', { signal })),
  staleTime: 5 * 60_000,
})

export function overviewQuery(period: string) {
  return queryOptions({
    queryKey: ['overview', period],
    queryFn: ({ signal }) => callRoute('getOverview', { query: { period }, signal }),
    enabled: period !== '',
    // While a month is being replayed the figures grow; once it is done the page rests.
    refetchInterval: (query) => (query.state.data?.replay?.isRunning ? 2_000 : 60_000),
  })
}

export function orderListQuery(filter: OrderFilter) {
  return queryOptions({
    queryKey: ['orders', filter],
    queryFn: ({ signal }) => callRoute('listOrders', { query: filter, signal }),
    placeholderData: (previous) => previous,
  })
}

export function orderQuery(orderId: string) {
  return queryOptions({
    queryKey: ['order', orderId],
    queryFn: ({ signal }) => callRoute('getOrder', { params: { orderId }, signal }),
  })
}

export function orderAdditionsQuery(orderId: string) {
  return queryOptions({
    queryKey: ['orderAdditions', orderId],
    queryFn: ({ signal }) => callRoute('getOrderAdditions', { params: { orderId }, signal }),
  })
}

/** Units, channels, categories, periods…; undefined until they have come. */
export function useReferenceData() {
  return useQuery(referenceDataQuery).data
}
