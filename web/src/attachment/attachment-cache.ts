import { useQueryClient } from '@tanstack/react-query'
import type { AttachmentView } from '@yihu/contract/attachments'
import { useCallback } from 'react'
import { orderQuery } from '../api/queries.ts'

/**
 * Puts an attachment into the order that is shown. The order is not read again: a form that is open was filled in for
 * the version on the screen, and must still be told when somebody else was faster.
 */
export function useShowAttachment(orderId: string): (attachment: AttachmentView) => void {
  const queryClient = useQueryClient()
  return useCallback(
    (attachment) => {
      queryClient.setQueryData(orderQuery(orderId).queryKey, (order) => {
        if (!order) return order
        const isKnown = order.attachments.some(({ attachmentId }) => attachmentId === attachment.attachmentId)
        const attachments = isKnown
          ? order.attachments.map((one) => (one.attachmentId === attachment.attachmentId ? attachment : one))
          : [...order.attachments, attachment]
        return { ...order, attachments }
      })
    },
    [queryClient, orderId],
  )
}
