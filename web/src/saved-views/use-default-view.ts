import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ViewedList } from '@yihu/core/workbench/viewed-lists'
import { viewsQuery } from './views-query.ts'
import { useAddress } from '../layout/use-address.ts'

/**
 * Opens the list with the person's default view when its address says nothing, once: whoever then takes all conditions
 * away means it. False until it is known what to show.
 */
export function useDefaultView(list: ViewedList): boolean {
  const [search, setSearch] = useAddress()
  const [isBare] = useState(search.size === 0)
  const isDone = useRef(false)
  const { data: views, isError } = useQuery(viewsQuery(list))
  const isKnown = !isBare || views !== undefined || isError
  useEffect(() => {
    if (!isBare || !isKnown || isDone.current) return
    isDone.current = true
    const view = views?.find(({ isDefault }) => isDefault)
    if (view) setSearch(new URLSearchParams(view.search), { replace: true })
  }, [isBare, isKnown, views, setSearch])
  return isKnown
}
