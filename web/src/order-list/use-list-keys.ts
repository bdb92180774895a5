import { useEffect, useState } from 'react'
import { isComposing } from '../desk/use-desk-keys.ts'

const storageKey = 'yihu.listKeys'

interface ListKeys {
  readonly count: number
  readonly onOpen: (index: number) => void
  readonly onSearch: () => void
  readonly onHelp: () => void
  readonly onSelect: (index: number) => void
  readonly onSelectAll: () => void
}

/**
 * Keys of the order list: `/` searches, j and k move, Enter opens, x and Shift+X choose, `?`
 * explains. Keys of one letter must be possible to
 * turn off (WCAG 2.1.4: speech input and slips of the hand); the choice is kept.
 */
export function useListKeys({ count, onOpen, onSearch, onHelp, onSelect, onSelectAll }: ListKeys) {
  const [current, setCurrent] = useState(-1)
  const [isOn, setIsOn] = useState(() => localStorage.getItem(storageKey) !== 'off')

  useEffect(() => {
    if (!isOn) return undefined
    function onKeyDown(event: KeyboardEvent) {
      if (isComposing(event) || isTyping(event.target)) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const index = Math.min(current, count - 1)
      if (event.key === '/') onSearch()
      else if (event.key === '?') onHelp()
      else if (event.key === 'j') setCurrent(Math.min(index + 1, count - 1))
      else if (event.key === 'k') setCurrent(Math.max(index - 1, 0))
      else if (event.key === 'x' && index >= 0) onSelect(index)
      else if (event.key === 'X') onSelectAll()
      else if (event.key === 'Enter' && index >= 0 && isNowhere(event.target)) onOpen(index)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [isOn, current, count, onOpen, onSearch, onHelp, onSelect, onSelectAll])

  return {
    current: Math.min(current, count - 1),
    isOn,
    turn: (on: boolean) => {
      localStorage.setItem(storageKey, on ? 'on' : 'off')
      setIsOn(on)
    },
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]') !== null
  )
}

/** A focused link or button keeps its own Enter. */
function isNowhere(target: EventTarget | null): boolean {
  return (
    !(target instanceof HTMLElement) || target.closest('a, button, [role=button], [tabindex="0"]') === null
  )
}
