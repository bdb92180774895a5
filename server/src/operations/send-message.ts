import { enqueueJob } from '../storage/jobs.ts'
import type { Transaction } from '../storage/storage.ts'

/** A message to one address, in the words it is read in. */
export interface MessageToSend {
  readonly messageId: string
  readonly channel: 'sms'
  readonly recipient: string
  /** What the message is about; a gateway may have a text of its own for it. */
  readonly template: 'callbackLink'
  readonly orderId: string
  readonly text: string
  readonly madeAt: string
}

/** Puts a message into the outbox in the caller's transaction: it leaves only if what it tells of has happened. */
export async function sendMessage(tx: Transaction, message: MessageToSend): Promise<void> {
  await enqueueJob(tx, 'writeMessage', { ...message })
}
