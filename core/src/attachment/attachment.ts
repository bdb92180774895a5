import { scopeOf } from '../access/permissions.ts'
import type { Actor } from '../access/roles.ts'

/** What a file was added to an order for; it decides who sees it and where it is shown. */
export const attachmentPurposes = [
  'appeal',
  'contact',
  'evidence',
  'feedback',
  'conferral',
  'supervision',
] as const
export type AttachmentPurpose = (typeof attachmentPurposes)[number]

export const purposeLabels: Readonly<Record<AttachmentPurpose, { zh: string; en: string }>> = {
  appeal: { zh: '诉求材料', en: 'Appeal' },
  contact: { zh: '联系记录', en: 'Contact' },
  evidence: { zh: '依据材料', en: 'Evidence' },
  feedback: { zh: '反馈材料', en: 'Feedback' },
  conferral: { zh: '会商材料', en: 'Conferral' },
  supervision: { zh: '督办材料', en: 'Supervision' },
}

/** The most one file may have: 20 MB. */
export const maxAttachmentBytes = 20 * 1024 * 1024

const purposesOfUnits: readonly AttachmentPurpose[] = ['contact', 'evidence', 'feedback', 'conferral']

/** The purposes an actor may add files for: people of a unit those of their own work, the centre all. */
export function purposesOpenTo(actor: Actor): readonly AttachmentPurpose[] {
  return scopeOf(actor).kind === 'centre' ? attachmentPurposes : purposesOfUnits
}

/**
 * Whether the attachment exists for an actor who sees its order. What an appellant sent in shows who it is, by a face,
 * a signature, the very file name: people of a unit never see it where confidentiality was asked for (domain A12).
 */
export function maySeeAttachment(
  actor: Actor,
  attachment: { purpose: AttachmentPurpose },
  appeal: { isConfidential: boolean },
): boolean {
  return !(appeal.isConfidential && attachment.purpose === 'appeal' && scopeOf(actor).kind !== 'centre')
}

/** Who added a file may take it back; a team leader and a supervisor any. Whoever may remove may also restore. */
export function mayRemoveAttachment(actor: Actor, attachment: { addedBy: string }): boolean {
  return (
    attachment.addedBy === actor.userId ||
    actor.roles.some((role) => role === 'teamLeader' || role === 'supervisor')
  )
}
