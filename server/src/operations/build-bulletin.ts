import { createHash, randomUUID } from 'node:crypto'
import type { BulletinText, Figures } from '@yihu/core/bulletin/figures'
import { makeFigures } from '@yihu/core/bulletin/make-figures'
import { previousPeriod } from '@yihu/core/calendar/period'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { Scheme } from '@yihu/core/assessment/types'
import { latestScorecard, listLedger } from '../storage/assessments.ts'
import { findBulletinText, insertBulletin } from '../storage/bulletins.ts'
import { countForBulletin } from '../storage/screens/report-figures.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import type { OrderTable } from './export-orders.ts'
import { periodDays, periodSpan } from './period.ts'
import type { Template } from './templates.ts'

/** Writes Word and Excel bytes; `reports/` does, the operation is given it (the import table keeps them apart). */
export interface Writer {
  document(template: Uint8Array, figures: Figures, text: BulletinText): Promise<Result<Uint8Array>>
  annex(figures: Figures, scheme: Scheme): Promise<Uint8Array>
  orders(format: 'xlsx' | 'csv', table: OrderTable): AsyncIterable<Uint8Array>
}

/** Every figure of a bulletin, computed once from the orders, calls and entries of the period. */
export async function bulletinFigures(
  tx: Transaction,
  context: Context,
  template: Template,
  period: string,
): Promise<Result<Figures, 'invalidPeriod' | 'notAssessed'>> {
  const { centre } = context
  const span = periodSpan(period, centre.timeZone)
  if (!span.ok) return span
  const { definition } = template
  const stored = await latestScorecard(tx, definition.scheme, period)
  if (!stored) return refused('notAssessed', { period, scheme: definition.scheme })
  const days = periodDays(period)
  const before = await countsBefore(tx, context, definition.scheme, period)
  const [year, month] = days.from.split('-').map(Number)
  return accepted(
    makeFigures({
      definition,
      centre: { code: centre.code, name: centre.name },
      period: { key: period, year: year ?? 0, month: month ?? 0, ...days },
      counts: await countForBulletin(tx, span.value, period),
      ...(before ? { before } : {}),
      scorecard: stored.scorecard,
      ledger: (await listLedger(tx, period)).map(({ entry }) => entry),
    }),
  )
}

/**
 * The counts of the period before, for its changes (环比). Only of one the office has assessed: where a centre began in
 * the middle of it, or only remnants of it are here, a change would be of nothing.
 */
async function countsBefore(tx: Transaction, { centre }: Context, scheme: string, period: string) {
  const before = previousPeriod(period)
  if (before === undefined || !(await latestScorecard(tx, scheme, before))) return undefined
  const span = periodSpan(before, centre.timeZone)
  return span.ok ? countForBulletin(tx, span.value, before) : undefined
}

export interface BuiltBulletin {
  readonly bulletinId: string
  readonly figures: Figures
  readonly document: Uint8Array
  readonly annex: Uint8Array
  readonly documentHash: string
  readonly annexHash: string
}

/** Fills the Word template and the annex workbook from one set of figures and keeps both with their hashes. */
export async function buildBulletin(
  tx: Transaction,
  context: Context,
  input: { template: Template; scheme: Scheme; period: string; write: Writer },
): Promise<Result<BuiltBulletin, 'invalidPeriod' | 'notAssessed' | 'missingText' | 'invalidTemplate'>> {
  const { template, scheme, period, write } = input
  const figures = await bulletinFigures(tx, context, template, period)
  if (!figures.ok) return figures
  const text = await findBulletinText(tx, template.definition.key, period)
  if (!text) return refused('missingText', { period })
  const document = await write.document(template.document, figures.value, text)
  if (!document.ok) return refused('invalidTemplate', { ...document.details })
  const annex = await write.annex(figures.value, scheme)
  const built = {
    bulletinId: randomUUID(),
    figures: figures.value,
    document: document.value,
    annex,
    documentHash: sha256(document.value),
    annexHash: sha256(annex),
  }
  await insertBulletin(tx, {
    ...built,
    template: template.definition.key,
    period,
    at: context.now,
    by: context.actor.userId,
  })
  return accepted(built)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
