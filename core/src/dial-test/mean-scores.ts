import { Fraction } from 'fraction.js'
import { dialTestItemNames } from './score-dial-test.ts'
import type { DialTestItem, DialTestScores } from './score-dial-test.ts'

/** The mean of a county's calls, item by item and in all; exact, so that only the scheme rounds. */
export interface DialTestMean {
  readonly calls: number
  readonly items: Readonly<Record<DialTestItem, Fraction>>
  readonly total: Fraction
}

/**
 * Mean of the calls that were made (R13.2, R13.3). The items printed for Xiangtan in March 2023 are the means of four
 * calls; a call planned and not made counts neither for nor against. Undefined without any call.
 */
export function meanScores(calls: readonly DialTestScores[]): DialTestMean | undefined {
  if (calls.length === 0) return undefined
  const mean = (item: DialTestItem) =>
    calls.reduce((sum, scores) => sum.add(scores[item]), new Fraction(0)).div(calls.length)
  const items = Object.fromEntries(dialTestItemNames.map((item) => [item, mean(item)])) as Record<
    DialTestItem,
    Fraction
  >
  return {
    calls: calls.length,
    items,
    total: dialTestItemNames.reduce((sum, item) => sum.add(items[item]), new Fraction(0)),
  }
}
