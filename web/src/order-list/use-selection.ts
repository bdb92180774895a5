import type { OrderRow } from '@yihu/contract/orders'
import { useCallback, useState } from 'react'

/** Chosen orders with the version each was seen in; the choice outlives a turn of the page. */
export type Selection = ReadonlyMap<string, number>

export function useSelection() {
  const [selection, setSelection] = useState<Selection>(new Map())
  const toggle = useCallback(
    (row: OrderRow) =>
      setSelection((before) => {
        const next = new Map(before)
        if (!next.delete(row.orderId)) next.set(row.orderId, row.version)
        return next
      }),
    [],
  )
  /** The rows of a page become all chosen or, where they were already, all not. */
  const toggleAll = useCallback(
    (rows: readonly OrderRow[]) =>
      setSelection((before) => {
        const next = new Map(before)
        const isAll = rows.every(({ orderId }) => before.has(orderId))
        for (const { orderId, version } of rows) {
          if (isAll) next.delete(orderId)
          else next.set(orderId, version)
        }
        return next
      }),
    [],
  )
  /** Of the rows shown, exactly these; what is chosen on other pages stays. */
  const choose = useCallback(
    (shown: readonly OrderRow[], chosen: ReadonlySet<string>) =>
      setSelection((before) => {
        const next = new Map(before)
        for (const { orderId, version } of shown) {
          if (chosen.has(orderId)) next.set(orderId, version)
          else next.delete(orderId)
        }
        return next
      }),
    [],
  )
  const replace = useCallback(
    (orders: readonly { orderId: string; version: number }[]) =>
      setSelection(new Map(orders.map(({ orderId, version }) => [orderId, version]))),
    [],
  )
  return { selection, toggle, toggleAll, choose, replace, clear: useCallback(() => replace([]), [replace]) }
}
