import type { PresentPerson as PresentPersonView } from '@yihu/contract/live'
import { scopeOf } from '@yihu/core/access/permissions'
import type { Actor } from '@yihu/core/access/roles'
import { accepted } from '@yihu/core/refusal'
import { bePresent, leaveOrder } from '../operations/be-present.ts'
import { listOthersPresent } from '../storage/screens/presence.ts'
import type { PresentPerson } from '../storage/screens/presence.ts'
import type { Handlers } from './handler.ts'

export const presenceHandlers: Pick<Handlers, 'bePresent' | 'leaveOrder'> = {
  bePresent: async ({ context, params, body }) => {
    const { storage, centre, actor, now } = context
    return storage.transact(centre.centreId, async (tx) => {
      const present = await bePresent(tx, context, params.orderId, body)
      if (!present.ok) return present
      const others = await listOthersPresent(tx, params.orderId, actor.userId, now)
      return accepted({ others: others.map((person) => presentPersonView(person, actor)) })
    })
  },
  leaveOrder: async ({ context, params, query }) => {
    const { storage, centre } = context
    await storage.transact(centre.centreId, (tx) => leaveOrder(tx, context, params.orderId, query.pageId))
    return accepted(undefined)
  },
}

/** Units know each other and the centre by office, not by name: names are for one's own unit and for the centre. */
function presentPersonView(person: PresentPerson, viewer: Actor): PresentPersonView {
  const scope = scopeOf(viewer)
  const isOwn = scope.kind === 'centre' || (person.unitId !== null && scope.unitIds.includes(person.unitId))
  return {
    name: isOwn ? person.name : null,
    role: person.roles[0] ?? 'handler',
    unitName: person.unitName,
    since: person.since.toISOString(),
    editingAction: person.editingAction as PresentPersonView['editingAction'],
  }
}
