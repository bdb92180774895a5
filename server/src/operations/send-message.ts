import { writeMessage } from '../storage/messages.ts'
import type { Transaction } from '../storage/storage.ts'

/** A message to one appellant, in the words of its template (`exchange/messages/translate.ts`). */
export interface MessageToSend {
  readonly messageId: string
  readonly channel: 'sms'
  readonly recipient: string
  readonly template: 'callbackLink'
  readonly orderId: string
  readonly values: { readonly centreName: string; readonly link: string }
  readonly madeAt: Date
}

/** Puts a message into the outbox in the caller's transaction: it leaves only if what it tells of has happened. */
export async function sendMessage(tx: Transaction, message: MessageToSend): Promise<void> {
  await writeMessage(tx, message)
}
