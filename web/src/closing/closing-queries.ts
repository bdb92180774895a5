import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { callRoute } from '../api/call.ts'

export interface PeriodOfScheme {
  readonly scheme: string
  readonly period: string
}

function isChosen({ scheme, period }: PeriodOfScheme): boolean {
  return scheme !== '' && period !== ''
}

export function closingQuery(of: PeriodOfScheme) {
  return queryOptions({
    queryKey: ['closing', of.scheme, of.period],
    queryFn: ({ signal }) => callRoute('getClosing', { query: { ...of }, signal }),
    enabled: isChosen(of),
  })
}

export function recountQuery(closingId: string) {
  return queryOptions({
    queryKey: ['closing', 'recount', closingId],
    queryFn: ({ signal }) => callRoute('recountPeriod', { params: { closingId }, signal }),
  })
}

export function objectionsQuery(of: PeriodOfScheme) {
  return queryOptions({
    queryKey: ['closing', 'objections', of.scheme, of.period],
    queryFn: ({ signal }) => callRoute('listObjections', { query: { ...of }, signal }),
    enabled: isChosen(of),
  })
}

export function exclusionsQuery(period: string) {
  return queryOptions({
    queryKey: ['closing', 'exclusions', period],
    queryFn: ({ signal }) => callRoute('listExclusions', { query: { period }, signal }),
    enabled: period !== '',
  })
}

export function entriesQuery(of: PeriodOfScheme) {
  return queryOptions({
    queryKey: ['closing', 'entries', of.scheme, of.period],
    queryFn: ({ signal }) => callRoute('getPeriodEntries', { query: { ...of }, signal }),
    enabled: isChosen(of),
  })
}

export function outlookQuery(question: PeriodOfScheme & { unitId: string; change: string }) {
  const { change, ...rest } = question
  return queryOptions({
    queryKey: ['closing', 'outlook', rest.scheme, rest.period, rest.unitId, change],
    queryFn: ({ signal }) =>
      callRoute('getOutlook', { query: { ...rest, ...(change === '' ? {} : { change }) }, signal }),
    enabled: isChosen(rest) && rest.unitId !== '',
    placeholderData: (before) => before,
  })
}

/**
 * Does something that changes what the pages of a period show: closing, scorecard, explanations, figures.
 * `onDone` comes once those pages are fresh, so a dialog never closes over a list that still shows the old state.
 */
export function usePeriodChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  onDone: (output: Output) => void,
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async (output) => {
      await Promise.all(
        ['closing', 'scorecard', 'explanation', 'figures'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      )
      onDone(output)
    },
  })
}
