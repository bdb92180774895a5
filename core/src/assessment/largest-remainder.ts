import { Fraction } from 'fraction.js'
import { roundFraction } from './rounding.ts'

/**
 * Rounds parts so that they add up to their rounded sum (largest remainder, R18.2): all are cut, and what is missing
 * goes, one last digit each, to the parts that lost most. Equal losses: the earlier part. Parts are not negative.
 */
export function largestRemainder(parts: readonly Fraction[], digits: number): Fraction[] {
  const step = new Fraction(1n, 10n ** BigInt(digits))
  const cut = parts.map((part) => roundFraction(part, digits, 'cut'))
  const sum = (values: readonly Fraction[]) =>
    values.reduce((total, value) => total.add(value), new Fraction(0))
  const missing = roundFraction(sum(parts), digits, 'halfUp').sub(sum(cut)).div(step)
  const lost = parts.map((part, index) => part.sub(cut[index] ?? 0))
  const raised = new Set(
    lost
      .map((loss, index) => ({ loss, index }))
      .toSorted((a, b) => b.loss.compare(a.loss) || a.index - b.index)
      .slice(0, missing.valueOf())
      .map(({ index }) => index),
  )
  return cut.map((value, index) => (raised.has(index) ? value.add(step) : value))
}
