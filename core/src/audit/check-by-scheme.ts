import { Fraction } from 'fraction.js'
import { assess, findUnit } from '../assessment/assess.ts'
import type { Bilingual, CountsRow, Scheme, ScoreRow } from '../assessment/types.ts'
import { matchColumns } from './match-columns.ts'
import type { MatchedColumns } from './match-columns.ts'
import { merged } from './merge-tables.ts'
import { halfDigit } from './read-figures.ts'
import { planOf } from './plan-recomputation.ts'
import type { Plan } from './plan-recomputation.ts'
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
