import { useEffect, useRef } from 'react'

/** What a key of the desk does, under its name as `KeyboardEvent` says it: `Alt+1`, `F2`, `Control+K`. */
export type DeskKeys = Readonly<Record<string, () => void>>

/**
 * Keys that work wherever the focus is. Never while an input method is composing: there a digit chooses a candidate and
 * Enter takes the word.
 */
export function useDeskKeys(keys: DeskKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isComposing(event)) return
      const act = latest.current[nameOf(event)]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** 229 is what browsers report for a key an input method has swallowed without saying that it composes. */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229
}

/** By the key's place for Alt with a digit or letter: with Alt some layouts type another sign. */
export function nameOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): string {
  const place = /^(?:Digit|Key)(.)$/.exec(event.code)?.[1]
  const key = place !== undefined && (event.altKey || event.ctrlKey || event.metaKey) ? place : event.key
  const held = [
    event.ctrlKey || event.metaKey ? 'Control' : undefined,
    event.altKey ? 'Alt' : undefined,
    event.shiftKey ? 'Shift' : undefined,
  ].filter((name) => name !== undefined)
  return [...held, key].join('+')
}
