import type { Session } from '@yihu/contract/reference-data'
import { createContext, useContext } from 'react'

export const SessionContext = createContext<Session | null>(null)

/** The person signed in. Only for pages inside the layout, which lets nobody else in. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession outside the layout')
  return session
}
