import type { OrderView } from '@yihu/contract/orders'
import { dateIn } from '@yihu/core/calendar/local-time'
import { useMemo } from 'react'
import { useReferenceData } from '../api/queries.ts'
import { textChecker } from './text-checker.ts'
import type { TextChecker } from './text-checker.ts'

/** The checker of an order's texts: an order keeps the rules of the day it was accepted on. */
export function useTextChecker({ acceptedAt, appeal }: OrderView): TextChecker {
  const data = useReferenceData()
  return useMemo(
    () =>
      data === undefined
        ? textChecker([], '', '')
        : textChecker(data.textRules, dateIn(data.timeZone, new Date(acceptedAt)), appeal.content),
    [data, acceptedAt, appeal.content],
  )
}
