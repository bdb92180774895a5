import { queryOptions } from '@tanstack/react-query'
import { callRoute } from '../api/call.ts'

// Under `orders`, so that any action on an order refreshes them.
export function suggestedUnitsQuery(orderId: string) {
  return queryOptions({
    queryKey: ['orders', 'suggestedUnits', orderId],
    queryFn: ({ signal }) => callRoute('suggestUnits', { params: { orderId }, query: {}, signal }),
  })
}

export function mergeCandidatesQuery(orderId: string) {
  return queryOptions({
    queryKey: ['orders', 'mergeCandidates', orderId],
    queryFn: ({ signal }) => callRoute('listMergeCandidates', { params: { orderId }, signal }),
  })
}

export function decisionGroundsQuery(orderId: string) {
  return queryOptions({
    queryKey: ['orders', 'decisionGrounds', orderId],
    queryFn: ({ signal }) => callRoute('getDecisionGrounds', { params: { orderId }, signal }),
  })
}
