import { createHash, timingSafeEqual } from 'node:crypto'
import { scopeOf } from '@yihu/core/access/permissions'
import { accepted, refused } from '@yihu/core/refusal'
import { answerByKeypad } from '../operations/answer-by-keypad.ts'
import { appointCallback } from '../operations/appoint-callback.ts'
import { answerCallbackLink, openCallbackLink } from '../operations/callback-link.ts'
import type { Context } from '../operations/context.ts'
import { once } from '../operations/once.ts'
import { recordCallback } from '../operations/record-callback.ts'
import { findCallbackPlan } from '../storage/screens/callback-plan.ts'
import type { Handlers } from './handler.ts'
import { showOrder } from './orders.ts'

export const callbackHandlers: Pick<
  Handlers,
  | 'recordCallback'
  | 'getCallbackPlan'
  | 'appointCallback'
  | 'openCallbackLink'
  | 'answerCallbackLink'
  | 'answerByKeypad'
> = {
  recordCallback: async ({ context, params, body, idempotency }) => {
    const result = await once(context, idempotency, async (tx) => {
      const call = { method: 'manual' as const, answers: body.answers }
      const recorded = await recordCallback(tx, context, params.orderId, call, body.version)
      return recorded.ok ? accepted({ orderId: params.orderId }) : recorded
    })
    return result.ok ? showOrder(context, params.orderId) : result
  },
  getCallbackPlan: async ({ context, params }) => showPlan(context, params.orderId),
  appointCallback: async ({ context, params, body, idempotency }) => {
    const appointment = { at: new Date(body.at), note: body.note }
    const result = await once(context, idempotency, (tx) =>
      appointCallback(tx, context, params.orderId, appointment),
    )
    return result.ok ? showPlan(context, params.orderId) : result
  },
  openCallbackLink: async ({ platform, params }) =>
    openCallbackLink(platform.storage, (centreId) => platform.centre(centreId), params.token, new Date()),
  answerCallbackLink: async ({ platform, params, body }) =>
    answerCallbackLink(
      platform.storage,
      (centreId) => platform.centre(centreId),
      params.token,
      body,
      new Date(),
    ),
  answerByKeypad: async ({ platform, body, raw }) => {
    if (!isSecret(raw.headers['x-yihu-secret'], platform.switchSecret)) return refused('wrongSecret')
    return answerByKeypad(platform.storage, (centreId) => platform.centre(centreId), body, new Date())
  },
}

async function showPlan(context: Context, orderId: string) {
  const { storage, centre, actor } = context
  const plan = await storage.transact(centre.centreId, (tx) => findCallbackPlan(tx, scopeOf(actor), orderId))
  return plan ? accepted(plan) : refused('orderNotFound' as const)
}

/** Compared by their hashes, so that the time it takes tells nothing of the secret. */
function isSecret(given: unknown, secret: string | undefined): boolean {
  if (typeof given !== 'string' || secret === undefined) return false
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(secret))
}
