/** One row of the responsibility list (职责清单, 派单目录): who answers for a category, where, since when, by which law. */
export interface Responsibility {
  readonly responsibilityId: string
  /** Holds for the category and all below it. */
  readonly categoryCode: string
  /** Holds for the division and all below it; null: everywhere in the centre. */
  readonly divisionCode: string | null
  readonly unitId: string
  readonly legalBasis: string
  /** `conferral`: decided once for an order in dispute, and precedent since. */
  readonly source: 'list' | 'conferral'
  readonly validFrom: string
  /** The last day it holds; null: until further notice. */
  readonly validUntil: string | null
}

/** What became of dispatches of a category to a unit of late. */
export interface DispatchCount {
  readonly unitId: string
  readonly dispatched: number
  /** Of these, handed back with the centre's consent. */
  readonly returned: number
}

export interface SuggestionFacts {
  /** The category and all above it, root first. */
  readonly categoryPath: readonly string[]
  /** The division and all above it, root first; empty when the place is unknown. */
  readonly divisionPath: readonly string[]
  readonly on: string
  readonly rows: readonly Responsibility[]
  /** Units that must not get it: the one complained about, those that have handed it back. */
  readonly excluded: readonly string[]
  /** Counts of the order's own category. */
  readonly history: readonly DispatchCount[]
}

export interface UnitSuggestion {
  readonly unitId: string
  readonly because:
    | { readonly source: 'list' | 'conferral'; readonly row: Responsibility }
    | { readonly source: 'history' }
  /** What history says of the unit, whichever source it comes from. */
  readonly count: DispatchCount | null
}

/**
 * Units to dispatch an order to, the best first, each once and with its reason (66号文: 派单目录). The list goes before
 * history, for habit is no competence. Among rows that hold on the date the deeper category wins, then the deeper
 * division (a row without one is the shallowest), then the newer row, then a conferral before the list. After them
 * come units that kept what they were sent, the most kept first; one that handed back all it got is not named.
 */
export function suggestUnits(facts: SuggestionFacts): UnitSuggestion[] {
  const counts = new Map(facts.history.map((count) => [count.unitId, count]))
  const named = new Set(facts.excluded)
  const suggestions: UnitSuggestion[] = []
  const suggest = (unitId: string, because: UnitSuggestion['because']) => {
    if (named.has(unitId)) return
    named.add(unitId)
    suggestions.push({ unitId, because, count: counts.get(unitId) ?? null })
  }
  for (const row of facts.rows.filter((one) => holds(one, facts)).sort(byWeight(facts)))
    suggest(row.unitId, { source: row.source, row })
  for (const { unitId } of facts.history.filter((count) => kept(count) > 0).sort(byKept))
    suggest(unitId, { source: 'history' })
  return suggestions
}

/** A suggestion's reason in words; `nameOf` gives the names of codes. */
export function suggestionReason(
  { because, count }: UnitSuggestion,
  nameOf: { readonly category: (code: string) => string; readonly division: (code: string) => string },
): { readonly zh: string; readonly en: string } {
  const past = count && {
    zh: `近期派出 ${count.dispatched} 件，退回 ${count.returned} 件`,
    en: `${count.dispatched} dispatched of late, ${count.returned} returned`,
  }
  if (because.source === 'history')
    return { zh: `同类工单${past?.zh ?? ''}`, en: `Orders of this category: ${past?.en ?? ''}` }
  const { categoryCode, divisionCode, legalBasis, validFrom } = because.row
  const place = divisionCode === null ? '' : `（${nameOf.division(divisionCode)}）`
  const source =
    because.source === 'list'
      ? { zh: '职责清单', en: 'Responsibility list' }
      : { zh: '会商确定', en: 'Conferral' }
  return {
    zh: `${source.zh}：${nameOf.category(categoryCode)}${place}，${legalBasis}，自 ${validFrom}${past ? `；${past.zh}` : ''}`,
    en: `${source.en}: ${nameOf.category(categoryCode)}${place}, ${legalBasis}, from ${validFrom}${past ? `; ${past.en}` : ''}`,
  }
}

/** Pairs of rows that say the same of the same unit on a common day; the list needs only one of them. */
export function findRepeatedResponsibilities<Row extends Omit<Responsibility, 'responsibilityId'>>(
  rows: readonly Row[],
): [Row, Row][] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify([row.categoryCode, row.divisionCode, row.unitId]))
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, index) =>
      group
        .slice(index + 1)
        .filter((other) => haveCommonDay(one, other))
        .map((other): [Row, Row] => [one, other]),
    ),
  )
}

function holds(row: Responsibility, facts: SuggestionFacts): boolean {
  return (
    row.validFrom <= facts.on &&
    (row.validUntil === null || facts.on <= row.validUntil) &&
    facts.categoryPath.includes(row.categoryCode) &&
    (row.divisionCode === null || facts.divisionPath.includes(row.divisionCode))
  )
}

function byWeight(facts: SuggestionFacts) {
  const depth = (path: readonly string[], code: string | null) => (code === null ? -1 : path.indexOf(code))
  return (one: Responsibility, other: Responsibility): number =>
    depth(facts.categoryPath, other.categoryCode) - depth(facts.categoryPath, one.categoryCode) ||
    depth(facts.divisionPath, other.divisionCode) - depth(facts.divisionPath, one.divisionCode) ||
    compare(other.validFrom, one.validFrom) ||
    Number(one.source === 'list') - Number(other.source === 'list') ||
    compare(one.responsibilityId, other.responsibilityId)
}

function byKept(one: DispatchCount, other: DispatchCount): number {
  return kept(other) - kept(one) || one.returned - other.returned || compare(one.unitId, other.unitId)
}

function kept({ dispatched, returned }: DispatchCount): number {
  return dispatched - returned
}

function haveCommonDay(
  one: Pick<Responsibility, 'validFrom' | 'validUntil'>,
  other: Pick<Responsibility, 'validFrom' | 'validUntil'>,
): boolean {
  const end = '9999-12-31'
  return one.validFrom <= (other.validUntil ?? end) && other.validFrom <= (one.validUntil ?? end)
}

/** By code unit, so that the order is the same under every locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
