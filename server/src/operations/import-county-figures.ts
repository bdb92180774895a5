import { parsePeriod } from '@yihu/core/calendar/period'
import type { TableRecord } from '@yihu/core/assessment/counts-header'
import { readCountyFigures } from '@yihu/core/dial-test/read-county-figures'
import type { CountyTable } from '@yihu/core/dial-test/read-county-figures'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { CsvError, parse } from 'csv-parse/sync'
import { lockBasicData } from '../storage/administration.ts'
import { writeAudit } from '../storage/audit-log.ts'
import { replaceCountyFigures } from '../storage/county-figures.ts'
import { listCountyFigures } from '../storage/screens/county-figures.ts'
import { listUnits } from '../storage/reference.ts'
import type { Transaction } from '../storage/storage.ts'
import { loadAliases } from '../storage/units.ts'
import type { Context } from './context.ts'
import { holdOpenPeriod } from './open-period.ts'

export interface CountyPreview extends CountyTable {
  /** Counties the period has figures of already: an import puts all of them aside. */
  readonly replaced: readonly string[]
}

/** What an import would do, and everything that stands against it; changes nothing. */
export async function previewCountyFigures(
  tx: Transaction,
  period: string,
  text: string,
): Promise<Result<CountyPreview, 'invalidPeriod'>> {
  if (!parsePeriod(period)) return refused('invalidPeriod', { period })
  const there = await listCountyFigures(tx, period)
  return accepted({ ...(await read(tx, text)), replaced: there.map(({ unitName }) => unitName) })
}

/**
 * 五率一度 of the counties' own platforms (R13.1): all lines or none. An import of a period that has figures already
 * takes their place only when asked to, and what stood there before, whose it was and when, stays in the audit log.
 */
export async function importCountyFigures(
  tx: Transaction,
  context: Context,
  order: { period: string; text: string; source: string; replaces: boolean },
): Promise<
  Result<{ imported: number }, 'invalidPeriod' | 'periodClosed' | 'countyFiguresWrong' | 'countyFiguresThere'>
> {
  const { period, source } = order
  if (!parsePeriod(period)) return refused('invalidPeriod', { period })
  const open = await holdOpenPeriod(tx, context, period)
  if (!open.ok) return open
  await lockBasicData(tx)
  const { rows, problems } = await read(tx, order.text)
  if (problems.length > 0)
    return refused('countyFiguresWrong', {
      problems: problems
        .slice(0, 5)
        .map(({ zh }) => zh)
        .join('；'),
      count: problems.length,
    })
  const before = await listCountyFigures(tx, period)
  if (before.length > 0 && !order.replaces)
    return refused('countyFiguresThere', { period, count: before.length })
  const entry = { period, source, by: context.actor.userId, at: context.now }
  await replaceCountyFigures(tx, entry, rows)
  await writeAudit(tx, {
    at: context.now,
    actorId: context.actor.userId,
    act: 'importCountyFigures',
    subject: period,
    details: { source, before, after: rows },
  })
  return accepted({ imported: rows.length })
}

async function read(tx: Transaction, text: string): Promise<CountyTable> {
  const records = recordsOf(text)
  if (!Array.isArray(records))
    return {
      rows: [],
      problems: [
        {
          line: records.line,
          column: null,
          zh: `第 ${records.line} 行：引号没有成对，请检查这一行`,
          en: `Line ${records.line}: a quotation mark is not closed`,
        },
      ],
    }
  const units = new Map<string, { unitId: string; name: string }>()
  const known = await listUnits(tx)
  for (const { unit_id: unitId, name } of known) units.set(name, { unitId, name })
  for (const { unit_id: unitId, alias } of await loadAliases(tx)) {
    const name = known.find((unit) => unit.unit_id === unitId)?.name
    if (name !== undefined && !units.has(alias)) units.set(alias, { unitId, name })
  }
  return readCountyFigures(records, units)
}

/** A sheet that was copied has tabs between its cells, a file has commas. */
function recordsOf(text: string): TableRecord[] | { readonly line: number } {
  const delimiter = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ','
  try {
    const read = parse(text, {
      bom: true,
      info: true,
      delimiter,
      relaxColumnCount: true,
      skipEmptyLines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return read.map(({ record, info }) => ({ cells: record, line: info.lines }))
  } catch (error) {
    if (error instanceof CsvError) return { line: 'lines' in error ? Number(error.lines) : 1 }
    throw error
  }
}
