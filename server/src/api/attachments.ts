import { fileTypeOf } from '@yihu/core/attachment/file-types'
import { maxAttachmentBytes } from '@yihu/core/attachment/attachment'
import { accepted, refused } from '@yihu/core/refusal'
import { addAttachment } from '../operations/add-attachment.ts'
import type { Context } from '../operations/context.ts'
import { openAttachment } from '../operations/open-attachment.ts'
import { removeAttachment, restoreAttachment } from '../operations/remove-attachment.ts'
import { findOrderPage } from '../storage/screens/order-page.ts'
import { scopeOf } from '@yihu/core/access/permissions'
import { attachmentViews } from './attachment-views.ts'
import type { Handlers } from './handler.ts'

export const attachmentHandlers: Pick<
  Handlers,
  'addAttachment' | 'downloadAttachment' | 'removeAttachment' | 'restoreAttachment'
> = {
  addAttachment: async ({ context, platform, params, query, idempotency, raw }) => {
    const result =
      Number(raw.headers['content-length'] ?? 0) > maxAttachmentBytes
        ? refused('attachmentTooLarge' as const, { megabytes })
        : await addAttachment(context, platform.blobs, { ...params, ...query, source: raw.raw }, idempotency)
    // What is left of a refused file is let through, or its sender would wait for us and never read the answer.
    if (!result.ok) raw.raw.resume()
    return result.ok ? showAttachment(context, params.orderId, result.value.attachmentId) : result
  },
  downloadAttachment: async ({ context, platform, params }) => {
    const opened = await openAttachment(context, platform.blobs, params)
    if (!opened.ok) return opened
    const { attachment, isConfidential, stream } = opened.value
    return accepted({
      bytes: stream,
      size: attachment.bytes,
      fileName: attachment.fileName,
      type: attachment.mediaType,
      isInline: fileTypeOf(attachment.mediaType)?.isImage === true,
      // Asked for again each time, so that a person who may not see it any more does not; only the bytes are spared.
      ...(isConfidential ? {} : { etag: `"${attachment.sha256}"` }),
    })
  },
  removeAttachment: async ({ context, params, body }) => {
    const { storage, centre } = context
    const result = await storage.transact(centre.centreId, (tx) =>
      removeAttachment(tx, context, params, body.reason),
    )
    return result.ok ? showAttachment(context, params.orderId, params.attachmentId) : result
  },
  restoreAttachment: async ({ context, params }) => {
    const { storage, centre } = context
    const result = await storage.transact(centre.centreId, (tx) => restoreAttachment(tx, context, params))
    return result.ok ? showAttachment(context, params.orderId, params.attachmentId) : result
  },
}

const megabytes = maxAttachmentBytes / 1024 / 1024

async function showAttachment(context: Context, orderId: string, attachmentId: string) {
  const { storage, centre, actor } = context
  const data = await storage.transact(centre.centreId, (tx) => findOrderPage(tx, scopeOf(actor), orderId))
  const view = data && attachmentViews(data, actor).find((one) => one.attachmentId === attachmentId)
  return view ? accepted(view) : refused('attachmentNotFound' as const)
}
