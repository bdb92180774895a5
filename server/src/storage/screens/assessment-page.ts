import { latestScorecard } from '../assessments.ts'
import { listUnits } from '../reference.ts'
import type { Transaction } from '../storage.ts'

/** The latest assessment of a period with the identifiers of its units; undefined before the first one. */
export async function findAssessmentPage(tx: Transaction, schemeKey: string, period: string) {
  const stored = await latestScorecard(tx, schemeKey, period)
  if (!stored) return undefined
  const units = await listUnits(tx)
  return { ...stored, unitIds: new Map(units.map((unit) => [unit.name, unit.unit_id])) }
}
