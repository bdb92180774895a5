import { queryOptions } from '@tanstack/react-query'
import { callRoute } from '../api/call.ts'
import type { CallInput } from '../api/call.ts'

/** Appointment and invitation of an order; under the order's key, so that acting on it reads them again. */
export function callbackPlanQuery(orderId: string, version: number) {
  return queryOptions({
    queryKey: ['order', orderId, 'callbackPlan', version],
    queryFn: ({ signal }) => callRoute('getCallbackPlan', { params: { orderId }, signal }),
  })
}

export const samplesQuery = queryOptions({
  queryKey: ['samples'],
  queryFn: ({ signal }) => callRoute('listSamples', { signal }),
})

export function sampleQuery(sampleId: string) {
  return queryOptions({
    queryKey: ['samples', sampleId],
    queryFn: ({ signal }) => callRoute('getSample', { params: { sampleId }, signal }),
  })
}

export function candidatesQuery(query: CallInput<'listSampleCandidates'>['query']) {
  return queryOptions({
    queryKey: ['samples', 'candidates', query],
    queryFn: ({ signal }) => callRoute('listSampleCandidates', { query, signal }),
    enabled: query.from !== '' && query.until !== '' && query.from <= query.until,
  })
}
