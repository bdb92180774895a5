import type { Fraction } from 'fraction.js'
import type { RankingMethod } from './types.ts'

/**
 * Ranks for values already in printed order (best first). `dense` numbers distinct values (3,3,4), `competition`
 * counts rows before (3,3,5), `stable` numbers rows and knows no ties. (Formulas §6.)
 */
export function ranksOf(sorted: readonly Fraction[], method: RankingMethod): number[] {
  const ranks: number[] = []
  for (const [index, value] of sorted.entries()) {
    const before = sorted[index - 1]
    const rankBefore = ranks[index - 1] ?? 0
    const tied = before !== undefined && before.equals(value)
    if (method === 'stable') ranks.push(index + 1)
    else if (tied) ranks.push(rankBefore)
    else ranks.push(method === 'dense' ? rankBefore + 1 : index + 1)
  }
  return ranks
}
