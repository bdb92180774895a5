/*
 * A formula after checking: a small tree of plain data. Whatever text the office wrote, only these shapes can come
 * out of the parser, so evaluating a formula can reach nothing but numbers, named values and the functions below.
 */

export type BinaryOperator = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'and' | 'or'

export type Expression =
  /** Decimal as written: `0.5` stays one half, never a binary float. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negative' | 'not'; readonly of: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'call'; readonly function: FormulaFunction; readonly arguments: readonly Expression[] }

/** Functions a formula may use, with the number of arguments each takes. */
export const formulaFunctions = {
  /** min(a, b, …), max(a, b, …): blanks are skipped. */
  min: { least: 1, most: 30 },
  max: { least: 1, most: 30 },
  abs: { least: 1, most: 1 },
  /** sum(a, b, …), mean(a, b, …): blanks are skipped; of blanks only: blank. */
  sum: { least: 1, most: 60 },
  mean: { least: 1, most: 60 },
  /** percent(part, whole): 100 × part ÷ whole; 0/0 by the scheme's policy, or the third argument. */
  percent: { least: 2, most: 3 },
  /** above(rate, target) = max(0, rate − target); below(rate, target) = max(0, target − rate). */
  above: { least: 2, most: 2 },
  below: { least: 2, most: 2 },
  /** clamp(x, lowest, highest) */
  clamp: { least: 3, most: 3 },
  /** round(x, digits): half away from zero. cut(x, digits): towards zero. */
  round: { least: 1, most: 2 },
  cut: { least: 1, most: 2 },
  floor: { least: 1, most: 1 },
  ceil: { least: 1, most: 1 },
  /** printed(column): the column's value as it is printed, instead of the exact one. */
  printed: { least: 1, most: 1 },
  /** steps(x, a, va, b, vb, …, otherwise): the value behind the first bound that x reaches, bounds from high to low. */
  steps: { least: 4, most: 60 },
  /** groupSum(input), groupMax(input): over all units of the group. */
  groupSum: { least: 1, most: 1 },
  groupMax: { least: 1, most: 1 },
  /** if(condition, then, otherwise): only the branch taken is computed. */
  if: { least: 3, most: 3 },
} as const

export type FormulaFunction = keyof typeof formulaFunctions

export function isFormulaFunction(name: string): name is FormulaFunction {
  return Object.hasOwn(formulaFunctions, name)
}
