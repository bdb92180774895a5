import { queryOptions } from '@tanstack/react-query'
import { callRoute } from '../api/call.ts'

/** Asked for every second while one is on its way, so that its author sees it go. */
export const bulksQuery = queryOptions({
  queryKey: ['bulks'],
  queryFn: ({ signal }) => callRoute('listBulks', { signal }),
  refetchInterval: (query) =>
    query.state.data?.some(({ state }) => state === 'waiting' || state === 'running') ? 1000 : false,
})
