import type { Updateable } from 'kysely'
import type { Transaction } from './storage.ts'
import type { DB } from './tables.generated.ts'

/** Somebody of a unit who is reached outside the page: 联络员 or 分管领导 (R1.6). */
export interface UnitContact {
  readonly unitId: string
  readonly name: string
  readonly office: 'liaison' | 'leader'
  readonly phone?: string
  readonly mail?: string
  readonly wechat?: string
  readonly isPrimary?: boolean
  /** First day; from the beginning when left out. */
  readonly validFrom?: string
}

export async function addContact(tx: Transaction, contact: UnitContact): Promise<void> {
  await tx.insertInto('unit_contacts').values(contactRow(tx.centreId, contact)).execute()
}

export function contactRow(centreId: string, contact: UnitContact) {
  return {
    centre_id: centreId,
    unit_id: contact.unitId,
    name: contact.name,
    office: contact.office,
    phone: contact.phone ?? null,
    mail: contact.mail ?? null,
    wechat: contact.wechat ?? null,
    is_primary: contact.isPrimary ?? false,
    valid_from: contact.validFrom ?? '2000-01-01',
  }
}

/** Contacts of all units, former ones too, those of today first. */
export async function loadContacts(tx: Transaction) {
  return tx
    .selectFrom('unit_contacts')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .orderBy('unit_id')
    .orderBy((row) => row('valid_until', 'is not', null))
    .orderBy('office', 'desc')
    .orderBy('is_primary', 'desc')
    .orderBy('name')
    .orderBy('contact_id')
    .execute()
}
export type ContactRecord = Awaited<ReturnType<typeof loadContacts>>[number]

/** Changes a contact and counts its version up. */
export async function updateContact(
  tx: Transaction,
  contactId: string,
  change: Updateable<DB['unit_contacts']>,
): Promise<void> {
  await tx
    .updateTable('unit_contacts')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where('centre_id', '=', tx.centreId)
    .where('contact_id', '=', contactId)
    .execute()
}
