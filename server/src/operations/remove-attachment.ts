import { mayRemoveAttachment } from '@yihu/core/attachment/attachment'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { saveRemoval } from '../storage/attachments.ts'
import { writeAudit } from '../storage/audit-log.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { visibleAttachment } from './visible-attachment.ts'

type Refusal = 'orderNotFound' | 'attachmentNotFound' | 'notYourAttachment'

/** Hides an attachment and says why. Its bytes stay, its line stays, and each removal stays in the audit log. */
export async function removeAttachment(
  tx: Transaction,
  context: Context,
  place: { orderId: string; attachmentId: string },
  reason: string,
): Promise<Result<undefined, Refusal | 'attachmentRemoved'>> {
  const { actor, now } = context
  const found = await visibleAttachment(tx, context, place.orderId, place.attachmentId)
  if (!found.ok) return found
  const { attachment, orderNo } = found.value
  if (!mayRemoveAttachment(actor, attachment)) return refused('notYourAttachment')
  if (attachment.isRemoved) return refused('attachmentRemoved', { name: attachment.fileName })
  await saveRemoval(tx, attachment.attachmentId, { by: actor.userId, at: now, reason })
  const subject = subjectOf(orderNo, attachment.attachmentId)
  await writeAudit(tx, { at: now, actorId: actor.userId, act: 'removeAttachment', subject, reason })
  return accepted(undefined)
}

/** Takes a removal back. */
export async function restoreAttachment(
  tx: Transaction,
  context: Context,
  place: { orderId: string; attachmentId: string },
): Promise<Result<undefined, Refusal | 'attachmentNotRemoved'>> {
  const { actor, now } = context
  const found = await visibleAttachment(tx, context, place.orderId, place.attachmentId)
  if (!found.ok) return found
  const { attachment, orderNo } = found.value
  if (!mayRemoveAttachment(actor, attachment)) return refused('notYourAttachment')
  if (!attachment.isRemoved) return refused('attachmentNotRemoved', { name: attachment.fileName })
  await saveRemoval(tx, attachment.attachmentId, null)
  const subject = subjectOf(orderNo, attachment.attachmentId)
  await writeAudit(tx, { at: now, actorId: actor.userId, act: 'restoreAttachment', subject })
  return accepted(undefined)
}

/** How the audit log names an attachment. */
export function subjectOf(orderNo: string, attachmentId: string): string {
  return `order ${orderNo} attachment ${attachmentId}`
}
