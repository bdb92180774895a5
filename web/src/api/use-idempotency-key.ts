import { useCallback, useRef } from 'react'

/**
 * One key for each submission of a form: a retry of the same content repeats it, so that a reply lost on the way does
 * not make a second order; changed content gets a new one. `forget` after success.
 */
export function useIdempotencyKey(): { keyFor: (content: unknown) => string; forget: () => void } {
  const last = useRef<{ content: string; key: string } | null>(null)
  const keyFor = useCallback((content: unknown) => {
    const text = JSON.stringify(content)
    if (last.current?.content !== text) last.current = { content: text, key: newKey() }
    return last.current.key
  }, [])
  const forget = useCallback(() => {
    last.current = null
  }, [])
  return { keyFor, forget }
}

/** `crypto.randomUUID` exists only on https and localhost; offices also run on plain http inside their network. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
