import type { ReferenceData } from '@yihu/contract/reference-data'
import { useCallback } from 'react'
import { useReferenceData } from '../api/queries.ts'
import { usePeriod } from '../layout/period-select.tsx'
import { type OpenCell, openCellOf, withOpenCell } from './cell-trail.ts'
import { useAddress, withValues } from '../layout/use-address.ts'

export type ScoreScreen = 'table' | 'chart'

/** The reader stays where they are on the page. */
const stay = { preventScrollReset: true } as const

/** What the page shows, all of it in the address bar, so that any state can be linked to. */
export function useAssessmentChoice() {
  const [search, setSearch] = useAddress()
  const { period } = usePeriod()
  const schemes = newestVersions(useReferenceData()?.schemes ?? [])
  const view: ScoreScreen = search.get('view') === 'chart' ? 'chart' : 'table'
  const scheme = search.get('scheme') ?? schemes[0]?.key ?? ''

  /** Another scheme or month is another table: its group and open cell do not carry over. */
  const chooseTable = useCallback(
    (key: 'scheme' | 'period', value: string) =>
      setSearch((before) => {
        const after = withOpenCell(before, null)
        after.delete('group')
        after.set(key, value)
        return after
      }, stay),
    [setSearch],
  )
  const narrow = useCallback(
    (key: 'group' | 'q' | 'view', value: string) =>
      // Typing a name must not leave one step of history for every letter.
      setSearch((now) => withValues(now, { [key]: value }), { ...stay, replace: key === 'q' }),
    [setSearch],
  )
  const openCell = useCallback(
    (open: OpenCell | null) => setSearch((before) => withOpenCell(before, open), stay),
    [setSearch],
  )
  const clearFilter = useCallback(
    () => setSearch((now) => withValues(now, { group: '', q: '' }), stay),
    [setSearch],
  )

  return {
    scheme,
    schemes,
    period,
    group: search.get('group'),
    words: search.get('q') ?? '',
    view,
    open: openCellOf(search),
    chooseTable,
    narrow,
    openCell,
    clearFilter,
  }
}

/** One choice for each scheme: which version holds for a month is decided by its dates, on the server. */
function newestVersions(schemes: ReferenceData['schemes']): ReferenceData['schemes'] {
  const newest = new Map<string, ReferenceData['schemes'][number]>()
  for (const scheme of schemes) {
    const known = newest.get(scheme.key)
    if (known === undefined || known.version < scheme.version) newest.set(scheme.key, scheme)
  }
  return [...newest.values()]
}
