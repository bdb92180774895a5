import type { OrderView } from '@yihu/contract/orders'
import { useState } from 'react'
import { useSession } from '../session/session-context.ts'

/**
 * The version of the order a form in the page was begun on. While nothing has been typed, and for what the person did
 * themself, it goes along; once something is typed and somebody else changes the order, it stays until `accept`.
 */
export function useSeenVersion(view: OrderView, isTyping: boolean) {
  const { name } = useSession()
  const [seen, setSeen] = useState(view.version)
  const byOthers = view.log.some(({ seq, actorName }) => seq > seen && actorName !== name)
  const isHeld = byOthers && isTyping
  if (view.version > seen && !isHeld) setSeen(view.version)
  return { seen, hasChanged: isHeld, accept: () => setSeen(view.version) }
}
