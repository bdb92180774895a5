import { queryOptions } from '@tanstack/react-query'
import { callRoute } from '../api/call.ts'

export function scorecardQuery(scheme: string, period: string) {
  return queryOptions({
    queryKey: ['scorecard', scheme, period],
    queryFn: ({ signal }) => callRoute('getAssessment', { query: { scheme, period }, signal }),
    enabled: scheme !== '' && period !== '',
    // A scorecard changes only when somebody runs the assessment again.
    staleTime: 5 * 60_000,
  })
}

export interface CellAddress {
  readonly scheme: string
  readonly period: string
  readonly unit: string
  readonly cell: string
}

export function explanationQuery(address: CellAddress) {
  return queryOptions({
    queryKey: ['explanation', address.scheme, address.period, address.unit, address.cell],
    queryFn: ({ signal }) => callRoute('explainCell', { query: { ...address }, signal }),
    staleTime: 5 * 60_000,
  })
}
