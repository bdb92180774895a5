import { useAddress, withValues } from '../layout/use-address.ts'

/**
 * What a page of the administration shows, kept in the address bar: reload, link and the way back keep it. `set` with
 * undefined removes a key; a change of filter replaces the address, an opened form adds one.
 */
export function useSearchState() {
  const [search, setSearch] = useAddress()
  const change = (values: Readonly<Record<string, string | undefined>>, isStep: boolean) =>
    setSearch((now) => withValues(now, values), { replace: !isStep, preventScrollReset: true })
  return {
    get: (key: string) => search.get(key) ?? undefined,
    set: (values: Readonly<Record<string, string | undefined>>) => change(values, false),
    /** Opens a form: `do` says which, `on` of what. */
    open: (act: string, on?: string) => change({ do: act, on }, true),
    close: () => change({ do: undefined, on: undefined }, false),
    act: search.get('do') ?? undefined,
    on: search.get('on') ?? undefined,
  }
}
