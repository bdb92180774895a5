import type { ReactNode } from 'react'
import type { ViewedList } from '@yihu/core/workbench/viewed-lists'
import { Loading } from '../layout/loading.tsx'
import { useDefaultView } from './use-default-view.ts'

interface BegunWithViewProps {
  readonly list: ViewedList
  readonly children: ReactNode
}

/** A list that begins with the person's default view; give it the list as `key` where one page shows several. */
export function BegunWithView({ list, children }: BegunWithViewProps) {
  return useDefaultView(list) ? children : <Loading />
}
