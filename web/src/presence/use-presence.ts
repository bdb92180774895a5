import { useQuery } from '@tanstack/react-query'
import type { PresentPerson } from '@yihu/contract/live'
import type { ActionName } from '@yihu/core/order/actions'
import { useEffect, useState } from 'react'
import { callRoute } from '../api/call.ts'
import { tabId } from '../live/tab.ts'

const sign = 20_000
/** Counts the orders this tab has opened. */
let opened = 0

/**
 * Says that this page has the order open, and which form, while it is looked at; returns who else has. The lease is
 * given back when the page is left; when that does not get through, it ends with the tab’s stream, or lapses by itself.
 */
export function usePresence(orderId: string, editingAction: ActionName | null): readonly PresentPerson[] {
  const pageId = usePageId(orderId)
  const { data } = useQuery({
    // A form opened or closed is another key, and so said at once.
    queryKey: ['presence', orderId, pageId, editingAction],
    queryFn: ({ signal }) =>
      callRoute('bePresent', { params: { orderId }, body: { pageId, editingAction }, signal }),
    enabled: pageId !== '',
    placeholderData: (previous) => previous,
    refetchInterval: sign,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  return data?.others ?? []
}

/**
 * The name this page goes by while it shows the order, '' before it does; taken leave of when the order or the page is
 * left. A page the browser brings back from its memory takes a new one, for the old one has left.
 */
function usePageId(orderId: string): string {
  const [shown, setShown] = useState({ orderId, pageId: '' })
  useEffect(() => {
    let pageId = ''
    const come = () => {
      opened += 1
      pageId = `${tabId}.${opened}`
      setShown({ orderId, pageId })
    }
    const comeBack = ({ persisted }: PageTransitionEvent) => persisted && come()
    const leave = () => {
      const call = { params: { orderId }, query: { pageId }, keepalive: true } as const
      callRoute('leaveOrder', call).catch(() => undefined)
    }
    come()
    window.addEventListener('pageshow', comeBack)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pageshow', comeBack)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [orderId])
  return shown.orderId === orderId ? shown.pageId : ''
}
