import { attachmentPurposes } from '@yihu/core/attachment/attachment'
import { z } from 'zod'

/** A file of an order, without its bytes. What was removed stays in the list, so that everybody sees that it was. */
export const attachmentView = z
  .object({
    attachmentId: z.uuid(),
    purpose: z.enum(attachmentPurposes),
    assignmentId: z.uuid().nullable(),
    unitName: z.string().nullable().meta({ description: 'Unit of who added it; null for the centre' }),
    fileName: z.string(),
    mediaType: z.string().meta({ description: 'As the bytes show it, not as the sender said' }),
    bytes: z.int(),
    sha256: z.string(),
    addedByName: z.string(),
    addedAt: z.iso.datetime({ offset: true }),
    removal: z
      .object({ at: z.iso.datetime({ offset: true }), byName: z.string(), reason: z.string() })
      .nullable(),
    mayRemove: z
      .boolean()
      .meta({ description: 'Whether the reader may remove it, or restore what was removed' }),
  })
  .meta({ id: 'Attachment' })
export type AttachmentView = z.infer<typeof attachmentView>

/** What goes with the bytes of a new attachment. */
export const newAttachment = z
  .object({
    name: z.string().min(1).max(300).meta({ description: 'File name as the sender calls it' }),
    purpose: z.enum(attachmentPurposes),
    assignmentId: z.uuid().optional().meta({ description: 'The part in the order it was made for' }),
  })
  .strict()
