import type { AttachmentPurpose } from '@yihu/core/attachment/attachment'
import type { ActionName } from '@yihu/core/order/actions'

/** Actions whose form takes files, and what the files are for. */
const purposes: Readonly<Partial<Record<ActionName, AttachmentPurpose>>> = {
  recordContact: 'contact',
  requestReturn: 'evidence',
  requestExtension: 'evidence',
  suspend: 'evidence',
  giveFeedback: 'feedback',
}

export function purposeOfAction(action: ActionName): AttachmentPurpose | undefined {
  return purposes[action]
}
