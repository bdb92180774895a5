import { useEffect, useState } from 'react'

/**
 * For a dialog that is there only while it is open: when it has gone, the focus is where it was before, or at the start
 * of the page when that has gone too. The library would do it, were the dialog still there after closing.
 */
export function useReturnFocus(): void {
  // Asked while rendering: by the time of an effect the dialog has taken the focus.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return
        const start = document.getElementById('main')
        const target = before instanceof HTMLElement && before.isConnected ? before : start
        target?.focus({ preventScroll: true })
      })
    },
    [before],
  )
}
