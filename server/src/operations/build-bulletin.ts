import { createHash, randomUUID } from 'node:crypto'
import type { Scorecard } from '@yihu/core/assessment/types'
import type { BulletinCounts } from '@yihu/core/bulletin/bulletin-counts'
import { requestsOf, windowDays } from '@yihu/core/bulletin/bulletin-counts'
import type { BulletinText, Figures } from '@yihu/core/bulletin/figures'
import { ledgerEntries } from '@yihu/core/bulletin/ledger-entries'
import type { PageHead, PrintedBlock } from '@yihu/core/bulletin/printed-block'
import { makeFigures } from '@yihu/core/bulletin/make-figures'
import type { TableDefinition } from '@yihu/core/bulletin/template-definition'
import { parsePeriod, plainKey, previousPeriod } from '@yihu/core/calendar/period'
import type { PeriodRule } from '@yihu/core/calendar/period-rule'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { Scheme } from '@yihu/core/assessment/types'
import { latestScorecard, listLedger } from '../storage/assessments.ts'
import { findBulletinText, insertBulletin } from '../storage/bulletins.ts'
import { countForBulletin } from '../storage/screens/report-figures.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import type { OrderTable } from './export-orders.ts'
import { daysSpan, periodDays } from './period.ts'
import { readScheme } from './schemes.ts'
import type { Template } from './templates.ts'

/** Writes Word and Excel bytes; `reports/` does, the operation is given it (the import table keeps them apart). */
export interface Writer {
  document(template: Uint8Array, figures: Figures, text: BulletinText): Promise<Result<Uint8Array>>
  /** `schemes` by key of the table: what the columns of its sheet are called. */
  annex(figures: Figures, schemes: ReadonlyMap<string, Scheme>): Promise<Uint8Array>
  /** What stands in a document that was written here, piece by piece. */
  blocks(document: Uint8Array): Result<PrintedBlock[]>
  /** The same as one page for a browser, and as PDF. */
  page(blocks: readonly PrintedBlock[], head: PageHead): Promise<Uint8Array>
  pdf(blocks: readonly PrintedBlock[], head: PageHead): Promise<Uint8Array>
  orders(format: 'xlsx' | 'csv', table: OrderTable): AsyncIterable<Uint8Array>
}

/** Every figure of a bulletin, computed once from the orders, calls and entries of the period. */
export async function bulletinFigures(
  tx: Transaction,
  context: Context,
  { definition }: Template,
  period: string,
): Promise<Result<Figures, 'invalidPeriod' | 'notAssessed'>> {
  const { centre } = context
  const rule = await periodRuleOf(definition, period)
  const [parsed, ofCalendar] = [parsePeriod(period, rule), parsePeriod(period)]
  if (!parsed || !ofCalendar) return refused('invalidPeriod', { period })
  const scorecards = new Map<string, Scorecard>()
  for (const { key, scheme } of rankingTables(definition.tables)) {
    const stored = await latestScorecard(tx, scheme, period)
    if (!stored) return refused('notAssessed', { period, scheme })
    scorecards.set(key, stored.scorecard)
  }
  const count = countWith(tx, context, definition, rule)
  const before = await periodToCompare(tx, definition, previousPeriod(period, rule))
  // October from 19 September to 18 October is October.
  const [year, month] = ofCalendar.from.split('-').map(Number)
  return accepted(
    makeFigures({
      definition,
      centre: { code: centre.code, name: centre.name },
      period: {
        key: period,
        label: parsed.label.zh,
        year: year ?? 0,
        month: month ?? 0,
        from: parsed.from,
        until: parsed.until,
        ...(rule === undefined ? {} : { ordersKey: plainKey(parsed) }),
      },
      counts: await count(period),
      ...(before === undefined ? {} : { before: await count(before) }),
      scorecards,
      ledger: ledgerEntries(
        (await listLedger(tx, period)).map(({ entry }) => entry),
        scorecards.values(),
      ),
    }),
  )
}

/** The tables that are the scorecard of a scheme. */
export function rankingTables(tables: readonly TableDefinition[]): { key: string; scheme: string }[] {
  return tables.flatMap(({ key, scheme }) => (scheme === undefined ? [] : [{ key, scheme }]))
}

/** A bulletin counts over the same days as its first ranking: they stand in one document. */
async function periodRuleOf(
  { tables }: Template['definition'],
  period: string,
): Promise<PeriodRule | undefined> {
  const [first] = rankingTables(tables)
  const scheme = first && (await readScheme(first.scheme, period))
  return scheme?.ok === true ? scheme.value.scheme.period : undefined
}

function countWith(
  tx: Transaction,
  { centre }: Context,
  definition: Template['definition'],
  rule: PeriodRule | undefined,
) {
  return (period: string): Promise<BulletinCounts> => {
    const days = periodDays(period, rule)
    const named = { from: periodDays(period).from, until: days.until }
    return countForBulletin(
      tx,
      requestsOf(definition).map((request) => ({
        ...request,
        span: { ...daysSpan({ ...days, ...windowDays(request, named) }, centre.timeZone), period },
      })),
      period,
    )
  }
}

/**
 * The period before, for the changes (环比): only one the office has assessed. Where a centre began in the middle of
 * it, or only remnants of it are here, a change would be of nothing.
 */
async function periodToCompare(
  tx: Transaction,
  { tables }: Template['definition'],
  before: string | undefined,
): Promise<string | undefined> {
  const [first] = rankingTables(tables)
  if (before === undefined || first === undefined) return undefined
  return (await latestScorecard(tx, first.scheme, before)) ? before : undefined
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
  input: { template: Template; schemes: ReadonlyMap<string, Scheme>; period: string; write: Writer },
): Promise<Result<BuiltBulletin, 'invalidPeriod' | 'notAssessed' | 'missingText' | 'invalidTemplate'>> {
  const { template, schemes, period, write } = input
  const figures = await bulletinFigures(tx, context, template, period)
  if (!figures.ok) return figures
  const text = await findBulletinText(tx, template.definition.key, period)
  if (!text) return refused('missingText', { period })
  const document = await write.document(template.document, figures.value, text)
  if (!document.ok) return refused('invalidTemplate', { ...document.details })
  const annex = await write.annex(figures.value, schemes)
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
