import type { NoticeView } from '@yihu/contract/live'
import { scopeOf } from '@yihu/core/access/permissions'
import { accepted } from '@yihu/core/refusal'
import { readNotices } from '../operations/read-notices.ts'
import { countUnread, listNotices } from '../storage/screens/notice-list.ts'
import type { NoticeRow } from '../storage/screens/notice-list.ts'
import type { Handlers } from './handler.ts'

const usualLimit = 50

export const noticeHandlers: Pick<Handlers, 'listNotices' | 'readNotices'> = {
  listNotices: async ({ context, query }) => {
    const { storage, centre, actor } = context
    const filter = { onlyUnread: query.unread === 'true', limit: query.limit ?? usualLimit }
    return storage.transact(centre.centreId, async (tx) => {
      const rows = await listNotices(tx, scopeOf(actor), actor.userId, filter)
      const unread = await countUnread(tx, [actor.userId])
      return accepted({ rows: rows.map(noticeView), unread: unread.get(actor.userId) ?? 0 })
    })
  },
  readNotices: async ({ context, body }) => {
    const { storage, centre, actor } = context
    return storage.transact(centre.centreId, async (tx) => {
      await readNotices(tx, context, body.noticeIds)
      const unread = await countUnread(tx, [actor.userId])
      return accepted({ unread: unread.get(actor.userId) ?? 0 })
    })
  },
}

function noticeView(row: NoticeRow): NoticeView {
  return {
    noticeId: row.notice_id,
    kind: row.kind,
    orderId: row.order_id,
    orderNo: row.order_no,
    articleTaskId: row.article_task_id,
    title: row.title,
    role: row.data.role,
    unitName: row.data.unitName,
    madeAt: row.made_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  }
}
