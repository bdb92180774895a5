/** A unit with the one above it; what is asked of the tree is the same in the browser and on the server. */
export interface UnitPlace {
  readonly unitId: string
  readonly parentId: string | null
}

/** All units below a unit, at any depth, without the unit itself (R1.5): each before those below it. */
export function unitsBelow<Place extends UnitPlace>(units: readonly Place[], unitId: string): Place[] {
  const parents = new Map(units.map((unit) => [unit.unitId, unit.parentId]))
  const walk = (superiorId: string): Place[] =>
    units
      .filter((unit) => unit.parentId === superiorId && isBelow(parents, unit.unitId, unitId))
      .flatMap((unit) => (unit.unitId === unitId ? [] : [unit, ...walk(unit.unitId)]))
  return walk(unitId)
}

/** Whether a unit is below another one, at any depth; `parents` names the unit above each. */
export function isBelow(
  parents: ReadonlyMap<string, string | null>,
  unitId: string,
  superiorId: string,
): boolean {
  const passed = new Set<string>()
  let above = parents.get(unitId)
  while (typeof above === 'string' && !passed.has(above)) {
    if (above === superiorId) return true
    // A ring in the tree would be a defect of the data; it must not hang whoever asks.
    passed.add(above)
    above = parents.get(above)
  }
  return false
}

/** Those of the units that are below none of the others: somebody's own unit, out of all the ones in their reach. */
export function topUnits(units: readonly UnitPlace[], unitIds: readonly string[]): string[] {
  const parents = new Map(units.map((unit) => [unit.unitId, unit.parentId]))
  return unitIds.filter((unitId) => !unitIds.some((other) => isBelow(parents, unitId, other)))
}
