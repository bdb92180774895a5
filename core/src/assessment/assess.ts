import type { Fraction } from 'fraction.js'
import { itemsOfGrade } from './automatic-items.ts'
import { type Candidate, computeGroup, type Member, reportGaps, rowProblem } from './compute-group.ts'
import type { ComputedRow } from './compute-row.ts'
import { proposal } from './did-you-mean.ts'
import { holds } from './evaluate-formula.ts'
import { gradeOf } from './grades.ts'
import { ranksOf } from './ranking.ts'
import { listsOf } from './unit-lists.ts'
import { exactInputs, printCell } from './print-cell.ts'
import { printedFraction } from './rounding.ts'
import { tierOf, titleWithCount } from './tiers.ts'
import { totalRow } from './total-row.ts'
import type * as Shape from './types.ts'

/**
 * Scores and ranks the units of one period by a scheme (R16). Values stay exact until a cell is printed, and ranks
 * are given inside each group and tier. `period` is only carried along. Refused, with every row named: a unit the
 * scheme cannot place, a unit that appears twice, a figure that is missing, a division by zero.
 */
export function assess(
  scheme: Shape.Scheme,
  rows: readonly Shape.CountsRow[],
  period: string,
): Shape.Assessed {
  const problems: Shape.Problem[] = []
  const members = placeUnits(scheme, rows, problems)
  const groups: Shape.ScoreGroup[] = []
  for (const group of scheme.groups) {
    const own = members.filter((member) => member.group === group)
    const computed = computeGroup(scheme, group, own)
    if (computed.length === 0) continue
    computed.forEach((candidate) => {
      reportGaps(scheme, candidate, problems)
    })
    groups.push({
      group: group.key,
      title: titleWithCount(group.title, computed.length),
      unitCount: computed.length,
      tiers: splitIntoTiers(scheme, group, computed, problems),
    })
  }
  if (problems.length > 0) return { ok: false, problems }
  const total = totalRow(
    scheme,
    members.map(({ row }) => row.values),
  )
  const scorecard: Shape.Scorecard = {
    scheme: `${scheme.key}@${scheme.version}`,
    period,
    groups,
    ...(total === undefined ? {} : { total }),
    ...(scheme.lists.length === 0 ? {} : { lists: listsOf(scheme, groups) }),
  }
  return { ok: true, scorecard }
}

/** Finds a listed unit by its name or one of its aliases. */
export function findUnit(
  scheme: Shape.Scheme,
  name: string,
): { group: Shape.GroupSpec; unit: Shape.UnitSpec; position: number } | undefined {
  for (const group of scheme.groups) {
    const position = group.units.findIndex((unit) => unit.name === name || unit.aliases.includes(name))
    const unit = group.units[position]
    if (unit !== undefined) return { group, unit, position }
  }
  return undefined
}

function placeUnits(
  scheme: Shape.Scheme,
  rows: readonly Shape.CountsRow[],
  problems: Shape.Problem[],
): Member[] {
  const seen = new Map<string, Shape.CountsRow>()
  const members: Member[] = []
  for (const [index, row] of rows.entries()) {
    const listed = findUnit(scheme, row.unit)
    const unit = listed?.unit.name ?? row.unit
    const earlier = seen.get(unit)
    if (earlier !== undefined) {
      const first =
        earlier.line === undefined
          ? { zh: '', en: '' }
          : { zh: `（首次在第 ${earlier.line} 行）`, en: ` (first on line ${earlier.line})` }
      problems.push(
        rowProblem(
          row,
          'duplicateUnit',
          `单位“${unit}”重复${first.zh}`,
          `unit "${unit}" is there twice${first.en}`,
        ),
      )
      continue
    }
    seen.set(unit, row)
    const group = row.group === undefined ? listed?.group : scheme.groups.find(({ key }) => key === row.group)
    if (group === undefined) {
      if (scheme.unlisted === 'refuse' || row.group !== undefined) problems.push(unplaced(scheme, row))
      continue
    }
    members.push({ row, unit, group, position: listed?.position ?? rows.length + group.units.length + index })
  }
  return members
}

function unplaced(scheme: Shape.Scheme, row: Shape.CountsRow): Shape.Problem {
  if (row.group !== undefined) {
    const hint = proposal(
      row.group,
      scheme.groups.map(({ key }) => key),
    )
    return rowProblem(
      row,
      'unknownGroup',
      `单位“${row.unit}”的分组“${row.group}”不在方案中${hint.zh}`,
      `unit "${row.unit}" is in group "${row.group}", which the scheme does not have${hint.en}`,
    )
  }
  const names = scheme.groups.flatMap((group) => group.units.flatMap((unit) => [unit.name, ...unit.aliases]))
  const hint = proposal(row.unit, names)
  const near = hint.zh.includes('是否') ? hint : { zh: '', en: '' }
  return rowProblem(
    row,
    'unknownUnit',
    `方案的单位名单中没有“${row.unit}”${near.zh}`,
    `the scheme lists no unit "${row.unit}"${near.en}`,
  )
}

function splitIntoTiers(
  scheme: Shape.Scheme,
  group: Shape.GroupSpec,
  candidates: readonly Candidate[],
  problems: Shape.Problem[],
): Shape.ScoreTier[] {
  const set = scheme.tierSets.find(({ key }) => key === group.tiers)
  if (set === undefined) {
    return [{ tier: null, title: null, unitCount: candidates.length, rows: rankRows(scheme, candidates) }]
  }
  const byTier = new Map<Shape.TierSpec, Candidate[]>(set.tiers.map((tier) => [tier, []]))
  for (const candidate of candidates) {
    const value = candidate.computed.scope.value(set.by)
    const tier = value === null ? undefined : tierOf(set, value)
    if (tier !== undefined) byTier.get(tier)?.push(candidate)
    else if (candidate.computed.missing.length === 0) {
      problems.push(
        rowProblem(
          candidate.row,
          'noTier',
          `单位“${candidate.unit}”不属于任何档次（${set.by}）`,
          `unit "${candidate.unit}" falls into no tier (${set.by})`,
        ),
      )
    }
  }
  return [...byTier]
    .filter(([, members]) => members.length > 0)
    .map(([tier, members]) => ({
      tier: tier.key,
      title: titleWithCount(tier.title, members.length),
      unitCount: members.length,
      rows: rankRows(scheme, members),
    }))
}

function rankRows(scheme: Shape.Scheme, candidates: readonly Candidate[]): Shape.ScoreRow[] {
  const { ranking, grades } = scheme
  const comparable = (candidate: Candidate): Fraction | null =>
    comparedValue(scheme, candidate.computed, ranking.by, ranking.compare)
  const ranked: { candidate: Candidate; value: Fraction }[] = []
  const unranked: Candidate[] = []
  for (const candidate of candidates) {
    const value = comparable(candidate)
    const apart =
      ranking.unrankedExpression !== undefined && holds(ranking.unrankedExpression, candidate.computed.scope)
    if (value === null || apart) unranked.push(candidate)
    else ranked.push({ candidate, value })
  }
  const direction = ranking.lowestFirst ? 1 : -1
  ranked.sort((a, b) => direction * a.value.compare(b.value) || tieOrder(scheme, a.candidate, b.candidate))
  unranked.sort((a, b) => tieOrder(scheme, a, b))
  const ranks = ranksOf(
    ranked.map(({ value }) => value),
    ranking.method,
  )
  return [
    ...ranked.map(({ candidate }, index) => {
      const rank = ranks[index] ?? null
      const grade =
        grades === undefined || rank === null
          ? undefined
          : gradeOf(grades, {
              value: comparedValue(scheme, candidate.computed, grades.by, grades.compare),
              scope: candidate.computed.scope,
              place: index + 1,
              of: ranked.length,
            })
      return printRow(scheme, candidate, rank, grade)
    }),
    ...unranked.map((candidate) => printRow(scheme, candidate, null, undefined)),
  ]
}

function tieOrder(scheme: Shape.Scheme, a: Candidate, b: Candidate): number {
  for (const { by, order } of scheme.ranking.tieOrder) {
    const left = a.computed.scope.value(by)
    const right = b.computed.scope.value(by)
    if (left === null || right === null) continue
    const difference = left.compare(right)
    if (difference !== 0) return order === 'descending' ? -difference : difference
  }
  return a.position - b.position
}

function comparedValue(
  scheme: Shape.Scheme,
  computed: ComputedRow,
  key: string,
  compare: 'printed' | 'exact',
): Fraction | null {
  const value = computed.columns.get(key)?.value ?? null
  const column = scheme.columns.find((candidate) => candidate.key === key)
  return value === null || column === undefined || compare === 'exact'
    ? value
    : printedFraction(value, column.format)
}

function printRow(
  scheme: Shape.Scheme,
  { unit, row: { names }, computed, items }: Candidate,
  rank: number | null,
  grade: string | undefined,
): Shape.ScoreRow {
  const cells = Object.fromEntries(
    scheme.columns.map((column) => [column.key, printCell(scheme, column, computed)]),
  )
  const made = [...items, ...itemsOfGrade(scheme, unit, computed, grade)]
  return {
    unit,
    rank,
    ...(grade === undefined ? {} : { grade }),
    cells,
    inputs: exactInputs(computed),
    ...(names === undefined ? {} : { names }),
    ...(made.length === 0 ? {} : { items: made }),
  }
}
