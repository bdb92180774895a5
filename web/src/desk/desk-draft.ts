import type { TakenAppeal } from '@yihu/contract/desk'
import { newAppeal } from '@yihu/contract/orders'
import type { AppealKind, Urgency } from '@yihu/core/appeal/appeal'
import type { ExtraField } from '@yihu/core/appeal/extra-fields'
import { extraFieldsOf } from '@yihu/core/appeal/extra-fields'
import { newKey } from '../api/use-idempotency-key.ts'
import type { End } from './ends.ts'
import { endFields } from './ends.ts'

/** A call as it is being written down; every input of the desk is one of these, all as typed. */
export interface DeskDraft {
  readonly draftId: string
  readonly startedAt: string
  readonly callId: string | null
  readonly channelCode: string
  readonly deskCode: string
  readonly number: string
  readonly name: string
  readonly isAnonymous: boolean
  readonly isConfidential: boolean
  readonly kind: AppealKind
  readonly urgency: Urgency
  readonly title: string
  readonly content: string
  readonly categoryCode: string
  readonly address: string
  readonly divisionCode: string
  readonly programmeTag: string
  readonly extra: Readonly<Record<string, string>>
  readonly reply: string
  /** The unit the appeal is about, where it is about one. */
  readonly accusedUnitId: string
  readonly unitId: string
  readonly opinion: string
  readonly declineCategory: string
  readonly reason: string
  readonly earlier: { readonly orderId: string; readonly orderNo: string } | null
}

export type DraftChange = Partial<Omit<DeskDraft, 'draftId' | 'startedAt'>>

export function blankDraft(change: DraftChange, now: Date): DeskDraft {
  return {
    draftId: newKey(),
    startedAt: now.toISOString(),
    callId: null,
    channelCode: '',
    deskCode: '',
    number: '',
    name: '',
    isAnonymous: false,
    isConfidential: false,
    kind: 'inquiry',
    urgency: 'normal',
    title: '',
    content: '',
    categoryCode: '',
    address: '',
    divisionCode: '',
    programmeTag: '',
    extra: {},
    reply: '',
    accusedUnitId: '',
    unitId: '',
    opinion: '',
    declineCategory: '',
    reason: '',
    earlier: null,
    ...change,
  }
}

/** Whether anything has been written down that would be missed. */
export function isWritten(draft: DeskDraft): boolean {
  const { number, name, title, content, reply, address, opinion, reason } = draft
  return [number, name, title, content, reply, address, opinion, reason].some((text) => text.trim() !== '')
}

/** An inquiry is about a rule and not about a place. */
export function asksPlace(kind: AppealKind): boolean {
  return kind !== 'inquiry'
}

/** Complaints and reports of irregularities may be about a unit, which then never gets the order (domain A5). */
export function mayAccuse(kind: AppealKind): boolean {
  return kind === 'complaint' || kind === 'irregularity'
}

/** The unit the appeal is about; one chosen for another kind before does not count. */
export function accusedUnitOf({ kind, accusedUnitId }: DeskDraft): string {
  return mayAccuse(kind) ? accusedUnitId : ''
}

/** What the desk of the draft asks more. Answers to what is no longer asked are not sent. */
export function askedFields(draft: DeskDraft, desks: readonly DeskWithFields[]): readonly ExtraField[] {
  return extraFieldsOf(draft.kind, desks.find(({ code }) => code === draft.deskCode)?.fields ?? [])
}

export interface DeskWithFields {
  readonly code: string
  readonly fields: readonly ExtraField[]
}

/** What is sent of a draft that has no problems: empty inputs are “not given”. */
export function takenFrom(
  draft: DeskDraft,
  end: End,
  fields: readonly ExtraField[],
  takenAt: Date,
): TakenAppeal {
  const place = asksPlace(draft.kind) ? { address: draft.address, divisionCode: draft.divisionCode } : {}
  const said = {
    channelCode: draft.channelCode,
    kind: draft.kind,
    urgency: draft.urgency,
    title: draft.title.trim(),
    content: draft.content.trim(),
    categoryCode: draft.categoryCode,
    ...place,
    appellantName: draft.name.trim(),
    appellantPhone: draft.number.trim(),
    isAnonymous: draft.isAnonymous,
    isConfidential: draft.isConfidential,
    deskCode: draft.deskCode,
    programmeTag: draft.programmeTag,
    accusedUnitId: accusedUnitOf(draft),
    callId: draft.callId,
  }
  const given = Object.entries(said).filter(([, value]) => value !== '' && value !== null)
  const answers = fields
    .map(({ key }) => [key, (draft.extra[key] ?? '').trim()] as const)
    .filter(([, answer]) => answer !== '')
  return {
    appeal: newAppeal.parse(Object.fromEntries(given)),
    extra: Object.fromEntries(answers),
    takenAt: takenAt.toISOString(),
    earlierOrderId: draft.earlier?.orderId ?? null,
    end: end === 'accept' ? null : { action: end, fields: endFields(draft, end) },
  }
}
