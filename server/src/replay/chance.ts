import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Seeded chance: the same seed and name give the same draws, which is what makes a plan repeatable. */
export interface Chance {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** 0 ≤ share < 1. */
  share(): number
  pick<Item>(items: readonly Item[]): Item
  /** Index drawn in proportion to the weights; a defect when no weight is above zero. */
  weighted(weights: readonly number[]): number
  shuffle<Item>(items: readonly Item[]): Item[]
}

/**
 * Chance for one part of a plan. Each part has its own name, so that a change in how the calls are drawn leaves the
 * texts as they were.
 */
export function makeChance(seed: number, name: string): Chance {
  const generator = xoroshiro128plus(mixed(seed, name))
  const share = (): number => (generator.next() >>> 0) / 0x1_0000_0000
  const int = (min: number, max: number): number => min + Math.floor(share() * (max - min + 1))
  return {
    share,
    int,
    pick: (items) => at(items, int(0, items.length - 1)),
    weighted: (weights) => weightedIndex(weights, share()),
    shuffle: (items) => {
      const shuffled = [...items]
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = int(0, last)
        const kept = at(shuffled, last)
        shuffled[last] = at(shuffled, other)
        shuffled[other] = kept
      }
      return shuffled
    },
  }
}

function weightedIndex(weights: readonly number[], share: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) throw new Error('nothing to draw from: all weights are zero')
  let left = share * total
  let last = -1
  for (const [index, weight] of weights.entries()) {
    if (weight <= 0) continue
    last = index
    if (left < weight) return index
    left -= weight
  }
  return last
}

/** FNV-1a of the name, started from the seed. */
function mixed(seed: number, name: string): number {
  let hash = (seed ^ 0x811c9dc5) | 0
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash
}

/** An element that must be there. */
export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error(`nothing at ${index} of ${items.length}`)
  return item
}
