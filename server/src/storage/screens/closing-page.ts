import { findStoredScheme, listLedger, listManualScores } from '../assessments.ts'
import { findClosingOfPeriod, listClosings } from '../closings.ts'
import { listEnteredFigures } from '../period-entries.ts'
import type { Transaction } from '../storage.ts'

export type ClosingRow = Awaited<ReturnType<typeof listClosings>>[number]

/** The closings of a period by a scheme, the latest first. */
export async function listClosingsOf(
  tx: Transaction,
  of: { scheme: string; period: string },
): Promise<ClosingRow[]> {
  return listClosings(tx, of)
}

/** A closing with the text of the scheme it was computed by. */
export async function findClosingWithScheme(tx: Transaction, closingId: string) {
  const closing = (await listClosings(tx)).find((one) => one.closing_id === closingId)
  if (!closing) return undefined
  const stored = await findStoredScheme(tx, closing.scheme_key, closing.scheme_version)
  return stored && { closing, source: stored.source }
}

/** All that people entered for a period. */
export async function readPeriodEntries(tx: Transaction, period: string) {
  return {
    isClosed: (await findClosingOfPeriod(tx, period)) !== undefined,
    ledger: await listLedger(tx, period),
    scores: await listManualScores(tx, period),
    figures: await listEnteredFigures(tx, period),
  }
}
