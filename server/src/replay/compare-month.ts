import type { Scorecard } from '@yihu/core/assessment/types'
import type { Figures } from '@yihu/core/bulletin/figures'
import { scorecardToJson } from '@yihu/core/assessment/scorecard-json'
import { compareLedger } from './compare-ledger.ts'
import { explained } from './comparison.ts'
import type { Comparison, PublishedTables } from './comparison.ts'

/**
 * Compares everything a month was published with against our figures, number by number. A difference is explained only
 * by an erratum that names the place, the printed and the recomputed value; anything else is ours to mend.
 */
export function compareMonth(published: PublishedTables, figures: Figures): Comparison[] {
  return [
    ...figures.tables.flatMap(({ key, scorecard, ledger = [] }) => {
      const rows = published.tables.get(key) ?? []
      return scorecard
        ? compareRanking(published, key, rows, scorecard)
        : compareLedger(published, key, rows, ledger)
    }),
    ...compareText(published, figures),
  ]
}

function compareRanking(
  published: PublishedTables,
  table: string,
  printed: readonly Readonly<Record<string, string>>[],
  scorecard: Scorecard,
): Comparison[] {
  const { total } = scorecard
  const ours = new Map<string, Readonly<Record<string, unknown>>>(
    scorecardToJson(scorecard).groups.flatMap(({ group, tier, rows }) =>
      rows.map((row) => [String(row['unit']), { ...row, group, tier: tier ?? '' }]),
    ),
  )
  const sums = Object.entries(total?.cells ?? {}).map(([key, cell]) => [key, cell.printed])
  if (total) ours.set(total.title, Object.fromEntries(sums))
  return printed.flatMap((row) => {
    const unit = row['unit'] ?? ''
    const name = Object.entries(published.aliases).find(([, others]) => others.includes(unit))?.[0] ?? unit
    const own = ours.get(unit) ?? ours.get(name) ?? {}
    const isRenamed = !ours.has(unit) && ours.has(name)
    const columns = Object.keys(row).filter((column) => column !== 'unit' && column in own)
    // A unit the print has and we have not is one difference, not silence.
    if (columns.length === 0) return [explained(published, table, unit, 'unit', unit, undefined)]
    return [
      ...(isRenamed ? [explained(published, table, unit, 'unit', unit, name)] : []),
      ...columns.map((column) => explained(published, table, unit, column, row[column] ?? '', own[column])),
    ]
  })
}

function compareText(published: PublishedTables, figures: Figures): Comparison[] {
  return published.headline.map(({ figure, item, column, printed }) => {
    if (item === '') return explained(published, 'text', '', figure, printed, figures.values[figure]?.value)
    // `annex1.top_counties`: the units a list of a table names, and what is printed of each.
    const [table, list] = figure.split('.')
    const units = figures.tables.find(({ key }) => key === table)?.scorecard?.lists?.[list ?? '']
    if (units)
      return explained(
        published,
        'text',
        `${figure} ${item}`,
        column,
        printed,
        units.find(({ unit }) => unit === item)?.printed,
      )
    const found = figures.lists[figure]?.items.find(({ code }) => code === item)
    const own = {
      share: Number.parseFloat(found?.share ?? ''),
      change: found?.change?.value,
      count: found?.count,
    }[column]
    return explained(published, 'text', `${figure} ${item}`, column, printed, own)
  })
}
