import { queryOptions } from '@tanstack/react-query'
import { callRoute } from '../api/call.ts'

export function figuresQuery(template: string, period: string) {
  return queryOptions({
    queryKey: ['figures', template, period],
    queryFn: ({ signal }) => callRoute('getFigures', { query: { template, period }, signal }),
    enabled: template !== '' && period !== '',
  })
}

export const bulletinsQuery = queryOptions({
  queryKey: ['bulletins'],
  queryFn: ({ signal }) => callRoute('listBulletins', { signal }),
})
