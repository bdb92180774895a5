import { findRepeatedResponsibilities } from '@yihu/core/dispatch/suggest-units'
import { listForms } from '@yihu/core/administration/lists'
import { accepted, refused } from '@yihu/core/refusal'
import type { Refusal, Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import { loadList } from '../../storage/coded-lists.ts'
import {
  insertResponsibilities,
  loadResponsibilities,
  updateResponsibility,
} from '../../storage/responsibilities.ts'
import type { ResponsibilityRecord } from '../../storage/responsibilities.ts'
import type { Transaction } from '../../storage/storage.ts'
import { loadUnits } from '../../storage/units.ts'
import type { Context } from '../context.ts'
import { recordChange, stale, wrongDates } from './change.ts'
import { openUnitOf } from './open-unit.ts'

export interface ResponsibilityFields {
  readonly categoryCode: string
  readonly divisionCode: string | null
  readonly unitId: string
  readonly legalBasis: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly note: string | null
}
type ResponsibilityRefusal = 'unknownCode' | 'unknownUnit' | 'responsibilityTwice' | 'invalidDates'

/** Adds a row to the responsibility list (派单目录). A conferral gives its order: the decision is precedent from then on. */
export async function addResponsibility(
  tx: Transaction,
  context: Context,
  fields: ResponsibilityFields & { readonly reason: string },
  orderId: string | null = null,
): Promise<Result<null, ResponsibilityRefusal>> {
  await lockBasicData(tx)
  const { reason, ...row } = fields
  const checked = await checkResponsibility(tx, row)
  if (!checked.ok) return checked
  const source = orderId === null ? 'list' : 'conferral'
  await insertResponsibilities(tx, [
    { responsibility_id: context.newId(), source, order_id: orderId, ...columnsOf(row) },
  ])
  await recordChange(tx, context, {
    topic: 'responsibilities',
    act: 'opened',
    name: checked.value.name,
    before: null,
    after: checked.value.values,
    validFrom: row.validFrom,
    reason,
  })
  return accepted(null)
}

export type ResponsibilityChange =
  | {
      readonly change: 'edit'
      readonly row: ResponsibilityFields
      readonly version: number
      readonly reason: string
    }
  | { readonly change: 'close'; readonly on: string; readonly version: number; readonly reason: string }

/** Edits or ends a row of the responsibility list; rows are not deleted. */
export async function changeResponsibility(
  tx: Transaction,
  context: Context,
  responsibilityId: string,
  change: ResponsibilityChange,
): Promise<Result<null, ResponsibilityRefusal | 'notFound' | 'staleData'>> {
  await lockBasicData(tx)
  const old = (await loadResponsibilities(tx)).find((row) => row.responsibility_id === responsibilityId)
  if (!old) return refused('notFound', { what: responsibilityId })
  const names = await namesOf(tx)
  const refusal = stale(names.rowName(fieldsOf(old)), old, change.version)
  if (refusal) return refusal
  const row = change.change === 'close' ? { ...fieldsOf(old), validUntil: change.on } : change.row
  const checked =
    change.change === 'close'
      ? (wrongDates(old.valid_from, change.on) ??
        accepted({ name: names.rowName(row), values: names.rowValues(row) }))
      : await checkResponsibility(tx, row, responsibilityId)
  if (!checked.ok) return checked
  await updateResponsibility(tx, responsibilityId, columnsOf(row))
  await recordChange(tx, context, {
    topic: 'responsibilities',
    act: change.change === 'close' ? 'closed' : 'edited',
    name: checked.value.name,
    before: names.rowValues(fieldsOf(old)),
    after: checked.value.values,
    validFrom: row.validFrom,
    reason: change.reason,
  })
  return accepted(null)
}

async function checkResponsibility(tx: Transaction, row: ResponsibilityFields, exceptId?: string) {
  const dates = wrongDates(row.validFrom, row.validUntil)
  if (dates) return dates
  const names = await namesOf(tx)
  const unknown = names.unknownIn(row)
  if (unknown) return unknown
  const others = (await loadResponsibilities(tx)).filter((one) => one.responsibility_id !== exceptId)
  const added = { ...row, source: 'list' as const }
  const pairs = findRepeatedResponsibilities([
    ...others.map((one) => ({ ...fieldsOf(one), source: 'list' as const })),
    added,
  ])
  const pair = pairs.find((both) => both.includes(added))
  if (pair) return refused('responsibilityTwice', { name: names.rowName(pair[0]) })
  return accepted({ name: names.rowName(row), values: names.rowValues(row) })
}

/** Names of the codes a row is made of, read once for a change. */
export async function namesOf(tx: Transaction) {
  const [categories, divisions] = [await loadList(tx, 'categories'), await loadList(tx, 'divisions')]
  const units = await loadUnits(tx)
  const nameIn = (list: readonly { code: string; name: string }[], code: string | null) =>
    code === null ? null : (list.find((one) => one.code === code)?.name ?? code)
  const unitName = (unitId: string) => units.find((one) => one.unit_id === unitId)?.name ?? unitId
  const isOpenIn = (list: typeof categories, code: string) =>
    list.some((one) => one.code === code && one.validUntil === null)
  return {
    categories,
    divisions,
    units,
    rowName: (row: ResponsibilityFields) =>
      [nameIn(categories, row.categoryCode), nameIn(divisions, row.divisionCode), unitName(row.unitId)]
        .filter((part) => part !== null)
        .join(' → '),
    rowValues: (row: ResponsibilityFields) => ({
      category: nameIn(categories, row.categoryCode),
      division: nameIn(divisions, row.divisionCode),
      unit: unitName(row.unitId),
      legalBasis: row.legalBasis,
      validFrom: row.validFrom,
      validUntil: row.validUntil,
      note: row.note,
    }),
    unknownIn: ({
      categoryCode,
      divisionCode,
      unitId,
    }: ResponsibilityFields): Refusal<'unknownCode' | 'unknownUnit'> | undefined => {
      if (!isOpenIn(categories, categoryCode))
        return refused('unknownCode', { list: listForms.categories, code: categoryCode })
      if (divisionCode !== null && !isOpenIn(divisions, divisionCode))
        return refused('unknownCode', { list: listForms.divisions, code: divisionCode })
      return openUnitOf(units, unitId) ? undefined : refused('unknownUnit', { unitId })
    },
  }
}

export function fieldsOf(row: ResponsibilityRecord): ResponsibilityFields {
  return {
    categoryCode: row.category_code,
    divisionCode: row.division_code,
    unitId: row.unit_id,
    legalBasis: row.legal_basis,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    note: row.note,
  }
}

export function columnsOf(row: ResponsibilityFields) {
  return {
    category_code: row.categoryCode,
    division_code: row.divisionCode,
    unit_id: row.unitId,
    legal_basis: row.legalBasis,
    valid_from: row.validFrom,
    valid_until: row.validUntil,
    note: row.note,
  }
}
