import type { OrderFilter } from '@yihu/contract/orders'
import { orderFilter } from '@yihu/contract/orders'

export type FilterKey = keyof OrderFilter
export const filterKeys = Object.keys(orderFilter.shape) as FilterKey[]

/** Keys that say how the list is shown and not which orders are in it. */
const viewKeys = ['sort', 'page', 'pageSize'] as const
export type NarrowingKey = Exclude<FilterKey, (typeof viewKeys)[number]>

/** Reads the filter from the address bar. A value the contract does not know is dropped: old links keep working. */
export function filterFromSearch(search: URLSearchParams): OrderFilter {
  const filter: Partial<Record<FilterKey, unknown>> = {}
  for (const key of filterKeys) {
    const value = search.get(key)
    if (value === null || value === '') continue
    const read = orderFilter.shape[key].safeParse(value)
    if (read.success) filter[key] = read.data
  }
  return filter as OrderFilter
}

/** Writes the filter to the address bar, keys in the contract's order, so that the same filter has one address. */
export function searchFromFilter(filter: OrderFilter): URLSearchParams {
  const search = new URLSearchParams()
  for (const key of filterKeys) {
    const value = filter[key]
    if (value !== undefined && value !== '') search.set(key, String(value))
  }
  return search
}

/** The filter with some values changed (undefined removes) and back on its first page. */
export function changeFilter(
  filter: OrderFilter,
  change: { [Key in FilterKey]?: OrderFilter[Key] | undefined },
): OrderFilter {
  const next: Partial<Record<FilterKey, unknown>> = { ...filter, page: undefined, ...change }
  for (const key of filterKeys) if (next[key] === undefined || next[key] === '') delete next[key]
  return next as OrderFilter
}

/** Keys that narrow the list, in the contract's order. What belongs to `measure` is not counted by itself. */
export function activeKeys(filter: OrderFilter): readonly NarrowingKey[] {
  return filterKeys.filter(
    (key): key is NarrowingKey =>
      filter[key] !== undefined &&
      !viewKeys.some((viewKey) => viewKey === key) &&
      key !== 'assessed' &&
      !(key === 'period' && filter.measure !== undefined),
  )
}
