import { scopeOf } from '@yihu/core/access/permissions'
import { accepted, refused } from '@yihu/core/refusal'
import { isUnchanged } from '../operations/sessions.ts'
import { countUnread } from '../storage/screens/notice-list.ts'
import type { Handlers } from './handler.ts'

export const liveHandlers: Pick<Handlers, 'getLive'> = {
  getLive: async ({ platform, context, actor, user, raw, query }) => {
    const { storage, centre } = context
    const { sessionId } = raw.session
    const joined = await platform.live.join({
      centreId: centre.centreId,
      userId: user.userId,
      scope: scopeOf(actor),
      tabId: query.tabId,
      isStillIn: () => isUnchanged(storage, sessionId, { ...user, centreId: centre.centreId }),
    })
    if (!joined) return refused('tooManyStreams')
    const unread = await storage.transact(centre.centreId, (tx) => countUnread(tx, [user.userId]))
    joined.stream.send('hello', { unread: unread.get(user.userId) ?? 0 })
    return accepted(joined.events)
  },
}
