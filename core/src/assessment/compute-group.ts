import { itemsOfFigures } from './automatic-items.ts'
import { type ComputedRow, computeRow } from './compute-row.ts'
import { withItems, withoutItems } from './ledger-routes.ts'
import { groupInputs } from './total-row.ts'
import type * as Shape from './types.ts'

/** A unit with its row and its place in the scheme. */
export interface Member {
  readonly row: Shape.CountsRow
  readonly unit: string
  readonly group: Shape.GroupSpec
  /** Last tie-break: place in the scheme's unit list, then in the table. */
  readonly position: number
}

export interface Candidate extends Member {
  readonly computed: ComputedRow
  /** Ledger items the scheme made of the unit's figures. */
  readonly items: readonly Shape.LedgerItem[]
}

/** Computes the rows of a group; where the scheme makes ledger items of them, once more with these items counted. */
export function computeGroup(
  scheme: Shape.Scheme,
  group: Shape.GroupSpec,
  members: readonly Member[],
): readonly Candidate[] {
  const compute = (values: readonly Shape.CountsRow['values'][]): ComputedRow[] => {
    const ofGroup = groupInputs(scheme, values)
    return values.map((row) => computeRow(scheme, group, { ...row, ...ofGroup }))
  }
  const entered = members.map(({ row }) => withoutItems(scheme, row.values))
  const first = compute(entered)
  const items = members.map(({ unit, row: { names } }, index) => {
    const row = first[index]
    return row === undefined ? [] : itemsOfFigures(scheme, unit, row, names)
  })
  const isSettled = items.every((made) => made.length === 0)
  const settled = isSettled
    ? first
    : compute(
        entered.map((values, index) =>
          withItems(scheme, values, first[index]?.inputs ?? new Map(), items[index] ?? []),
        ),
      )
  return members.flatMap((member, index) => {
    const computed = settled[index]
    return computed === undefined ? [] : [{ ...member, computed, items: items[index] ?? [] }]
  })
}

/** Names every figure a row lacks, each once, and every division by zero. */
export function reportGaps(
  scheme: Shape.Scheme,
  { row, unit, computed }: Candidate,
  problems: Shape.Problem[],
): void {
  const labelOf = (key: string): Shape.Bilingual =>
    [...scheme.inputs, ...scheme.columns].find((part) => part.key === key)?.label ?? { zh: key, en: key }
  const reported = new Set<string>()
  for (const { column, inputs } of computed.missing) {
    // What lacks the same input follows from the first gap: each input is asked for once.
    if (inputs.length === 0 || inputs.some((key) => reported.has(key))) continue
    inputs.forEach((key) => reported.add(key))
    const needed = inputs.map((key) => `${labelOf(key).zh}（${key}）`).join('、')
    const neededEn = inputs.map((key) => `${labelOf(key).en} (${key})`).join(', ')
    problems.push(
      rowProblem(
        row,
        'missingValue',
        `单位“${unit}”的“${labelOf(column).zh}”无法计算，缺少：${needed}`,
        `"${labelOf(column).en}" of "${unit}" cannot be computed; missing: ${neededEn}`,
      ),
    )
  }
  for (const column of computed.dividedByZero) {
    problems.push(
      rowProblem(
        row,
        'dividedByZero',
        `单位“${unit}”的“${labelOf(column).zh}”除数为 0`,
        `"${labelOf(column).en}" of "${unit}" divides by zero`,
      ),
    )
  }
}

/** A problem of a unit in the table, with its line where it has one. */
export function rowProblem(
  row: Shape.CountsRow,
  code: Shape.ProblemCode,
  zh: string,
  en: string,
): Shape.Problem {
  return { code, ...(row.line === undefined ? {} : { line: row.line }), path: row.unit, zh, en }
}
