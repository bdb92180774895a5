import { Fraction } from 'fraction.js'
import { assess, findUnit } from '../assessment/assess.ts'
import { availableKeys } from '../assessment/compute-row.ts'
import type { Bilingual, CountsRow, Scheme, ScoreRow } from '../assessment/types.ts'
import { matchColumns } from './match-columns.ts'
import type { MatchedColumns } from './match-columns.ts'
import { merged } from './merge-tables.ts'
import { halfDigit } from './read-figures.ts'
import { readTable } from './read-table.ts'
import type { ReadRow, ReadTable } from './read-table.ts'
import type { AuditDocument, Finding } from './types.ts'

export interface SchemeAudit {
  /** Cells that were recomputed; 0 when no table is of the scheme. */
  readonly compared: number
  readonly findings: readonly Finding[]
}

/**
 * The table of a document a scheme is of, recomputed by it: from the counts it prints, and from printed rates and points where
 * the counts are not printed. Each cell that differs is named, ranks and grades with it; what follows from a wrong cell
 * differs as well. Where a rate is known only as printed, a score may differ by what its rounding can do.
 */
export function checkByScheme(document: AuditDocument, scheme: Scheme): SchemeAudit {
  const tables = merged(document.tables.map(readTable)).filter(
    ({ rows }) => rows.filter(({ name }) => findUnit(scheme, name)).length * 2 >= Math.max(1, rows.length),
  )
  // Two tables of one bulletin may have columns of the same names: the one that has most of the scheme's is meant.
  const [best] = tables
    .map((table) => ({ table, matched: matchColumns(table, scheme) }))
    .toSorted((a, b) => sizeOf(b.matched) - sizeOf(a.matched))
  return best && best.matched.columns.size >= 2
    ? auditTable(best.table, best.matched, scheme)
    : { compared: 0, findings: [] }
}

function sizeOf({ columns, inputs }: MatchedColumns): number {
  return columns.size + inputs.size
}

function auditTable(table: ReadTable, matched: MatchedColumns, scheme: Scheme): SchemeAudit {
  const listed = table.rows.filter(({ name }) => findUnit(scheme, name) !== undefined)
  const plan = planOf(scheme, matched)
  const rows = listed.filter((row) => [...plan.given.values()].every((column) => row.numbers[column]))
  const base = rowsBy(plan.scheme, countsOf(rows, plan))
  if (rows.length === 0 || !base) return { compared: 0, findings: [] }
  const shifted = plan.rounded.flatMap((key) =>
    [1, -1].flatMap((sign) => rowsBy(plan.scheme, countsOf(rows, plan, { key, sign })) ?? []),
  )
  const findings: Finding[] = []
  let compared = 0
  for (const row of rows) {
    const unit = findUnit(scheme, row.name)?.unit.name ?? row.name
    const computed = base.get(unit)
    if (!computed) continue
    const where = `${table.title === '' ? '' : `《${table.title}》 `}${row.name}`
    for (const [key, column] of plan.checked) {
      const [printed, cell] = [row.numbers[column], computed.cells[key]]
      if (!printed || cell?.exact === null || cell?.exact === undefined) continue
      compared += 1
      const moved = shifted.reduce((sum, other) => {
        const exact = other.get(unit)?.cells[key]?.exact
        return sum + (exact ? Math.abs(valueOf(exact) - valueOf(cell.exact ?? '0')) : 0)
      }, 0)
      const isSame =
        cell.value === printed.value ||
        (moved > 0 &&
          Math.abs(valueOf(cell.exact) - printed.value) <= halfDigit(printed.printed) + moved + 1e-9)
      if (isSame) continue
      const sign = printed.isPercent ? '%' : ''
      findings.push(
        finding(where, table.header[column] ?? key, `${printed.printed}${sign}`, cell.printed, {
          zh: `按方案“${scheme.name.zh}”的公式 ${cell.formula ?? ''} 算得`,
          en: `by the formula ${cell.formula ?? ''} of the scheme “${scheme.name.en}”`,
        }),
      )
    }
    findings.push(...placed(table, row, computed, plan, where))
  }
  return { compared, findings }
}

interface Plan {
  /** The scheme as far as the table lets it be computed. */
  readonly scheme: Scheme
  /** Inputs by the column that prints them. */
  readonly given: ReadonlyMap<string, number>
  /** Inputs that are known only as rounded. */
  readonly rounded: readonly string[]
  /** Columns that are computed and printed. */
  readonly checked: readonly (readonly [string, number])[]
  readonly isRanked: boolean
  readonly isGraded: boolean
}

/** What is given, what is computed: a printed column that cannot be computed from the others is taken as it stands. */
function planOf(scheme: Scheme, { columns, inputs }: MatchedColumns): Plan {
  const given = new Map(inputs)
  for (const column of scheme.columns) {
    const at = columns.get(column.key)
    if (column.input !== undefined && at !== undefined) given.set(column.input, at)
  }
  const taken = new Map<string, string>()
  const checked: [string, number][] = []
  let own = scheme
  for (const key of scheme.computeOrder) {
    const at = columns.get(key)
    const column = scheme.columns.find((one) => one.key === key)
    const fromInput = column?.input !== undefined && column.expression === undefined
    if (availableKeys(own, new Set(given.keys())).has(key)) {
      if (at !== undefined && !fromInput && !isOnlyGiven(own, key, given)) checked.push([key, at])
      continue
    }
    if (at === undefined || !column) continue
    taken.set(key, key)
    given.set(`printed:${key}`, at)
    const kind = 'points' as const
    const input = { key: `printed:${key}`, label: column.label, kind, aliases: [], required: true }
    own = {
      ...own,
      inputs: [...own.inputs, input],
      columns: own.columns.map((one) => (one.key === key ? { ...one, input: input.key } : one)),
    }
  }
  const available = availableKeys(own, new Set(given.keys()))
  const isRanked = available.has(scheme.ranking.by)
  const isGraded = isRanked && scheme.grades !== undefined && available.has(scheme.grades.by)
  const kept = own.columns.filter(({ key }) => available.has(key))
  const { grades, total: _total, ...rest } = own
  return {
    scheme: {
      ...rest,
      ...(isGraded && grades ? { grades } : {}),
      columns: kept,
      computeOrder: own.computeOrder.filter((key) => available.has(key)),
      lists: [],
      unlisted: 'leaveOut',
      ranking: isRanked ? own.ranking : { ...own.ranking, by: kept[0]?.key ?? '', tieOrder: [] },
    },
    given,
    rounded: [...given.keys()].filter(
      (key) => own.inputs.find((input) => input.key === key)?.kind !== 'count',
    ),
    checked,
    isRanked,
    isGraded,
  }
}

/** A column with a formula and an input of its own is only given when its formula lacks something. */
function isOnlyGiven(scheme: Scheme, key: string, given: ReadonlyMap<string, number>): boolean {
  const column = scheme.columns.find((one) => one.key === key)
  if (column?.input === undefined || !given.has(column.input)) return false
  const { input: _input, ...computed } = column
  const without = { ...scheme, columns: scheme.columns.map((one) => (one.key === key ? computed : one)) }
  return !availableKeys(without, new Set(given.keys())).has(key)
}

function countsOf(
  rows: readonly ReadRow[],
  { given }: Plan,
  shift?: { readonly key: string; readonly sign: number },
): CountsRow[] {
  return rows.map((row) => ({
    unit: row.name,
    values: Object.fromEntries(
      [...given].map(([key, column]) => {
        const printed = row.numbers[column]?.printed ?? '0'
        const half = shift?.key === key && printed.includes('.') ? halfDigit(printed) * shift.sign : 0
        return [key, new Fraction(printed).add(new Fraction(String(half)))]
      }),
    ),
  }))
}

function rowsBy(scheme: Scheme, counts: readonly CountsRow[]): Map<string, ScoreRow> | undefined {
  const result = assess(scheme, counts, '')
  if (!result.ok) return undefined
  const rows = result.scorecard.groups.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.rows))
  return new Map(rows.map((row) => [row.unit, row]))
}

/** Rank and grade, where the table has a column of them. */
function placed(
  { header }: ReadTable,
  row: ReadRow,
  computed: ScoreRow,
  plan: Plan,
  where: string,
): Finding[] {
  const why = {
    zh: '按方案重算各单位得分后的排名、等次不同',
    en: 'rank or grade differs once the scores are recomputed by the scheme',
  }
  const of = (pattern: RegExp) => header.findIndex((heading) => pattern.test(heading))
  const [rank, grade] = [of(/^(?:排名|名次)$/), of(/等级|等次/)]
  const printedRank = row.numbers[rank]
  const printedGrade = row.cells[grade]?.trim() ?? ''
  return [
    ...(plan.isRanked && printedRank && computed.rank !== null && printedRank.value !== computed.rank
      ? [finding(where, header[rank] ?? '', printedRank.printed, String(computed.rank), why)]
      : []),
    ...(plan.isGraded &&
    printedGrade !== '' &&
    computed.grade !== undefined &&
    printedGrade !== computed.grade
      ? [finding(where, header[grade] ?? '', printedGrade, computed.grade, why)]
      : []),
  ]
}

function finding(
  where: string,
  heading: string,
  printed: string,
  recomputed: string,
  why: Bilingual,
): Finding {
  return { kind: 'contradiction', check: 'scheme', place: `${where} ${heading}`, printed, recomputed, why }
}

function valueOf(exact: string): number {
  return new Fraction(exact).valueOf()
}
