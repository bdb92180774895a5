import { Fraction } from 'fraction.js'
import { type FormulaScope, holds } from './evaluate-formula.ts'
import { roundFraction } from './rounding.ts'
import type { GradesSpec } from './types.ts'

/** What is known of a ranked unit when its grade is given. */
export interface GradeGround {
  readonly value: Fraction | null
  readonly scope: FormulaScope
  /** Place in printed order, from 1, and the number of ranked units of the list. */
  readonly place: number
  readonly of: number
}

/**
 * The grade (等级) of a ranked unit: the first override that holds, else the first grade whose cut is reached or whose
 * share of the list has room (formulas §4: A ≥ 90, and C below an on-time rate whatever the composite is).
 */
export function gradeOf(grades: GradesSpec, ground: GradeGround): string | undefined {
  const override = grades.overrides.find(({ expression }) => holds(expression, ground.scope))
  if (override !== undefined) return override.grade
  return grades.grades.find(({ atLeast, topPercent }) => {
    if (atLeast !== undefined && (ground.value === null || ground.value.lt(new Fraction(atLeast))))
      return false
    if (topPercent === undefined) return true
    const places = roundFraction(new Fraction(topPercent).mul(ground.of).div(100), 0, 'halfUp')
    return places.gte(ground.place)
  })?.key
}
