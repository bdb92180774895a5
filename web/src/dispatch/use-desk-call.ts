import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { App } from 'antd'
import { orderQuery } from '../api/queries.ts'
import { ProblemError } from '../api/problem-error.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { useWords } from './labels.ts'

interface Sent<Decision> {
  readonly params: { readonly orderId: string }
  readonly body: Decision & { readonly version: number }
  readonly idempotencyKey: string
}

/** Sends a decision of two steps on the order as it was seen; like `useAct`, with a route of the desk. */
export function useDeskCall<Decision extends object>(
  view: OrderView,
  what: string,
  send: (sent: Sent<Decision>) => Promise<OrderView>,
  onDone: () => void,
) {
  const words = useWords()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const { keyFor, forget } = useIdempotencyKey()
  const { queryKey } = orderQuery(view.orderId)
  return useMutation({
    mutationFn: (decision: Decision) => {
      const body = { ...decision, version: view.version }
      return send({ params: { orderId: view.orderId }, body, idempotencyKey: keyFor(body) })
    },
    onSuccess: async (after) => {
      forget()
      queryClient.setQueryData(queryKey, after)
      void message.success(words('sent', { what }))
      onDone()
      await queryClient.invalidateQueries({ queryKey: ['orders'] })
    },
    onError: async (error) => {
      if (error instanceof ProblemError && error.code === 'staleVersion')
        await queryClient.invalidateQueries({ queryKey })
    },
  })
}
