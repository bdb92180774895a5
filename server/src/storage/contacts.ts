import type { Transaction } from './storage.ts'

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
