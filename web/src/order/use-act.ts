import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { actions } from '@yihu/core/order/actions'
import type { Command } from '@yihu/core/order/command'
import { App } from 'antd'
import { callRoute } from '../api/call.ts'
import { orderQuery } from '../api/queries.ts'
import { ProblemError } from '../api/problem-error.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { useLanguage } from '../language/language.ts'

/**
 * Sends an action on the order as it was when the form was begun, `seenVersion`: the page may have been brought up to
 * date since, without the person having looked. When somebody else was faster the order is read again and the form stays
 * open with what was typed: the person decides again on what is true now.
 */
export function useAct(view: OrderView, seenVersion: number, onDone: () => void) {
  const { t, pick } = useLanguage()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const { keyFor, forget } = useIdempotencyKey()
  const { queryKey } = orderQuery(view.orderId)

  const mutation = useMutation({
    mutationFn: ({ action, assignmentId, fields }: Command) => {
      const body = { action, assignmentId, version: seenVersion, fields: { ...fields } }
      return callRoute('actOnOrder', {
        params: { orderId: view.orderId },
        body,
        idempotencyKey: keyFor(body),
      })
    },
    onSuccess: async (after, { action }) => {
      forget()
      queryClient.setQueryData(queryKey, after)
      void message.success(t('action.done', { action: pick(actions[action]) }))
      onDone()
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['orders'] }),
        queryClient.invalidateQueries({ queryKey: ['overview'] }),
      ])
    },
    onError: async (error) => {
      if (isStale(error)) await queryClient.invalidateQueries({ queryKey })
    },
  })
  return { ...mutation, isStale: isStale(mutation.error) }
}

function isStale(error: Error | null): boolean {
  return error instanceof ProblemError && error.code === 'staleVersion'
}
