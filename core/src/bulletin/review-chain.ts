import type { Permission } from '../access/permissions.ts'
import type { Actor } from '../access/roles.ts'
import { may } from '../access/permissions.ts'
import { accepted, refused } from '../refusal.ts'
import type { Result } from '../refusal.ts'

/** Where a draft stands: 采编, 审核, 签发, and issued, which is final (R18.8). */
export const draftStates = ['drafting', 'reviewing', 'signing', 'issued'] as const
export type DraftState = (typeof draftStates)[number]

export const chainSteps = ['submit', 'approve', 'sendBack', 'issue'] as const
export type ChainStep = (typeof chainSteps)[number]

export interface ChainRow {
  readonly step: ChainStep
  readonly from: DraftState
  readonly to: DraftState
  readonly permission: Permission
  /** Sent back without a reason, a draft comes back as it was. */
  readonly needsNote: boolean
  /** Nobody who wrote in it decides on it. */
  readonly byOther: boolean
}

/** The whole chain (R18.8, 采编 → 审核 → 签发): buttons, refusals and the page's history derive from these rows. */
export const reviewChain: readonly ChainRow[] = [
  row('submit', 'drafting', 'reviewing', 'bulletin.edit', {}),
  row('approve', 'reviewing', 'signing', 'bulletin.review', { byOther: true }),
  row('sendBack', 'reviewing', 'drafting', 'bulletin.review', { needsNote: true }),
  row('sendBack', 'signing', 'drafting', 'bulletin.issue', { needsNote: true }),
  row('issue', 'signing', 'issued', 'bulletin.issue', { byOther: true }),
]

export interface ChainPlace {
  readonly state: DraftState
  /** Everybody who wrote in the draft. */
  readonly writers: readonly string[]
}

export type ChainRefusal = 'draftWrongState' | 'notPermitted' | 'ownDraft' | 'noteMissing'

/** What a step does to a draft, or why this person cannot take it now. */
export function takeStep(
  step: ChainStep,
  { state, writers }: ChainPlace,
  actor: Actor,
  note: string | null,
): Result<ChainRow, ChainRefusal> {
  const found = reviewChain.find((one) => one.step === step && one.from === state)
  if (!found) return refused('draftWrongState', { state: draftStateLabels[state] })
  if (!may(actor, found.permission)) return refused('notPermitted', { permission: found.permission })
  if (found.byOther && writers.includes(actor.userId)) return refused('ownDraft')
  if (found.needsNote && (note ?? '').trim() === '') return refused('noteMissing')
  return accepted(found)
}

/** The steps somebody may take now; the note is asked for afterwards. */
export function openSteps(place: ChainPlace, actor: Actor): ChainStep[] {
  return chainSteps.filter((step) => takeStep(step, place, actor, '-').ok)
}

export const draftStateLabels: Readonly<Record<DraftState, { zh: string; en: string }>> = {
  drafting: { zh: '采编', en: 'Drafting' },
  reviewing: { zh: '审核', en: 'In review' },
  signing: { zh: '签发', en: 'To be signed' },
  issued: { zh: '已签发', en: 'Issued' },
}

export const chainStepLabels: Readonly<Record<ChainStep, { zh: string; en: string }>> = {
  submit: { zh: '送审', en: 'Submit' },
  approve: { zh: '审核通过', en: 'Approve' },
  sendBack: { zh: '退回修改', en: 'Send back' },
  issue: { zh: '签发', en: 'Issue' },
}

function row(
  step: ChainStep,
  from: DraftState,
  to: DraftState,
  permission: Permission,
  { needsNote = false, byOther = false }: { needsNote?: boolean; byOther?: boolean },
): ChainRow {
  return { step, from, to, permission, needsNote, byOther }
}
