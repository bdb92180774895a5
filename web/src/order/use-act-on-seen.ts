import type { OrderView } from '@yihu/contract/orders'
import { useEffect } from 'react'
import { useAct } from './use-act.ts'
import { useSeenVersion } from './use-seen-version.ts'

/**
 * An action decided in a panel that stays open. What somebody else does meanwhile is not decided upon unseen: the first
 * confirmation after it is refused, in words, with the order brought up to date; the next one is on what is true then.
 */
export function useActOnSeen(view: OrderView, onDone: () => void) {
  const { seen, hasChanged, accept } = useSeenVersion(view, true)
  const act = useAct(view, seen, onDone)
  const isTold = act.isStale && hasChanged
  useEffect(() => {
    if (isTold) accept()
  })
  return act
}
