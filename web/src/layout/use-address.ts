import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import type { NavigateOptions } from 'react-router'

/** What the address bar asks for at this instant, which may be newer than what the page last drew. */
function addressNow(): URLSearchParams {
  return new URLSearchParams(window.location.search)
}

/** The address with these values; an empty or absent one is taken out. */
export function withValues(
  address: URLSearchParams,
  values: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  const after = new URLSearchParams(address)
  for (const [key, value] of Object.entries(values))
    if (value === undefined || value === '') after.delete(key)
    else after.set(key, value)
  return after
}

type Next = URLSearchParams | Readonly<Record<string, string>>

/**
 * The search part of the address, and how to change it. A change given as a function begins from the address bar, not
 * from what the page last drew: of two quick choices the second never takes back the first.
 */
export function useAddress() {
  const [search, setSearch] = useSearchParams()
  const setAddress = useCallback(
    (next: Next | ((now: URLSearchParams) => Next), options?: NavigateOptions) => {
      const wanted = typeof next === 'function' ? next(addressNow()) : next
      setSearch(new URLSearchParams(wanted), options)
    },
    [setSearch],
  )
  return [search, setAddress] as const
}
