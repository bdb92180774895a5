import type { ChangeFilter } from '@yihu/contract/administration'
import type { ListName } from '@yihu/core/administration/lists'
import { queryOptions } from '@tanstack/react-query'
import { callRoute } from '../api/call.ts'

/* All under one key, so that after a change everything an administrator sees is read again. */
const root = 'administration'
export const administrationKey = [root] as const

export const unitsQuery = queryOptions({
  queryKey: [root, 'units'],
  queryFn: ({ signal }) => callRoute('listUnits', { signal }),
})

export const usersQuery = queryOptions({
  queryKey: [root, 'users'],
  queryFn: ({ signal }) => callRoute('listUsers', { signal }),
})

export function listQuery(list: ListName) {
  return queryOptions({
    queryKey: [root, 'list', list],
    queryFn: ({ signal }) => callRoute('getList', { params: { list }, signal }),
  })
}

export const limitsQuery = queryOptions({
  queryKey: [root, 'limits'],
  queryFn: ({ signal }) => callRoute('listLimits', { signal }),
})

export const calendarQuery = queryOptions({
  queryKey: [root, 'calendar'],
  queryFn: ({ signal }) => callRoute('getCalendar', { signal }),
})

export const responsibilitiesQuery = queryOptions({
  queryKey: [root, 'responsibilities'],
  queryFn: ({ signal }) => callRoute('listResponsibilities', { signal }),
})

export const replyTemplatesQuery = queryOptions({
  queryKey: [root, 'templates'],
  queryFn: ({ signal }) => callRoute('listReplyTemplates', { signal }),
})

export function changesQuery(filter: ChangeFilter) {
  return queryOptions({
    queryKey: [root, 'changes', filter],
    queryFn: ({ signal }) => callRoute('listChanges', { query: filter, signal }),
    placeholderData: (previous) => previous,
  })
}
