import type { Figures } from '@yihu/core/bulletin/figures'
import { scorecardToJson } from '@yihu/core/assessment/scorecard-json'

/** One number of a published document against the same number of ours. */
export interface Comparison {
  readonly where: 'annex1' | 'annex2' | 'text'
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
  /** Rows of annex 1 by column key; `unit`, `group`, `tier`, `rank` among them. */
  readonly annex1: readonly Readonly<Record<string, string>>[]
  readonly annex2: readonly Readonly<Record<string, string>>[]
  readonly headline: readonly { figure: string; item: string; column: string; printed: string }[]
  readonly errata: readonly Erratum[]
}

/**
 * Compares everything a month was published with against our figures, number by number. A difference is explained only
 * by an erratum that names the place, the printed and the recomputed value; anything else is ours to mend.
 */
export function compareMonth(published: PublishedTables, figures: Figures): Comparison[] {
  return [
    ...compareRanking(published, figures),
    ...compareLedger(published, figures),
    ...compareText(published, figures),
  ]
}

export function isEqual({ printed, ours }: Comparison): boolean {
  return printed === ours
}

function compareRanking(published: PublishedTables, figures: Figures): Comparison[] {
  const scorecard = figures.tables.find((table) => table.scorecard)?.scorecard
  const groups = scorecard === undefined ? [] : scorecardToJson(scorecard).groups
  const ours = new Map(
    groups.flatMap(({ group, tier, rows }) =>
      rows.map((row) => [String(row['unit']), { ...row, group, tier: tier ?? '' }]),
    ),
  )
  return published.annex1.flatMap((row) => {
    const own: Record<string, unknown> = ours.get(row['unit'] ?? '') ?? {}
    const columns = Object.keys(row).filter((column) => column !== 'unit' && column in own)
    return columns.map((column) =>
      explained(published, 'annex1', row['unit'] ?? '', column, row[column] ?? '', own[column]),
    )
  })
}

function compareLedger(published: PublishedTables, figures: Figures): Comparison[] {
  return published.annex2.flatMap((row, index) => {
    const own = figures.ledger[index]
    const place = `${row['seq']} ${row['unit']}`
    return [
      explained(published, 'annex2', place, 'kind', row['kind'] ?? '', own?.kind),
      explained(published, 'annex2', place, 'unit', row['unit'] ?? '', own?.unit),
      explained(published, 'annex2', place, 'points', row['points'] ?? '', own?.points),
      explained(
        published,
        'annex2',
        place,
        'reason',
        bare(row['reason'] ?? ''),
        bare(own?.reasons.join('') ?? ''),
      ),
    ]
  })
}

function compareText(published: PublishedTables, figures: Figures): Comparison[] {
  return published.headline.map(({ figure, item, column, printed }) => {
    if (item === '') return explained(published, 'text', '', figure, printed, figures.values[figure]?.value)
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
  where: Comparison['where'],
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
