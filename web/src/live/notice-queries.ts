import { queryOptions } from '@tanstack/react-query'
import { callRoute } from '../api/call.ts'

/** How many notices are unread; kept by the stream, asked for only when it is cut off. */
export const unreadQuery = queryOptions({
  queryKey: ['unread'],
  queryFn: async ({ signal }) =>
    (await callRoute('listNotices', { query: { unread: 'true', limit: 1 }, signal })).unread,
  staleTime: Infinity,
})

export function noticesQuery(onlyUnread: boolean) {
  return queryOptions({
    queryKey: ['notices', onlyUnread],
    queryFn: ({ signal }) =>
      callRoute('listNotices', { query: { unread: onlyUnread ? 'true' : 'false' }, signal }),
    staleTime: 0,
  })
}
