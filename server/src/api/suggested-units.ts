import { scopeOf } from '@yihu/core/access/permissions'
import { dateIn } from '@yihu/core/calendar/local-time'
import { suggestionReason, suggestUnits } from '@yihu/core/dispatch/suggest-units'
import { accepted, refused } from '@yihu/core/refusal'
import { suggestionFacts } from '../storage/screens/suggested-units.ts'
import type { Handlers } from './handler.ts'

/** More than a handful is no suggestion any more. */
const most = 6

export const suggestionHandlers: Pick<Handlers, 'suggestUnits'> = {
  suggestUnits: async ({ context, params }) => {
    const { storage, centre, actor, now } = context
    const found = await storage.transact(centre.centreId, (tx) =>
      suggestionFacts(tx, scopeOf(actor), params.orderId, dateIn(centre.timeZone, now)),
    )
    if (!found) return refused('orderNotFound')
    return accepted(
      suggestUnits(found.facts)
        .slice(0, most)
        .map((suggestion) => {
          const { unitId, because, count } = suggestion
          const row = because.source === 'history' ? null : because.row
          return {
            unitId,
            unitName: found.unitName(unitId),
            source: because.source,
            responsibilityId: row?.responsibilityId ?? null,
            legalBasis: row?.legalBasis ?? null,
            dispatched: count?.dispatched ?? 0,
            returned: count?.returned ?? 0,
            reason: suggestionReason(suggestion, found.nameOf),
          }
        }),
    )
  },
}
