import { queryOptions } from '@tanstack/react-query'
import { callRoute } from '../api/call.ts'
import { administrationKey } from './administration-queries.ts'

/* Under the key of the administration, so that every saved change reads them again. */
const [root] = administrationKey

export const policiesQuery = queryOptions({
  queryKey: [root, 'policies'],
  queryFn: ({ signal }) => callRoute('listPolicies', { signal }),
})

export const textRulesQuery = queryOptions({
  queryKey: [root, 'text-rules'],
  queryFn: ({ signal }) => callRoute('listTextRules', { signal }),
})

export const settingsQuery = queryOptions({
  queryKey: [root, 'settings'],
  queryFn: ({ signal }) => callRoute('getCentreSettings', { signal }),
})

export const contactsQuery = queryOptions({
  queryKey: [root, 'contacts'],
  queryFn: ({ signal }) => callRoute('listContacts', { signal }),
})

export const failedMessagesQuery = queryOptions({
  queryKey: [root, 'failed-messages'],
  queryFn: ({ signal }) => callRoute('listFailedMessages', { signal }),
})
