import { scopeOf } from '@yihu/core/access/permissions'
import { dateIn } from '@yihu/core/calendar/local-time'
import { suggestionReason, suggestUnits } from '@yihu/core/dispatch/suggest-units'
import { accepted, refused } from '@yihu/core/refusal'
import { matterOfOrder, suggestionFacts } from '../storage/screens/suggested-units.ts'
import type { SuggestionMatter } from '../storage/screens/suggested-units.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from '../operations/context.ts'
import type { Handlers } from './handler.ts'

/** More than a handful is no suggestion any more. */
const most = 6

export const suggestionHandlers: Pick<Handlers, 'suggestUnits' | 'suggestUnitsFor'> = {
  suggestUnits: ({ context, params, query }) =>
    context.storage.transact(context.centre.centreId, async (tx) => {
      const matter = await matterOfOrder(tx, scopeOf(context.actor), params.orderId)
      if (!matter) return refused('orderNotFound')
      return accepted(await suggestions(tx, context, matter, query.excluded?.split(',')))
    }),
  suggestUnitsFor: ({ context, query }) =>
    context.storage.transact(context.centre.centreId, async (tx) => {
      const { categoryCode, divisionCode = null, accusedUnitId = null } = query
      return accepted(
        await suggestions(tx, context, { categoryCode, divisionCode, accusedUnitId, handedBackBy: [] }),
      )
    }),
}

async function suggestions(
  tx: Transaction,
  { centre, now }: Context,
  matter: SuggestionMatter,
  excluded: readonly string[] = [],
) {
  const found = await suggestionFacts(tx, matter, dateIn(centre.timeZone, now))
  return suggestUnits({ ...found.facts, excluded: [...found.facts.excluded, ...excluded] })
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
    })
}
