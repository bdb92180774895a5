import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { callRoute } from '../api/call.ts'
import { ProblemError } from '../api/problem-error.ts'
import { orderQuery } from '../api/queries.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import type { Answers } from './answers.ts'

/**
 * Records a call-back on the order as it was seen; what follows is the server's. `sampleId` makes it a spot check. When
 * somebody else was faster the order is read again and the form keeps what was filled in.
 */
export function useRecordCallback(
  view: OrderView,
  onRecorded: (after: OrderView) => void,
  sampleId?: string,
) {
  const queryClient = useQueryClient()
  const { keyFor, forget } = useIdempotencyKey()
  const { orderId, version } = view
  const mutation = useMutation({
    mutationFn: ({ answers, isLast }: { readonly answers: Answers; readonly isLast?: boolean }) => {
      const body = { version, answers }
      if (sampleId === undefined)
        return callRoute('recordCallback', { params: { orderId }, body, idempotencyKey: keyFor(body) })
      const spotCheck = { ...body, isLast: isLast ?? false }
      return callRoute('recordSpotCheck', {
        params: { sampleId, orderId },
        body: spotCheck,
        idempotencyKey: keyFor(spotCheck),
      })
    },
    onSuccess: async (after) => {
      forget()
      queryClient.setQueryData(orderQuery(orderId).queryKey, after)
      onRecorded(after)
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['orders'] }),
        queryClient.invalidateQueries({ queryKey: ['overview'] }),
        queryClient.invalidateQueries({ queryKey: ['samples'] }),
      ])
    },
    onError: async (error) => {
      if (isStale(error)) await queryClient.invalidateQueries({ queryKey: orderQuery(orderId).queryKey })
    },
  })
  return { ...mutation, isStale: isStale(mutation.error) }
}

function isStale(error: Error | null): boolean {
  return error instanceof ProblemError && error.code === 'staleVersion'
}
