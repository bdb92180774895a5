import { dateIn } from '@yihu/core/calendar/local-time'
import type { OrderPolicy } from '@yihu/core/order/policy'
import { openPolicy, policyOn } from '@yihu/core/order/policy'
import { useMemo } from 'react'
import { useReferenceData } from '../api/queries.ts'

/** The rules in force when an order was accepted, as the server works them out. */
export function usePolicy(acceptedAt: string): OrderPolicy {
  const data = useReferenceData()
  return useMemo(
    () =>
      data === undefined
        ? openPolicy
        : policyOn(data.policies, dateIn(data.timeZone, new Date(acceptedAt)), data.timeZone),
    [data, acceptedAt],
  )
}
