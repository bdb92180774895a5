import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { enqueueMessageAgain, findFailedMessage } from '../storage/failed-messages.ts'
import type { Transaction } from '../storage/storage.ts'
import { recordChange } from './administration/change.ts'
import type { Context } from './context.ts'

/**
 * Puts a message that was given up into the outbox once more, with all its attempts before it. A link to an appellant
 * is not kept once it was sent, so that such a message cannot leave again.
 */
export async function sendMessageAgain(
  tx: Transaction,
  context: Context,
  messageId: string,
): Promise<Result<null, 'notFound' | 'messageNotFailed' | 'linkIsGone'>> {
  const message = await findFailedMessage(tx, messageId)
  if (!message) return refused('notFound', { what: messageId })
  if (message.state !== 'failed') return refused('messageNotFailed')
  if (message.template === 'callbackLink') return refused('linkIsGone')
  await enqueueMessageAgain(tx, messageId)
  await recordChange(tx, context, {
    topic: 'messages',
    act: 'resent',
    name: message.order_no,
    before: null,
    after: { channel: message.channel },
  })
  return accepted(null)
}
