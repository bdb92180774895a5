import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { findOrderToAsk } from '../storage/callbacks.ts'
import { listCentres } from '../storage/centres.ts'
import type { Storage } from '../storage/storage.ts'
import type { ActOnOrderRefusal } from './act-on-order.ts'
import type { Centre } from './context.ts'
import { once } from './once.ts'
import { callbackPolicy, recordCallback } from './record-callback.ts'
import { systemContext } from './system-context.ts'

/** What the switch heard: the digit pressed, or null when nobody answered. */
export interface KeypadAnswer {
  readonly centreCode?: string | undefined
  readonly orderNo: string
  readonly digit: string | null
}

export type KeypadRefusal = ActOnOrderRefusal | 'deskCallsByHand' | 'unknownDigit'

/**
 * Records what an appellant pressed in an automatic call, as the centre's rules read the digit; nobody answering is an
 * attempt. Said twice, an answer counts once. Refuses orders of desks whose appellants a person calls (R4.1, R4.2).
 */
export async function answerByKeypad(
  storage: Storage,
  centreOf: (centreId: string) => Promise<Centre>,
  answer: KeypadAnswer,
  now: Date,
): Promise<Result<{ isClosed: boolean }, KeypadRefusal>> {
  const centres = await listCentres(storage.owner)
  const only = centres.length === 1 ? centres[0] : undefined
  const row = answer.centreCode === undefined ? only : centres.find(({ code }) => code === answer.centreCode)
  const context = row && (await systemContext(storage, await centreOf(row.centre_id), now))
  if (!context) return refused('orderNotFound')
  const result = await once(context, undefined, async (tx) => {
    const order = await findOrderToAsk(tx, answer.orderNo)
    if (!order) return refused('orderNotFound')
    if (order.isByHand) return refused('deskCallsByHand')
    const { keypad } = callbackPolicy(context, order.acceptedAt)
    const satisfaction = answer.digit === null ? 'unrated' : keypad[answer.digit]
    if (satisfaction === undefined)
      return refused('unknownDigit', { digit: answer.digit, known: Object.keys(keypad) })
    // What the appellant said since the last feedback, said once more: the switch repeats itself, nobody called again.
    if (answer.digit !== null && order.said === satisfaction) return accepted({ isClosed: order.isClosed })
    const answers = { isReached: answer.digit !== null, satisfaction }
    const recorded = await recordCallback(tx, context, order.orderId, { method: 'system', answers }, null)
    return recorded.ok ? accepted({ isClosed: recorded.value.order.state === 'closed' }) : recorded
  })
  if (!result.ok && result.code === 'keyReused') throw new Error('a keypad answer has no key')
  return result as Result<{ isClosed: boolean }, KeypadRefusal>
}
