import { queryOptions } from '@tanstack/react-query'
import type { ViewedList } from '@yihu/core/workbench/viewed-lists'
import { callRoute } from '../api/call.ts'

/** The views somebody has of a list. */
export function viewsQuery(list: ViewedList) {
  return queryOptions({
    queryKey: ['views', list],
    queryFn: ({ signal }) => callRoute('listViews', { query: { list }, signal }),
    staleTime: 60_000,
  })
}
