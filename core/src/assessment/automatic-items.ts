import type { ComputedRow } from './compute-row.ts'
import { evaluateFormula, holds } from './evaluate-formula.ts'
import { printCell } from './print-cell.ts'
import { printValue } from './rounding.ts'
import type { AutomaticRule, LedgerItem, Scheme } from './types.ts'

/** Items a unit has by its figures, before any item is counted: 知识库逾期一条扣 0.5 分, 延期率超过 10% 的每点扣 0.5 分. */
export function itemsOfFigures(scheme: Scheme, unit: string, computed: ComputedRow): LedgerItem[] {
  const rules = scheme.ledger?.automatic.filter(({ grades }) => grades === undefined) ?? []
  return rules.flatMap((rule) => itemOf(scheme, rule, unit, computed, undefined))
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
  return rules.flatMap((rule) => itemOf(scheme, rule, unit, computed, grade))
}

/** Keys in braces of a rule's reason. */
export function placeholdersIn(reason: string): string[] {
  return [...reason.matchAll(/\{([^{}]*)\}/g)].map(([, key = '']) => key.trim())
}

function itemOf(
  scheme: Scheme,
  rule: AutomaticRule,
  unit: string,
  computed: ComputedRow,
  grade: string | undefined,
): LedgerItem[] {
  if (rule.expression !== undefined && !holds(rule.expression, computed.scope)) return []
  const value = evaluateFormula(rule.pointsExpression, computed.scope)
  if (value === null) return []
  // What stands on paper is what counts.
  const points = printValue(value, { ...scheme.rounding, zeros: 'trim', suffix: '' })
  if (points === '0') return []
  const reason = rule.reason.replace(/\{([^{}]*)\}/g, (_, key: string) =>
    key.trim() === 'grade' ? (grade ?? '') : printedValue(scheme, computed, key.trim()),
  )
  return [{ unit, kind: rule.kind, reason, points, rule: rule.key }]
}

function printedValue(scheme: Scheme, computed: ComputedRow, key: string): string {
  const column = scheme.columns.find((candidate) => candidate.key === key)
  if (column !== undefined) return printCell(scheme, column, computed).printed
  return printValue(computed.scope.value(key), { mode: 'halfUp', digits: 4, zeros: 'trim', suffix: '' })
}
