import type { Scorecard } from '@yihu/core/assessment/types'
import type { Figures, LedgerEntry } from '@yihu/core/bulletin/figures'
import { scorecardToJson } from '@yihu/core/assessment/scorecard-json'

/** One number of a published document against the same number of ours. */
export interface Comparison {
  /** Key of the table (`annex1`), or `text`. */
  readonly where: string
  /** Unit and column, or figure and item. */
  readonly place: string
  readonly printed: string
  readonly ours: string
  /** Set when they differ and the print is known to be wrong there. */
  readonly erratum?: Erratum
}

/** A place where the published document contradicts its own figures. */
export interface Erratum {
  readonly id: string
  readonly where: string
  readonly unit?: string
  readonly cell: string
  readonly printed: string
  readonly computed: string
  readonly why: string
}

/** The published tables and figures of a month, as text cells. */
export interface PublishedTables {
  /** Rows of each table by its key: of a ranking by column (`unit`, `group`, `tier`, `rank` among them), of a ledger by item. */
  readonly tables: ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>
  /** Other names of units, by the name ours go by. */
  readonly aliases: Readonly<Record<string, readonly string[]>>
  readonly headline: readonly { figure: string; item: string; column: string; printed: string }[]
  readonly errata: readonly Erratum[]
}

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

export function isEqual({ printed, ours }: Comparison): boolean {
  return printed === ours
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

function compareLedger(
  published: PublishedTables,
  table: string,
  printed: readonly Readonly<Record<string, string>>[],
  ledger: readonly LedgerEntry[],
): Comparison[] {
  return printed.flatMap((row, index) => {
    const own = ledger[index]
    const place = `${row['seq']} ${row['unit']}`
    const reasons = bare(own?.reasons.join('') ?? '')
    return [
      explained(published, table, place, 'kind', row['kind'] ?? '', own?.kind),
      explained(published, table, place, 'unit', row['unit'] ?? '', own?.unit),
      explained(published, table, place, 'points', row['points'] ?? '', own?.points),
      explained(published, table, place, 'reason', bare(row['reason'] ?? ''), reasons),
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

function explained(
  published: PublishedTables,
  where: string,
  unit: string,
  cell: string,
  printed: string,
  value: unknown,
): Comparison {
  const ours = typeof value === 'number' || typeof value === 'string' ? plain(String(value)) : ''
  const comparison = { where, place: [unit, cell].filter(Boolean).join(' '), printed: plain(printed), ours }
  if (isEqual(comparison)) return comparison
  const erratum = published.errata.find(
    (entry) =>
      entry.where === where &&
      (entry.unit ?? '') === unit &&
      entry.cell === cell &&
      entry.printed === comparison.printed &&
      entry.computed === ours,
  )
  return erratum ? { ...comparison, erratum } : comparison
}

/** `93.20` and `5.00%` as numbers; words stay words. */
function plain(text: string): string {
  const number = text.replace(/%$/, '')
  return /^-?\d+(\.\d+)?$/.test(number) ? String(Number(number)) : text
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}
