import type { AttachmentView } from '@yihu/contract/attachments'
import { mayRemoveAttachment, maySeeAttachment } from '@yihu/core/attachment/attachment'
import type { AttachmentPurpose } from '@yihu/core/attachment/attachment'
import type { Actor } from '@yihu/core/access/roles'
import type { AttachmentListRow } from '../storage/screens/attachment-list.ts'

/** The attachments of an order an actor may know of, as they cross the wire. */
export function attachmentViews(
  data: { readonly attachments: readonly AttachmentListRow[]; readonly appeal: { is_confidential: boolean } },
  actor: Actor,
): AttachmentView[] {
  const appeal = { isConfidential: data.appeal.is_confidential }
  return data.attachments
    .filter((row) => maySeeAttachment(actor, { purpose: purposeOf(row) }, appeal))
    .map((row) => ({
      attachmentId: row.attachment_id,
      purpose: purposeOf(row),
      assignmentId: row.assignment_id,
      unitName: row.unit_name,
      fileName: row.file_name,
      mediaType: row.media_type,
      bytes: Number(row.bytes),
      sha256: row.sha256.toString('hex'),
      addedByName: row.added_by_name ?? '',
      addedAt: row.added_at.toISOString(),
      removal:
        row.removed_at === null
          ? null
          : {
              at: row.removed_at.toISOString(),
              byName: row.removed_by_name ?? '',
              reason: row.removal_reason ?? '',
            },
      mayRemove: mayRemoveAttachment(actor, { addedBy: row.added_by }),
    }))
}

function purposeOf(row: AttachmentListRow): AttachmentPurpose {
  return row.purpose as AttachmentPurpose
}
