import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import type { Transaction } from '../../storage/storage.ts'
import { insertUnit, keepUnitName, loadUnits, replaceAliases } from '../../storage/units.ts'
import type { UnitRecord } from '../../storage/units.ts'
import type { Context } from '../context.ts'
import { recordChange } from './change.ts'

export interface UnitFields {
  readonly groupName: string
  readonly level: number
  readonly industryUnitId: string | null
  readonly liaisonName: string | null
  readonly liaisonPhone: string | null
  readonly leaderName: string | null
  readonly leaderPhone: string | null
  readonly aliases: readonly string[]
}

export interface NewUnit extends UnitFields {
  readonly name: string
  readonly parentId: string | null
  readonly validFrom: string
  readonly reason: string
}

/** Opens a unit; refuses a name an open unit bears, and a superior that is not there. */
export async function openUnit(
  tx: Transaction,
  context: Context,
  unit: NewUnit,
): Promise<Result<{ unitId: string }, 'nameTaken' | 'unknownUnit'>> {
  await lockBasicData(tx)
  const units = await loadUnits(tx)
  if (isNameTaken(units, unit.name)) return refused('nameTaken', { name: unit.name })
  for (const unitId of [unit.parentId, unit.industryUnitId])
    if (unitId !== null && !openUnitOf(units, unitId)) return refused('unknownUnit', { unitId })
  const unitId = context.newId()
  await insertUnit(tx, {
    unit_id: unitId,
    parent_id: unit.parentId,
    name: unit.name,
    position: Math.max(-1, ...units.map(({ position }) => position)) + 1,
    valid_from: unit.validFrom,
    ...unitColumns(unit),
  })
  await keepUnitName(tx, unitId, unit.name, unit.validFrom)
  await replaceAliases(tx, unitId, unit.aliases)
  await recordChange(tx, context, {
    topic: 'units',
    act: 'opened',
    name: unit.name,
    before: null,
    after: unitValues(unit, units, unit.parentId),
    validFrom: unit.validFrom,
    reason: unit.reason,
  })
  return accepted({ unitId })
}

export function isNameTaken(units: readonly UnitRecord[], name: string, exceptId?: string): boolean {
  return units.some((unit) => unit.name === name && unit.valid_until === null && unit.unit_id !== exceptId)
}

export function openUnitOf(units: readonly UnitRecord[], unitId: string): UnitRecord | undefined {
  return units.find((unit) => unit.unit_id === unitId && unit.valid_until === null)
}

export function unitColumns(unit: UnitFields) {
  return {
    group_name: unit.groupName,
    level: unit.level,
    industry_unit_id: unit.industryUnitId,
    liaison_name: unit.liaisonName,
    liaison_phone: unit.liaisonPhone,
    leader_name: unit.leaderName,
    leader_phone: unit.leaderPhone,
  }
}

/** A unit's values as the log of changes prints them: names instead of identifiers. */
export function unitValues(unit: UnitFields, units: readonly UnitRecord[], parentId: string | null) {
  const nameOf = (unitId: string | null) => units.find((one) => one.unit_id === unitId)?.name ?? null
  const { aliases, industryUnitId, ...rest } = unit
  return {
    groupName: rest.groupName,
    level: rest.level,
    parent: nameOf(parentId),
    industryUnit: nameOf(industryUnitId),
    liaisonName: rest.liaisonName,
    liaisonPhone: rest.liaisonPhone,
    leaderName: rest.leaderName,
    leaderPhone: rest.leaderPhone,
    aliases: aliases.length === 0 ? null : aliases.join('、'),
  }
}
