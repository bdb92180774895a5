import { randomUUID } from 'node:crypto'
import type { LedgerItem, Scorecard } from '@yihu/core/assessment/types'
import type { LedgerEntry } from '@yihu/core/bulletin/figures'
import type { Transaction } from './storage.ts'

/** Ledger items of a period in printed order. */
export async function listLedger(tx: Transaction, period: string) {
  const rows = await tx
    .selectFrom('ledger_items as l')
    .innerJoin('units as u', (join) =>
      join.onRef('u.centre_id', '=', 'l.centre_id').onRef('u.unit_id', '=', 'l.unit_id'),
    )
    .leftJoin('users as a', (join) =>
      join.onRef('a.centre_id', '=', 'l.centre_id').onRef('a.user_id', '=', 'l.author_id'),
    )
    .selectAll('l')
    .select(['u.name as unit_name', 'a.name as author'])
    .where('l.centre_id', '=', tx.centreId)
    .where('l.period', '=', period)
    .orderBy('l.seq')
    .orderBy('l.item_id')
    .execute()
  return rows.map((row) => ({
    item: {
      unit: row.unit_name,
      kind: row.kind,
      reason: row.reasons.join('\n'),
      points: trimmed(row.points),
      ...(row.order_no === null ? {} : { orderNo: row.order_no }),
    } satisfies LedgerItem,
    entry: {
      seq: row.seq,
      kind: row.kind,
      unit: row.printed_unit,
      reasons: row.reasons,
      points: trimmed(row.points),
      ...(row.order_no === null ? {} : { orderNo: row.order_no }),
    } satisfies LedgerEntry,
    author: row.author,
    itemId: row.item_id,
    unitId: row.unit_id,
  }))
}

/** Scores and rates entered by hand for a period, by unit and input. */
export async function listManualScores(tx: Transaction, period: string) {
  const rows = await tx
    .selectFrom('manual_scores as m')
    .innerJoin('units as u', (join) =>
      join.onRef('u.centre_id', '=', 'm.centre_id').onRef('u.unit_id', '=', 'm.unit_id'),
    )
    .leftJoin('users as a', (join) =>
      join.onRef('a.centre_id', '=', 'm.centre_id').onRef('a.user_id', '=', 'm.author_id'),
    )
    .select(['m.input_key', 'm.points', 'm.reason', 'u.name as unit', 'a.name as author'])
    .where('m.centre_id', '=', tx.centreId)
    .where('m.period', '=', period)
    .execute()
  return rows.map((row) => ({ ...row, points: trimmed(row.points) }))
}

/**
 * Keeps the text a scheme had when it was used. False, and nothing is kept, when a closed period rests on another text of
 * the same version: what was used must stay readable, so a change is a new version.
 */
export async function keepScheme(
  tx: Transaction,
  scheme: { key: string; version: number; name: string; validFrom: string; source: string; hash: string },
  at: Date,
): Promise<boolean> {
  const used = await tx
    .selectFrom('closings')
    .select('scheme_hash')
    .where('centre_id', '=', tx.centreId)
    .where('scheme_key', '=', scheme.key)
    .where('scheme_version', '=', scheme.version)
    .where('reopened_at', 'is', null)
    .execute()
  if (used.some(({ scheme_hash }) => scheme_hash !== scheme.hash)) return false
  await tx
    .insertInto('schemes')
    .values({
      centre_id: tx.centreId,
      key: scheme.key,
      version: scheme.version,
      name: scheme.name,
      valid_from: scheme.validFrom,
      source: scheme.source,
      source_hash: scheme.hash,
      stored_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'key', 'version'])
        .doUpdateSet({ source: scheme.source, source_hash: scheme.hash, name: scheme.name }),
    )
    .execute()
  return true
}

export interface StoredScorecard {
  readonly scorecardId: string
  readonly assessedAt: Date
  readonly scorecard: Scorecard
}

export async function insertScorecard(
  tx: Transaction,
  row: {
    schemeKey: string
    schemeVersion: number
    period: string
    at: Date
    by: string
    inputs: unknown
    scorecard: Scorecard
  },
): Promise<StoredScorecard> {
  const scorecardId = randomUUID()
  await tx
    .insertInto('scorecards')
    .values({
      centre_id: tx.centreId,
      scorecard_id: scorecardId,
      scheme_key: row.schemeKey,
      scheme_version: row.schemeVersion,
      period: row.period,
      assessed_at: row.at,
      assessed_by: row.by,
      inputs: JSON.stringify(row.inputs),
      result: JSON.stringify(row.scorecard),
    })
    .execute()
  return { scorecardId, assessedAt: row.at, scorecard: row.scorecard }
}

/** The latest assessment of a period by a scheme. */
export async function latestScorecard(
  tx: Transaction,
  schemeKey: string,
  period: string,
): Promise<StoredScorecard | undefined> {
  const row = await tx
    .selectFrom('scorecards')
    .select(['scorecard_id', 'assessed_at', 'result'])
    .where('centre_id', '=', tx.centreId)
    .where('scheme_key', '=', schemeKey)
    .where('period', '=', period)
    .orderBy('assessed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      scorecardId: row.scorecard_id,
      assessedAt: row.assessed_at,
      scorecard: row.result as unknown as Scorecard,
    }
  )
}

/** `0.50` of a numeric column as people write it: `0.5`. */
function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

/** The text of a scheme's version as it was used. */
export async function findStoredScheme(tx: Transaction, key: string, version: number) {
  return tx
    .selectFrom('schemes')
    .select(['source', 'source_hash'])
    .where('centre_id', '=', tx.centreId)
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
}
