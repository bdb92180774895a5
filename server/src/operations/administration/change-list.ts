import { listForms, pathOf } from '@yihu/core/administration/lists'
import type { ListName } from '@yihu/core/administration/lists'
import type { DeclineTreatment } from '@yihu/core/appeal/decline-treatments'
import { accepted, refused } from '@yihu/core/refusal'
import type { Refusal, Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import { insertEntry, loadList, updateEntry } from '../../storage/coded-lists.ts'
import type { ListEntryRecord } from '../../storage/coded-lists.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { Context } from '../context.ts'
import { recordChange, stale, wrongDates } from './change.ts'

export interface EntryFields {
  readonly name: string
  readonly unitWord?: string | null | undefined
  readonly treatment?: DeclineTreatment | null | undefined
  readonly prescribedText?: string | null | undefined
}
export type NewEntry = EntryFields & {
  readonly code: string
  readonly parentCode: string | null
  readonly validFrom: string
  readonly reason: string
}
interface Seen {
  readonly version: number
  readonly reason: string
}
export type EntryChange =
  | (Seen & { readonly change: 'edit' } & EntryFields)
  | (Seen & { readonly change: 'close'; readonly on: string })
  | (Seen & { readonly change: 'reopen' })
  | { readonly change: 'moveUp' | 'moveDown'; readonly version: number }

/**
 * Adds an entry at the end of its list. A code is never used twice, not even after it was closed: old orders name it.
 */
export async function addListEntry(
  tx: Transaction,
  context: Context,
  list: ListName,
  entry: NewEntry,
): Promise<Result<null, 'codeTaken' | 'nameTaken' | 'unknownCode' | 'tooDeep' | 'treatmentMissing'>> {
  await lockBasicData(tx)
  const entries = await loadList(tx, list)
  const { code, parentCode, name } = entry
  const same = entries.find((one) => one.code === code)
  if (same) return refused('codeTaken', { code, name: same.name })
  const parent = entries.find((one) => one.code === parentCode && one.validUntil === null)
  if (parentCode !== null && !parent)
    return refused('unknownCode', { list: listForms[list], code: parentCode })
  if (pathOf(entries, parentCode).length >= listForms[list].levels)
    return refused('tooDeep', { list: listForms[list], levels: listForms[list].levels })
  const refusal = wrongFields(list, entries, entry, parentCode)
  if (refusal) return refusal
  await insertEntry(tx, list, {
    code,
    parentCode,
    position: Math.max(-1, ...entries.map(({ position }) => position)) + 1,
    validFrom: entry.validFrom,
    ...fieldsOf(entry),
  })
  await recordChange(tx, context, {
    topic: 'lists',
    act: 'opened',
    name: `${listForms[list].zh}：${name}`,
    before: null,
    after: { code, parent: parent?.name ?? null, ...fieldsOf(entry) },
    validFrom: entry.validFrom,
    reason: entry.reason,
  })
  return accepted(null)
}

/** Renames, closes with a date, reopens or moves an entry; nothing is ever deleted. */
export async function changeListEntry(
  tx: Transaction,
  context: Context,
  list: ListName,
  code: string,
  change: EntryChange,
): Promise<
  Result<
    null,
    'notFound' | 'staleData' | 'nameTaken' | 'entryHasOpenEntries' | 'invalidDates' | 'treatmentMissing'
  >
> {
  await lockBasicData(tx)
  const entries = await loadList(tx, list)
  const entry = entries.find((one) => one.code === code)
  if (!entry) return refused('notFound', { what: code })
  const old = stale(entry.name, entry, change.version)
  if (old) return old
  const name = `${listForms[list].zh}：${entry.name}`
  const siblings = entries.filter((one) => one.parentCode === entry.parentCode)
  const index = siblings.indexOf(entry)
  switch (change.change) {
    case 'edit': {
      const refusal = wrongFields(list, entries, change, entry.parentCode, code)
      if (refusal) return refusal
      await updateEntry(tx, list, code, fieldsOf(change))
      const before = fieldsOf(entry)
      const { reason } = change
      const act = before.name === change.name ? 'edited' : 'renamed'
      await recordChange(tx, context, { topic: 'lists', act, name, before, after: fieldsOf(change), reason })
      return accepted(null)
    }
    case 'close': {
      const below = entries.filter((one) => one.parentCode === code && one.validUntil === null)
      if (below.length > 0)
        return refused('entryHasOpenEntries', { name: entry.name, entries: below.map((one) => one.name) })
      const refusal = wrongDates(entry.validFrom, change.on)
      if (refusal) return refusal
      return setEnd('closed', change.on, change.reason)
    }
    case 'reopen':
      return setEnd('reopened', null, change.reason)
    case 'moveUp':
    case 'moveDown': {
      const neighbour = siblings[change.change === 'moveUp' ? index - 1 : index + 1]
      if (!neighbour) return accepted(null)
      await updateEntry(tx, list, code, { position: neighbour.position })
      await updateEntry(tx, list, neighbour.code, { position: entry.position })
      const places = { before: { place: index + 1 }, after: { place: siblings.indexOf(neighbour) + 1 } }
      await recordChange(tx, context, { topic: 'lists', act: 'reordered', name, ...places })
      return accepted(null)
    }
  }

  async function setEnd(act: 'closed' | 'reopened', validUntil: string | null, reason: string) {
    await updateEntry(tx, list, code, { validUntil })
    const before = { validUntil: entry?.validUntil ?? null }
    await recordChange(tx, context, { topic: 'lists', act, name, before, after: { validUntil }, reason })
    return accepted(null)
  }
}

/** Two open neighbours of one name could not be told apart; declining has to say what is done and told instead. */
function wrongFields(
  list: ListName,
  entries: readonly ListEntryRecord[],
  fields: EntryFields,
  parentCode: string | null,
  exceptCode?: string,
): Refusal<'nameTaken' | 'treatmentMissing'> | undefined {
  const isTaken = entries.some(
    (one) =>
      one.name === fields.name &&
      one.parentCode === parentCode &&
      one.validUntil === null &&
      one.code !== exceptCode,
  )
  if (isTaken) return refused('nameTaken', { name: fields.name })
  if (list === 'declineReasons' && !(fields.treatment && fields.prescribedText))
    return refused('treatmentMissing')
  return undefined
}

function fieldsOf({ name, unitWord = null, treatment = null, prescribedText = null }: EntryFields) {
  return { name, unitWord, treatment, prescribedText }
}
