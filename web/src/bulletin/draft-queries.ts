import { queryOptions } from '@tanstack/react-query'
import { callRoute } from '../api/call.ts'

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: ({ signal }) => callRoute('listDrafts', { signal }),
})

export function draftQuery(draftId: string) {
  return queryOptions({
    queryKey: ['drafts', draftId],
    queryFn: ({ signal }) => callRoute('getDraft', { params: { draftId }, signal }),
  })
}

/** The proof is made anew after each save, from figures that are not counted again. */
export function proofQuery(draftId: string) {
  return queryOptions({
    queryKey: ['draft-proof', draftId],
    queryFn: ({ signal }) => callRoute('proveDraft', { params: { draftId }, signal }),
  })
}
