import type { ComputedRow } from './compute-row.ts'
import { evaluateFormula, holds } from './evaluate-formula.ts'
import { printCell } from './print-cell.ts'
import { printValue } from './rounding.ts'
import type { AutomaticRule, CountsRow, LedgerItem, Scheme } from './types.ts'

/** Items a unit has by its figures, before any item is counted: 知识库逾期一条扣 0.5 分, 延期率超过 10% 的每点扣 0.5 分. */
export function itemsOfFigures(
  scheme: Scheme,
  unit: string,
  computed: ComputedRow,
  names: CountsRow['names'] = {},
): LedgerItem[] {
  const rules = scheme.ledger?.automatic.filter(({ grades }) => grades === undefined) ?? []
  return rules.flatMap((rule) => itemOf(scheme, rule, unit, computed, { names }))
}

/** Items a unit has by its grade (formulas §5: B −2, C −4); a unit without a grade has none. */
export function itemsOfGrade(
  scheme: Scheme,
  unit: string,
  computed: ComputedRow,
  grade: string | undefined,
): LedgerItem[] {
  if (grade === undefined) return []
  const rules = scheme.ledger?.automatic.filter(({ grades }) => grades?.includes(grade)) ?? []
  return rules.flatMap((rule) => itemOf(scheme, rule, unit, computed, { grade }))
}

/** Keys in braces of a rule's reason. */
export function placeholdersIn(reason: string): string[] {
  return [...reason.matchAll(/\{([^{}]*)\}/g)].map(([, key = '']) => key.trim())
}

/** `overdue_articles.names` → `overdue_articles`: the names of what an input counted; undefined for any other key. */
export function inputOfNames(placeholder: string): string | undefined {
  return /^(.+)\.names$/.exec(placeholder)?.[1]
}

function itemOf(
  scheme: Scheme,
  rule: AutomaticRule,
  unit: string,
  computed: ComputedRow,
  words: Words,
): LedgerItem[] {
  if (rule.expression !== undefined && !holds(rule.expression, computed.scope)) return []
  const value = evaluateFormula(rule.pointsExpression, computed.scope)
  if (value === null) return []
  // What stands on paper is what counts.
  const points = printValue(value, { ...scheme.rounding, zeros: 'trim', suffix: '' })
  if (points === '0') return []
  const reason = rule.reason.replace(/\{([^{}]*)\}/g, (_, key: string) =>
    wordOf(scheme, computed, key.trim(), words),
  )
  return [{ unit, kind: rule.kind, reason, points, rule: rule.key }]
}

/** What a reason may say beside printed values. */
interface Words {
  readonly grade?: string
  readonly names?: NonNullable<CountsRow['names']>
}

function wordOf(
  scheme: Scheme,
  computed: ComputedRow,
  key: string,
  { grade = '', names = {} }: Words,
): string {
  if (key === 'grade') return grade
  const named = inputOfNames(key)
  return named === undefined ? printedValue(scheme, computed, key) : (names[named] ?? []).join('、')
}

function printedValue(scheme: Scheme, computed: ComputedRow, key: string): string {
  const column = scheme.columns.find((candidate) => candidate.key === key)
  if (column !== undefined) return printCell(scheme, column, computed).printed
  return printValue(computed.scope.value(key), { mode: 'halfUp', digits: 4, zeros: 'trim', suffix: '' })
}
