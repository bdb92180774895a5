import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import { addContact, loadContacts, updateContact } from '../../storage/contacts.ts'
import type { ContactRecord } from '../../storage/contacts.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { Context } from '../context.ts'
import { recordChange, stale, wrongDates } from './change.ts'

export interface ContactFields {
  readonly name: string
  readonly office: 'liaison' | 'leader'
  readonly phone: string | null
  readonly mail: string | null
  readonly wechat: string | null
  readonly isPrimary: boolean
}

/** Adds somebody of a unit who is written to when an order comes, is urged or is supervised (R1.6). */
export async function addUnitContact(
  tx: Transaction,
  context: Context,
  contact: ContactFields & { readonly unitId: string; readonly validFrom: string; readonly reason: string },
): Promise<Result<null, 'unknownUnit' | 'contactUnreachable'>> {
  await lockBasicData(tx)
  const { unitId, validFrom, reason, ...fields } = contact
  if (!context.centre.unitLevels.has(unitId)) return refused('unknownUnit', { unitId })
  if (isUnreachable(fields)) return refused('contactUnreachable', { name: fields.name })
  const { phone, mail, wechat, ...rest } = fields
  await addContact(tx, {
    unitId,
    validFrom,
    ...rest,
    ...(phone === null ? {} : { phone }),
    ...(mail === null ? {} : { mail }),
    ...(wechat === null ? {} : { wechat }),
  })
  await recordChange(tx, context, {
    topic: 'contacts',
    act: 'opened',
    name: nameOf(context, unitId, fields.name),
    before: null,
    after: { ...fields },
    validFrom,
    reason,
  })
  return accepted(null)
}

export type ContactChange = { readonly version: number; readonly reason: string } & (
  | ({ readonly change: 'edit' } & ContactFields)
  | { readonly change: 'close'; readonly on: string }
)

/** Edits a contact, or ends it with its last day. */
export async function changeUnitContact(
  tx: Transaction,
  context: Context,
  contactId: string,
  change: ContactChange,
): Promise<Result<null, 'notFound' | 'staleData' | 'contactUnreachable' | 'invalidDates'>> {
  await lockBasicData(tx)
  const old = (await loadContacts(tx)).find((row) => row.contact_id === contactId)
  if (!old) return refused('notFound', { what: contactId })
  const refusal = stale(old.name, old, change.version)
  if (refusal) return refusal
  const said = {
    topic: 'contacts',
    name: nameOf(context, old.unit_id, old.name),
    reason: change.reason,
  } as const
  if (change.change === 'close') {
    const wrong = wrongDates(old.valid_from, change.on)
    if (wrong) return wrong
    await updateContact(tx, contactId, { valid_until: change.on })
    const ends = { before: { validUntil: old.valid_until }, after: { validUntil: change.on } }
    await recordChange(tx, context, { ...said, act: 'closed', ...ends })
    return accepted(null)
  }
  const { name, office, phone, mail, wechat, isPrimary } = change
  const after = { name, office, phone, mail, wechat, isPrimary }
  if (isUnreachable(after)) return refused('contactUnreachable', { name })
  await updateContact(tx, contactId, { name, office, phone, mail, wechat, is_primary: isPrimary })
  await recordChange(tx, context, { ...said, act: 'edited', before: fieldsOf(old), after })
  return accepted(null)
}

function isUnreachable({ phone, mail, wechat }: ContactFields): boolean {
  return phone === null && mail === null && wechat === null
}

function fieldsOf(row: ContactRecord) {
  const { name, office, phone, mail, wechat, is_primary } = row
  return { name, office, phone, mail, wechat, isPrimary: is_primary }
}

function nameOf({ centre }: Context, unitId: string, name: string): string {
  return `${centre.unitNames.get(unitId) ?? ''} ${name}`
}
