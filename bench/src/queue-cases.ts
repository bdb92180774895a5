import type { Scope } from '@yihu/core/access/permissions'
import { queueNames, queues, queuesOf, workbenches } from '@yihu/core/workbench/queues'
import { queueTimes } from '@yihu/server/api/order-filter'
import { listOrders } from '@yihu/server/storage/screens/order-list'
import { countQueues } from '@yihu/server/storage/screens/count-queues'
import type { SmallCentre } from '@yihu/server/testing/small-centre'
import { firstPage } from './list-cases.ts'
import type { Work } from './list-cases.ts'

/** Every queue in its own order, and the numbers on the tabs of every desk, for the centre and for its largest unit. */
export function queueCases({ centre, ids }: SmallCentre): Record<string, Work> {
  const now = new Date()
  const times = queueTimes(centre.timePolicy, now)
  const whole: Scope = { kind: 'centre' }
  const largest: Scope = { kind: 'units', unitIds: [...ids.unitIds.values()].slice(0, 1) }
  const cases: Record<string, Work> = {}
  for (const [scope, whose] of [[whole, ''] as const, [largest, ', a unit'] as const]) {
    for (const queue of queueNames)
      cases[`queue ${queue}${whose}`] = (tx) =>
        listOrders(tx, scope, { ...firstPage, queue, queueTimes: times, sort: queues[queue].sort }, now)
    for (const workbench of workbenches)
      cases[`tabs of ${workbench}${whose}`] = (tx) =>
        countQueues(tx, queuesOf(workbench), { scope, now, ...times })
  }
  return cases
}
