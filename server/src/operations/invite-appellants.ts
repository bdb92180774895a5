import { createHash, randomBytes } from 'node:crypto'
import { startOfDay } from '@yihu/core/calendar/local-time'
import { insertInvitation } from '../storage/callbacks.ts'
import { isBeingReplayed } from '../storage/replays.ts'
import { findToInvite } from '../storage/screens/to-invite.ts'
import type { ToInvite } from '../storage/screens/to-invite.ts'
import type { Storage } from '../storage/storage.ts'
import type { Centre } from './context.ts'
import { newId } from './context.ts'
import { callbackPolicy } from './record-callback.ts'
import { sendMessage } from './send-message.ts'

const minute = 60_000
const day = 24 * 60 * minute

/**
 * 系统自动回访 (R7.11): sends a link to the appellant of every order reviewed long enough ago by the rules of its
 * acceptance, once a round. Invitation and message are of one transaction. What stays unanswered needs nothing more: at
 * its expiry the order stands in the queue of those to call. Returns how many were sent.
 */
export async function inviteAppellants(
  storage: Storage,
  centre: Centre,
  now: Date,
  publicUrl: string,
): Promise<number> {
  const rules = centre.policies.filter(({ topic, value }) => topic === 'callback' && value['automatic'])
  const [firstOn] = rules.map(({ validFrom }) => validFrom).toSorted()
  if (firstOn === undefined) return 0
  const from = startOfDay(centre.timeZone, firstOn).toISOString()
  const found = await storage.transact(centre.centreId, async (tx) =>
    (await isBeingReplayed(tx)) ? [] : findToInvite(tx, now, from),
  )
  let sent = 0
  for (const order of found) {
    const policy = callbackPolicy({ centre }, order.acceptedAt)
    const isDue = now.getTime() - order.reviewedAt.getTime() >= policy.sendAfterMinutes * minute
    if (!policy.automatic || !isDue) continue
    const expiresAt = new Date(now.getTime() + policy.expiresDays * day)
    if (await invite(storage, centre, order, { now, expiresAt, publicUrl })) sent++
  }
  return sent
}

/** What of a token is kept. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

async function invite(
  storage: Storage,
  centre: Centre,
  { orderId, round, phone }: ToInvite,
  { now, expiresAt, publicUrl }: { now: Date; expiresAt: Date; publicUrl: string },
): Promise<boolean> {
  const token = randomBytes(16).toString('base64url')
  const invitation = { invitationId: newId(), orderId, round, channel: 'sms', sentAt: now, expiresAt }
  return storage.transact(centre.centreId, async (tx) => {
    const isFirst = await insertInvitation(tx, { ...invitation, tokenHash: tokenHash(token) })
    if (!isFirst) return false
    await sendMessage(tx, {
      messageId: invitation.invitationId,
      channel: 'sms',
      recipient: phone,
      template: 'callbackLink',
      orderId,
      values: { centreName: centre.name, link: new URL(`/c/${token}`, publicUrl).href },
      madeAt: now,
    })
    return true
  })
}
