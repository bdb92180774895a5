import { useEffect, useRef, useSyncExternalStore } from 'react'
import { isComposing } from '../desk/use-desk-keys.ts'

const storageKey = 'yihu.deskKeys'
const listeners = new Set<() => void>()

/** Whether single keys act at the desk; who speaks to the machine or has a restless hand turns them off (WCAG 2.1.4). */
export function useKeysAreOn(): readonly [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(subscribe, () => localStorage.getItem(storageKey) !== 'off')
  return [isOn, turn]
}

/** Keys of the desk while nothing is being typed and no dialog is open; without Ctrl, Alt or the command key. */
export function useDeskKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const [isOn] = useKeysAreOn()
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    if (!isOn) return undefined
    const press = (event: KeyboardEvent) => {
      if (isComposing(event)) return
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isBusy(event.target)) return
      const act = current.current[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn])
}

function isBusy(target: EventTarget | null): boolean {
  const isTyping =
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"], [role="combobox"]') !== null
  return isTyping || document.querySelector('.ant-drawer-open, .ant-modal-wrap:not([style*="none"])') !== null
}

function turn(isOn: boolean): void {
  localStorage.setItem(storageKey, isOn ? 'on' : 'off')
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
