import { publicText } from '@yihu/core/callback/public-text'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { answerInvitation, findCentreOfToken } from '../storage/callbacks.ts'
import { loadOrder } from '../storage/orders.ts'
import { findLinkedOrder } from '../storage/screens/callback-link.ts'
import type { Storage } from '../storage/storage.ts'
import type { Centre } from './context.ts'
import { tokenHash } from './invite-appellants.ts'
import { once } from './once.ts'
import { recordCallback } from './record-callback.ts'
import type { Answers } from './record-callback.ts'
import { systemContext } from './system-context.ts'

type Centres = (centreId: string) => Promise<Centre>

export interface OpenedLink {
  readonly centreName: string
  readonly title: string
  readonly publicText: string | null
}

/**
 * What the holder of a link sees. A link that is over and one that never was are refused alike, so that guessing tells
 * nothing; only whoever holds a link that is still good learns that it has been answered.
 */
export async function openCallbackLink(
  storage: Storage,
  centreOf: Centres,
  token: string,
  now: Date,
): Promise<Result<OpenedLink, 'linkUnknown' | 'linkUsed'>> {
  const hash = tokenHash(token)
  const centreId = await findCentreOfToken(storage.owner, hash)
  if (centreId === undefined) return refused('linkUnknown')
  const linked = await storage.transact(centreId, (tx) => findLinkedOrder(tx, hash))
  if (!linked || linked.expiresAt <= now) return refused('linkUnknown')
  if (linked.isOver) return refused('linkUsed')
  const { name } = await centreOf(centreId)
  return accepted({
    centreName: name,
    title: publicText(linked.title),
    publicText: linked.publicText === null ? null : publicText(linked.publicText),
  })
}

/**
 * Records the appellant's own answer by the system, once, and closes the order if nothing stands against it. The link is
 * used up in the same transaction.
 */
export async function answerCallbackLink(
  storage: Storage,
  centreOf: Centres,
  token: string,
  answers: Omit<Answers, 'isReached'>,
  now: Date,
): Promise<Result<{ isClosed: boolean }, 'linkUnknown' | 'linkUsed'>> {
  const opened = await openCallbackLink(storage, centreOf, token, now)
  if (!opened.ok) return opened
  const hash = tokenHash(token)
  const centreId = await findCentreOfToken(storage.owner, hash)
  const context = centreId && (await systemContext(storage, await centreOf(centreId), now))
  if (!context) return refused('linkUnknown')
  const result = await once(context, undefined, async (tx) => {
    const invitation = await answerInvitation(tx, hash, now)
    const stored = invitation && (await loadOrder(tx, invitation.orderId))
    if (!invitation || stored?.order.facts.reworks !== invitation.round) return refused('linkUsed')
    const call = { method: 'system' as const, answers: { ...answers, isReached: true } }
    const recorded = await recordCallback(tx, context, invitation.orderId, call, stored.order.version)
    return recorded.ok ? accepted({ isClosed: recorded.value.order.state === 'closed' }) : recorded
  })
  // Whatever stood against it: somebody called meanwhile, or the order went on.
  return result.ok ? accepted(result.value) : refused('linkUsed')
}
