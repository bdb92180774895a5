import { useQuery } from '@tanstack/react-query'
import type { PresentPerson } from '@yihu/contract/live'
import type { ActionName } from '@yihu/core/order/actions'
import { useEffect } from 'react'
import { callRoute } from '../api/call.ts'

const sign = 20_000

/**
 * Says that this page has the order open, and which form, while it is looked at; returns who else has. The lease is
 * given back when the page is left, and lapses by itself when that does not get through.
 */
export function usePresence(orderId: string, editingAction: ActionName | null): readonly PresentPerson[] {
  const { data } = useQuery({
    // A form opened or closed is another key, and so said at once.
    queryKey: ['presence', orderId, editingAction],
    queryFn: ({ signal }) => callRoute('bePresent', { params: { orderId }, body: { editingAction }, signal }),
    placeholderData: (previous) => previous,
    refetchInterval: sign,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })

  useEffect(() => {
    const leave = () => {
      callRoute('leaveOrder', { params: { orderId }, keepalive: true }).catch(() => undefined)
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [orderId])

  return data?.others ?? []
}
