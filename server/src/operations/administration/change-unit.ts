import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import type { Transaction } from '../../storage/storage.ts'
import {
  activeUsersOf,
  addAlias,
  applyDueNames,
  keepUnitName,
  loadAliases,
  loadUnits,
  openOrdersOf,
  replaceAliases,
  swapUnits,
  updateUnit,
} from '../../storage/units.ts'
import type { UnitRecord } from '../../storage/units.ts'
import type { Context } from '../context.ts'
import { recordChange, stale, today, wrongDates } from './change.ts'
import { isNameTaken, openUnitOf, unitColumns, unitValues } from './open-unit.ts'
import type { UnitFields } from './open-unit.ts'

interface Seen {
  readonly version: number
  readonly reason: string
}
export type UnitChange =
  | (Seen & { readonly change: 'rename'; readonly name: string; readonly validFrom: string })
  | (Seen & { readonly change: 'move'; readonly parentId: string | null })
  | (Seen & { readonly change: 'edit' } & UnitFields)
  | (Seen & { readonly change: 'close'; readonly on: string })
  | (Seen & { readonly change: 'reopen' })
  | { readonly change: 'moveUp' | 'moveDown'; readonly version: number }

type UnitRefusal =
  | 'notFound'
  | 'staleData'
  | 'nameTaken'
  | 'unknownUnit'
  | 'unitCycle'
  | 'unitHasOpenOrders'
  | 'unitHasOpenUnits'
  | 'unitHasUsers'
  | 'invalidDates'
type Outcome = Result<null, UnitRefusal>

interface Place {
  readonly tx: Transaction
  readonly context: Context
  readonly unit: UnitRecord
  readonly units: readonly UnitRecord[]
}

/** Changes one unit; whoever asks must have seen its present version. */
export async function changeUnit(
  tx: Transaction,
  context: Context,
  unitId: string,
  change: UnitChange,
): Promise<Outcome> {
  await lockBasicData(tx)
  const units = await loadUnits(tx)
  const unit = units.find((one) => one.unit_id === unitId)
  if (!unit) return refused('notFound', { what: unitId })
  const refusal = stale(unit.name, unit, change.version)
  if (refusal) return refusal
  const place = { tx, context, unit, units }
  switch (change.change) {
    case 'rename':
      return rename(place, change)
    case 'move':
      return move(place, change)
    case 'edit':
      return edit(place, change)
    case 'close':
      return close(place, change)
    case 'reopen':
      return reopen(place, change)
    case 'moveUp':
    case 'moveDown':
      return reorder(place, change.change)
  }
}

/** The old name stays: as a dated name, and as an alias by which older reports still find the unit (R1.7). */
async function rename(
  { tx, context, unit, units }: Place,
  { name, validFrom, reason }: Extract<UnitChange, { change: 'rename' }>,
): Promise<Outcome> {
  if (isNameTaken(units, name, unit.unit_id)) return refused('nameTaken', { name })
  const refusal = wrongDates(unit.valid_from, validFrom)
  if (refusal) return refusal
  await keepUnitName(tx, unit.unit_id, name, validFrom)
  await addAlias(tx, unit.unit_id, unit.name)
  // A name of a day to come is put on by the hourly job; the version counts all the same.
  if ((await applyDueNames(tx, today(context))) === 0) await updateUnit(tx, unit.unit_id, {})
  await recordChange(tx, context, {
    topic: 'units',
    act: 'renamed',
    name: unit.name,
    before: { name: unit.name },
    after: { name },
    validFrom,
    reason,
  })
  return accepted(null)
}

async function move(
  { tx, context, unit, units }: Place,
  { parentId, reason }: Extract<UnitChange, { change: 'move' }>,
): Promise<Outcome> {
  const parent = parentId === null ? undefined : openUnitOf(units, parentId)
  if (parentId !== null && !parent) return refused('unknownUnit', { unitId: parentId })
  if (parent && isBelow(units, parent, unit.unit_id))
    return refused('unitCycle', { name: unit.name, parent: parent.name })
  const parentName = (id: string | null) => units.find(({ unit_id }) => unit_id === id)?.name ?? null
  await updateUnit(tx, unit.unit_id, { parent_id: parentId })
  await recordChange(tx, context, {
    topic: 'units',
    act: 'moved',
    name: unit.name,
    before: { parent: parentName(unit.parent_id) },
    after: { parent: parentName(parentId) },
    reason,
  })
  return accepted(null)
}

async function edit(
  { tx, context, unit, units }: Place,
  change: Extract<UnitChange, { change: 'edit' }>,
): Promise<Outcome> {
  const { industryUnitId } = change
  if (industryUnitId !== null && !openUnitOf(units, industryUnitId))
    return refused('unknownUnit', { unitId: industryUnitId })
  const aliases = (await loadAliases(tx)).filter(({ unit_id }) => unit_id === unit.unit_id)
  const before = {
    groupName: unit.group_name,
    level: unit.level,
    industryUnitId: unit.industry_unit_id,
    liaisonName: unit.liaison_name,
    liaisonPhone: unit.liaison_phone,
    leaderName: unit.leader_name,
    leaderPhone: unit.leader_phone,
    aliases: aliases.map(({ alias }) => alias),
  }
  await updateUnit(tx, unit.unit_id, unitColumns(change))
  await replaceAliases(tx, unit.unit_id, change.aliases)
  await recordChange(tx, context, {
    topic: 'units',
    act: 'edited',
    name: unit.name,
    before: unitValues(before, units, unit.parent_id),
    after: unitValues(change, units, unit.parent_id),
    reason: change.reason,
  })
  return accepted(null)
}

/** A unit closes when nothing of the day leans on it any more: no open order, no unit below, nobody who signs in. */
async function close(
  { tx, context, unit, units }: Place,
  { on, reason }: Extract<UnitChange, { change: 'close' }>,
): Promise<Outcome> {
  const { name, unit_id: unitId } = unit
  const dates = wrongDates(unit.valid_from, on)
  if (dates) return dates
  const orders = await openOrdersOf(tx, unitId)
  if (orders.length > 0)
    return refused('unitHasOpenOrders', { name, unitId, count: orders.length, orders: orders.slice(0, 5) })
  const below = units.filter((one) => one.parent_id === unitId && one.valid_until === null)
  if (below.length > 0) return refused('unitHasOpenUnits', { name, units: below.map((one) => one.name) })
  const users = await activeUsersOf(tx, unitId)
  if (users.length > 0) return refused('unitHasUsers', { name, users })
  await updateUnit(tx, unitId, { valid_until: on })
  await recordChange(tx, context, {
    topic: 'units',
    act: 'closed',
    name,
    before: { validUntil: unit.valid_until },
    after: { validUntil: on },
    reason,
  })
  return accepted(null)
}

async function reopen(
  { tx, context, unit, units }: Place,
  { reason }: Extract<UnitChange, { change: 'reopen' }>,
): Promise<Outcome> {
  if (isNameTaken(units, unit.name, unit.unit_id)) return refused('nameTaken', { name: unit.name })
  await updateUnit(tx, unit.unit_id, { valid_until: null })
  await recordChange(tx, context, {
    topic: 'units',
    act: 'reopened',
    name: unit.name,
    before: { validUntil: unit.valid_until },
    after: { validUntil: null },
    reason,
  })
  return accepted(null)
}

/** At the end of its row a unit stays where it is. */
async function reorder({ tx, context, unit, units }: Place, way: 'moveUp' | 'moveDown'): Promise<Outcome> {
  const siblings = units.filter((one) => one.parent_id === unit.parent_id)
  const index = siblings.indexOf(unit)
  const neighbour = siblings[way === 'moveUp' ? index - 1 : index + 1]
  if (!neighbour) return accepted(null)
  await swapUnits(tx, unit, neighbour)
  await recordChange(tx, context, {
    topic: 'units',
    act: 'reordered',
    name: unit.name,
    before: { place: index + 1 },
    after: { place: siblings.indexOf(neighbour) + 1 },
  })
  return accepted(null)
}

/** Whether the unit is the one named or somewhere below it. */
function isBelow(units: readonly UnitRecord[], unit: UnitRecord, unitId: string): boolean {
  for (let at: UnitRecord | undefined = unit; at;) {
    if (at.unit_id === unitId) return true
    const above: string | null = at.parent_id
    at = units.find((one) => one.unit_id === above)
  }
  return false
}
