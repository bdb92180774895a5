import { scopeOf } from '@yihu/core/access/permissions'
import { actionNames, actions } from '@yihu/core/order/actions'
import { accepted } from '@yihu/core/refusal'
import { periodSpan } from '../operations/period.ts'
import { loadOverview } from '../storage/screens/overview.ts'
import type { Handlers } from './handler.ts'

export const overviewHandlers: Pick<Handlers, 'getOverview'> = {
  getOverview: async ({ context, query }) => {
    const { storage, centre, actor, now } = context
    const span = periodSpan(query.period, centre.timeZone)
    if (!span.ok) return span
    const mine = actionNames.filter((name) => actions[name].roles.some((role) => actor.roles.includes(role)))
    const overview = await storage.transact(centre.centreId, (tx) =>
      loadOverview(tx, {
        scope: scopeOf(actor),
        span: span.value,
        timeZone: centre.timeZone,
        now,
        actions: mine,
      }),
    )
    return accepted({ period: query.period, asOf: now.toISOString(), ...overview })
  },
}
