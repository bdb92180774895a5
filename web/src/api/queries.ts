import type { OrderFilter } from '@yihu/contract/orders'
import type { Workbench } from '@yihu/core/workbench/queues'
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

export function queueCountsQuery(workbench: Workbench) {
  return queryOptions({
    queryKey: ['orders', 'queues', workbench],
    queryFn: ({ signal }) => callRoute('countQueues', { query: { workbench }, signal }),
    refetchInterval: 60_000,
  })
}

export const unitBacklogsQuery = queryOptions({
  queryKey: ['orders', 'backlogs'],
  queryFn: ({ signal }) => callRoute('listUnitBacklogs', { signal }),
  refetchInterval: 60_000,
})

export const peopleAtWorkQuery = queryOptions({
  queryKey: ['orders', 'people'],
  queryFn: ({ signal }) => callRoute('listPeopleAtWork', { signal }),
  refetchInterval: 30_000,
})

export const situationQuery = queryOptions({
  queryKey: ['orders', 'situation'],
  queryFn: ({ signal }) => callRoute('getSituation', { signal }),
  refetchInterval: 60_000,
})

export function supervisionsQuery(orderId: string) {
  return queryOptions({
    queryKey: ['order', orderId, 'supervisions'],
    queryFn: ({ signal }) => callRoute('listSupervisions', { params: { orderId }, signal }),
  })
}

export function deskLedgerQuery(query: DeskLedgerChoice) {
  return queryOptions({
    queryKey: ['orders', 'deskLedger', query],
    queryFn: ({ signal }) => callRoute('getDeskLedger', { query, signal }),
    enabled: query.deskCode !== '',
    placeholderData: (previous) => previous,
  })
}

export interface DeskLedgerChoice {
  readonly deskCode: string
  readonly from?: string
  readonly until?: string
  readonly page?: number
}

export function answeringDaysQuery(query: AnsweringDaysChoice) {
  return queryOptions({
    queryKey: ['answeringDays', query],
    queryFn: ({ signal }) => callRoute('listAnsweringDays', { query, signal }),
    placeholderData: (previous) => previous,
  })
}

export interface AnsweringDaysChoice {
  readonly month?: string
  readonly unitId?: string
}

export function answeringDayQuery(answeringDayId: string) {
  return queryOptions({
    queryKey: ['answeringDays', answeringDayId],
    queryFn: ({ signal }) => callRoute('getAnsweringDay', { params: { answeringDayId }, signal }),
    refetchInterval: 20_000,
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
