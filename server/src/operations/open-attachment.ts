import type { Readable } from 'node:stream'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { AttachmentRow } from '../storage/attachments.ts'
import { writeAudit } from '../storage/audit-log.ts'
import { blobKey } from '../storage/blobs/blobs.ts'
import type { Blobs } from '../storage/blobs/blobs.ts'
import type { Context } from './context.ts'
import { subjectOf } from './remove-attachment.ts'
import { visibleAttachment } from './visible-attachment.ts'

export interface OpenedAttachment {
  readonly attachment: AttachmentRow
  readonly isConfidential: boolean
  readonly stream: Readable
}

type Refusal = 'orderNotFound' | 'attachmentNotFound' | 'attachmentRemoved' | 'attachmentBytesMissing'

/**
 * Opens the bytes of an attachment. On a confidential order each opening is written down before a byte leaves; on
 * others it is not: a page with ten photos would write ten lines that nobody reads.
 */
export async function openAttachment(
  context: Context,
  blobs: Blobs,
  place: { orderId: string; attachmentId: string },
): Promise<Result<OpenedAttachment, Refusal>> {
  const { storage, centre, actor, now } = context
  const found = await storage.transact(centre.centreId, async (tx) => {
    const visible = await visibleAttachment(tx, context, place.orderId, place.attachmentId)
    if (!visible.ok) return visible
    const { attachment, orderNo, isConfidential } = visible.value
    if (attachment.isRemoved) return refused('attachmentRemoved' as const, { name: attachment.fileName })
    if (isConfidential) {
      const subject = subjectOf(orderNo, attachment.attachmentId)
      await writeAudit(tx, { at: now, actorId: actor.userId, act: 'downloadAttachment', subject })
    }
    return visible
  })
  if (!found.ok) return found
  const { attachment, isConfidential } = found.value
  const stream = await blobs.read(blobKey(centre.centreId, attachment.attachmentId, attachment.addedAt))
  if (!stream) return refused('attachmentBytesMissing', { name: attachment.fileName })
  return accepted({ attachment, isConfidential, stream })
}
