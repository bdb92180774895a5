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

export function isEqual({ printed, ours }: Comparison): boolean {
  return printed === ours
}

/** One cell compared; a difference has the erratum that names the place, the printed and the recomputed value. */
export function explained(
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
