import { queryOptions } from '@tanstack/react-query'
import { callRoute } from '../api/call.ts'
import type { CallInput } from '../api/call.ts'
import { orKept } from '../api/kept-answers.ts'

/** Looked up again only when it is asked for: every look-up is written down. */
export function callerQuery(number: string) {
  return queryOptions({
    queryKey: ['caller', number],
    queryFn: ({ signal }) => callRoute('lookUpCaller', { body: { number }, signal }),
    enabled: /^[0-9+\- ]{3,20}$/.test(number),
    staleTime: 10 * 60_000,
    gcTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  })
}

export type SimilarQuestion = CallInput<'findSimilarOrders'>['body']

export function similarQuery(question: SimilarQuestion) {
  return queryOptions({
    queryKey: ['similarOrders', question],
    queryFn: ({ signal }) => callRoute('findSimilarOrders', { body: question, signal }),
    enabled: question.title.length + question.content.length >= 4,
    placeholderData: (before) => before,
    gcTime: 60_000,
    retry: false,
  })
}

/** Without a line the last search is shown: what was just read out can still be quoted. */
export function articlesQuery(words: string) {
  return queryOptions({
    queryKey: ['articles', words],
    queryFn: ({ signal }) => orKept('articles', () => callRoute('findArticles', { body: { words }, signal })),
    enabled: words.trim().length >= 2,
    placeholderData: (before) => before,
    retry: false,
  })
}
