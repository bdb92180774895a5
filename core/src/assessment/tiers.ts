import { Fraction } from 'fraction.js'
import type { TierSetSpec, TierSpec } from './types.ts'

/** The band of volume a value falls into: `atLeast` ≤ value < `below` (formulas §6: A ≥ 100, 20 ≤ B < 100, C < 20). */
export function tierOf(set: TierSetSpec, value: Fraction): TierSpec | undefined {
  return set.tiers.find(
    (tier) =>
      (tier.atLeast === undefined || value.gte(new Fraction(tier.atLeast))) &&
      (tier.below === undefined || value.lt(new Fraction(tier.below))),
  )
}

export type TierMistake =
  | { readonly kind: 'overlap'; readonly tier: TierSpec; readonly other: TierSpec }
  | { readonly kind: 'gap'; readonly tier: TierSpec; readonly other: TierSpec }
  | { readonly kind: 'empty'; readonly tier: TierSpec }

/** Bands that overlap, leave a gap between them, or can hold nothing. */
export function tierMistakes(tiers: readonly TierSpec[]): TierMistake[] {
  const mistakes: TierMistake[] = []
  for (const tier of tiers) {
    if (
      tier.atLeast !== undefined &&
      tier.below !== undefined &&
      bound(tier.atLeast).gte(bound(tier.below))
    ) {
      mistakes.push({ kind: 'empty', tier })
    }
  }
  if (mistakes.length > 0) return mistakes

  const ascending = [...tiers].sort((a, b) => compareFloors(a, b))
  for (const [index, tier] of ascending.entries()) {
    const higher = ascending[index + 1]
    if (higher === undefined) continue
    if (tier.below === undefined || higher.atLeast === undefined) {
      mistakes.push({ kind: 'overlap', tier, other: higher })
      continue
    }
    const order = bound(tier.below).compare(bound(higher.atLeast))
    if (order > 0) mistakes.push({ kind: 'overlap', tier, other: higher })
    if (order < 0) mistakes.push({ kind: 'gap', tier, other: higher })
  }
  return mistakes
}

/** Fills the number of units into a printed heading: `A 类档次（合计 {count} 家）`. */
export function titleWithCount(title: string, count: number): string {
  return title.replaceAll('{count}', String(count))
}

function bound(text: string): Fraction {
  return new Fraction(text)
}

function compareFloors(a: TierSpec, b: TierSpec): number {
  if (a.atLeast === undefined) return b.atLeast === undefined ? 0 : -1
  return b.atLeast === undefined ? 1 : bound(a.atLeast).compare(bound(b.atLeast))
}
