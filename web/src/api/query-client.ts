import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ProblemError } from './problem-error.ts'

/** Refusals are answers and are not asked for again; a lost connection is tried twice more. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    // Without a line a request fails at once and says so; the library's own way is to wait in silence.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      retry: (failures, error) => !(error instanceof ProblemError && error.status < 500) && failures < 2,
    },
  },
})

/** A session that ended in the middle of work: the layout sees it and leads to the sign-in page and back. */
function noticeSignedOut(error: Error): void {
  if (error instanceof ProblemError && error.code === 'notSignedIn')
    queryClient.setQueryData(['session'], null)
}
