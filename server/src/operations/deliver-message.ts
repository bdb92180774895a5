import { beginAttempt, recordAttempt } from '../storage/messages.ts'
import type { Message, MessageChannel } from '../storage/messages.ts'
import type { Storage } from '../storage/storage.ts'

export type { Message, MessageChannel }

/** What a sender says of one attempt; after a final failure it is not tried again. */
export type Sent =
  | { readonly ok: true }
  | { readonly ok: false; readonly isFinal: boolean; readonly error: string }

/** The port to the world outside: one sender for each channel, chosen by the settings. */
export type Senders = Readonly<Record<MessageChannel, (message: Message) => Promise<Sent>>>

const mostAttempts = 8

/**
 * Sends one message of the outbox. A message already sent is left alone, so a job done again sends nothing; a failure
 * that may pass throws, and the queue tries again later, each time with the same identity, by which the other side knows
 * a repetition.
 */
export async function deliverMessage(
  storage: Storage,
  senders: Senders,
  { centreId, messageId }: { readonly centreId: string; readonly messageId: string },
  now: () => Date,
): Promise<void> {
  const message = await storage.transact(centreId, (tx) => beginAttempt(tx, messageId))
  if (!message) return
  const sent = await senders[message.channel](message)
  const error = sent.ok ? null : withoutNumbers(sent.error)
  const isGivenUp = !sent.ok && (sent.isFinal || message.attempts >= mostAttempts)
  const state = sent.ok ? 'sent' : isGivenUp ? 'failed' : 'waiting'
  await storage.transact(centreId, (tx) => recordAttempt(tx, messageId, { state, error, at: now() }))
  if (state === 'waiting') throw new Error(`message ${messageId} was not sent: ${error}`)
}

/** Gateways repeat the number they refuse; numbers and addresses of people stay out of logs. */
export function withoutNumbers(text: string): string {
  return text
    .replace(/[\w.+-]+@[\w.-]+/g, '…')
    .replace(/\+?\d[\d -]{5,}\d/g, '…')
    .slice(0, 300)
}
