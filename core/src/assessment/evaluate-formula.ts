import { Fraction } from 'fraction.js'
import type { Expression, FormulaFunction } from './formula-expression.ts'
import { roundFraction } from './rounding.ts'
import type { ZeroByZero } from './types.ts'

/** A number, or null for a blank (nothing to divide, nothing given). */
export type FormulaValue = Fraction | null

export type GroupFunction = 'groupSum' | 'groupMax'

export interface FormulaScope {
  /** The exact value of a column, input or parameter. */
  readonly value: (name: string) => FormulaValue
  /** The value of a column as it is printed. */
  readonly printed: (column: string) => FormulaValue
  /** Sum or largest of an input over the units of the group. */
  readonly ofGroup: (how: GroupFunction, input: string) => FormulaValue
  readonly zeroByZero: ZeroByZero
  /** Called when something that is not zero is divided by zero; the result is then blank. */
  readonly dividedByZero: () => void
}

/**
 * The exact value of a formula. A blank makes arithmetic blank, is skipped by sum, mean, min and max, and fits no
 * comparison: a missing figure never counts as a zero by accident.
 */
export function evaluateFormula(expression: Expression, scope: FormulaScope): FormulaValue {
  switch (expression.kind) {
    case 'number':
      return new Fraction(expression.text)
    case 'name':
      return scope.value(expression.name)
    case 'negative':
      return evaluateFormula(expression.of, scope)?.neg() ?? null
    case 'binary': {
      const left = evaluateFormula(expression.left, scope)
      const right = evaluateFormula(expression.right, scope)
      if (left === null || right === null) return null
      if (expression.operator === '+') return left.add(right)
      if (expression.operator === '-') return left.sub(right)
      if (expression.operator === '*') return left.mul(right)
      if (expression.operator === '/') return divide(left, right, scope)
      throw new Error(`condition ${expression.operator} where a number is needed`)
    }
    case 'call':
      return call(expression.function, expression.arguments, scope)
    default:
      throw new Error('condition where a number is needed')
  }
}

/** Whether a condition holds. */
export function holds(expression: Expression, scope: FormulaScope): boolean {
  if (expression.kind === 'not') return !holds(expression.of, scope)
  if (expression.kind !== 'binary') throw new Error('number where a condition is needed')
  if (expression.operator === 'and') return holds(expression.left, scope) && holds(expression.right, scope)
  if (expression.operator === 'or') return holds(expression.left, scope) || holds(expression.right, scope)
  const left = evaluateFormula(expression.left, scope)
  const right = evaluateFormula(expression.right, scope)
  if (left === null || right === null) return false
  const order = left.compare(right)
  switch (expression.operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '==':
      return order === 0
    case '!=':
      return order !== 0
    default:
      throw new Error(`number operator ${expression.operator} where a condition is needed`)
  }
}

/** Every name a formula uses, each once, in order of appearance. */
export function namesIn(expression: Expression): string[] {
  const names = new Set<string>()
  const visit = (part: Expression): void => {
    if (part.kind === 'name') names.add(part.name)
    else if (part.kind === 'negative' || part.kind === 'not') visit(part.of)
    else if (part.kind === 'call') part.arguments.forEach(visit)
    else if (part.kind === 'binary') {
      visit(part.left)
      visit(part.right)
    }
  }
  visit(expression)
  return [...names]
}

/** Names used inside `printed(…)`; only columns can be printed. */
export function printedNamesIn(expression: Expression): string[] {
  return namesInside(['printed'], expression)
}

/** Names used inside `groupSum(…)` and `groupMax(…)`; only inputs are known of the whole group. */
export function groupNamesIn(expression: Expression): string[] {
  return namesInside(['groupSum', 'groupMax'], expression)
}

function namesInside(functions: readonly FormulaFunction[], expression: Expression): string[] {
  if (expression.kind === 'negative' || expression.kind === 'not')
    return namesInside(functions, expression.of)
  if (expression.kind === 'binary')
    return [...namesInside(functions, expression.left), ...namesInside(functions, expression.right)]
  if (expression.kind !== 'call') return []
  const inside = functions.includes(expression.function)
  return expression.arguments.flatMap((argument) =>
    inside ? namesIn(argument) : namesInside(functions, argument),
  )
}

function call(name: FormulaFunction, given: readonly Expression[], scope: FormulaScope): FormulaValue {
  const [first, second, third] = given
  if (first === undefined) throw new Error(`${name} without arguments`)
  if (name === 'if') {
    const branch = holds(first, scope) ? second : third
    return branch === undefined ? null : evaluateFormula(branch, scope)
  }
  if (name === 'printed') {
    if (first.kind !== 'name') throw new Error('printed of something without a name')
    return scope.printed(first.name)
  }
  if (name === 'groupSum' || name === 'groupMax') {
    if (first.kind !== 'name') throw new Error(`${name} of something without a name`)
    return scope.ofGroup(name, first.name)
  }
  if (name === 'steps') return step(given, scope)
  const values = given.map((argument) => evaluateFormula(argument, scope))
  if (name === 'percent') return percent(values, given.length === 3, scope)

  const present = values.filter((value) => value !== null)
  if (name === 'sum' || name === 'mean') {
    if (present.length === 0) return null
    const sum = present.reduce((total, value) => total.add(value))
    return name === 'sum' ? sum : sum.div(present.length)
  }
  if (name === 'min' || name === 'max') {
    if (present.length === 0) return null
    return present.reduce((best, value) =>
      (name === 'min' ? value.lt(best) : value.gt(best)) ? value : best,
    )
  }
  const [value, limit, upper] = values
  if (value === undefined || value === null || values.includes(null)) return null
  switch (name) {
    case 'abs':
      return value.abs()
    case 'above':
      return larger(new Fraction(0), value.sub(limit ?? 0))
    case 'below':
      return larger(new Fraction(0), new Fraction(limit ?? 0).sub(value))
    case 'clamp':
      return smaller(larger(value, limit ?? value), upper ?? value)
    case 'round':
      return roundFraction(value, digitsOf(limit), 'halfUp')
    case 'cut':
      return roundFraction(value, digitsOf(limit), 'cut')
    case 'floor':
      return value.floor()
    case 'ceil':
      return value.ceil()
    default:
      throw new Error('a function of the formula language that is not evaluated')
  }
}

/** The first bound reached decides; a blank fits no bound and has no step. */
function step([of, ...rest]: readonly Expression[], scope: FormulaScope): FormulaValue {
  const value = of === undefined ? null : evaluateFormula(of, scope)
  if (value === null) return null
  for (let index = 0; index + 1 < rest.length; index += 2) {
    const [bound, worth] = [rest[index], rest[index + 1]]
    if (bound === undefined || worth === undefined) break
    const limit = evaluateFormula(bound, scope)
    if (limit !== null && value.gte(limit)) return evaluateFormula(worth, scope)
  }
  const otherwise = rest.at(-1)
  return otherwise === undefined ? null : evaluateFormula(otherwise, scope)
}

function percent(values: readonly FormulaValue[], hasFallback: boolean, scope: FormulaScope): FormulaValue {
  const [part, whole, fallback] = values
  if (part === undefined || part === null || whole === undefined || whole === null) return null
  if (!whole.equals(0)) return part.mul(100).div(whole)
  if (!part.equals(0)) return divide(part, whole, scope)
  if (hasFallback) return fallback ?? null
  if (scope.zeroByZero === 'blank') return null
  return new Fraction(scope.zeroByZero === 'full' ? 100 : 0)
}

function divide(left: Fraction, right: Fraction, scope: FormulaScope): FormulaValue {
  if (!right.equals(0)) return left.div(right)
  scope.dividedByZero()
  return null
}

function digitsOf(value: FormulaValue | undefined): number {
  return value === undefined || value === null ? 0 : value.valueOf()
}

function larger(a: Fraction, b: Fraction): Fraction {
  return a.gte(b) ? a : b
}

function smaller(a: Fraction, b: Fraction): Fraction {
  return a.lte(b) ? a : b
}
