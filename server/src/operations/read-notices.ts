import { markRead } from '../storage/notices.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'

/** Marks notices of the actor read; the actor's other pages hear of it. */
export async function readNotices(
  tx: Transaction,
  { actor, now }: Context,
  noticeIds: readonly string[] | 'all',
): Promise<void> {
  const changed = await markRead(tx, actor.userId, noticeIds, now)
  if (changed > 0) tx.news.push({ kind: 'notice', centreId: tx.centreId, userIds: [actor.userId] })
}
