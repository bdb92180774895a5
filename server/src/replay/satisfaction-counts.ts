import { printsAs } from './allocate.ts'
import type { Fraction } from './published-month.ts'

/** How many call-backs of a unit are rated, and how many of these are satisfied. */
export interface SatisfactionCounts {
  readonly system: Fraction
  readonly spot: Fraction
}

interface RatedUnit extends SatisfactionCounts {
  readonly name: string
  /** Orders that can be called back on. */
  readonly onTime: number
}

/** The published spot checks have samples of 20 at most (formulas §6). */
const largestSample = 20

/**
 * Multiples of each unit's smallest fractions, so that every unit keeps its two printed rates and all ratings together
 * give the printed overall rate. The samples of the spot check are as large as they may be; the ratings in the system
 * grow one multiple at a time, always by the one that keeps the overall rate nearest to print, and the last state that
 * prints right is taken. Throws when none does.
 *
 * @param mostRated share of a unit's orders rated in the system at most (its smallest fraction is always allowed)
 */
export function satisfactionCounts(
  units: readonly RatedUnit[],
  overallPercent: string,
  mostRated: number,
): ReadonlyMap<string, SatisfactionCounts> {
  const spots = units.map(({ spot, onTime }) =>
    times(spot, Math.floor(Math.min(largestSample, onTime) / spot.rated)),
  )
  const most = units.map(({ system, onTime }) => Math.max(1, Math.floor((mostRated * onTime) / system.rated)))
  const multiples = units.map(() => 1)
  let found: readonly number[] | undefined
  let satisfied =
    total(spots, 'satisfied') +
    total(
      units.map((unit) => unit.system),
      'satisfied',
    )
  let rated =
    total(spots, 'rated') +
    total(
      units.map((unit) => unit.system),
      'rated',
    )
  for (;;) {
    if (printsAs(satisfied, rated, overallPercent)) found = [...multiples]
    const next = nearestGrowth(units, multiples, most, { satisfied, rated }, Number(overallPercent) / 100)
    const system = units[next]?.system
    if (!system) break
    multiples[next] = (multiples[next] ?? 0) + 1
    satisfied += system.satisfied
    rated += system.rated
  }
  if (!found) throw new Error(`no multiples of the units' fractions give ${overallPercent} % overall`)
  const chosen = found
  return new Map(
    units.map(({ name, system }, index) => [
      name,
      { system: times(system, chosen[index] ?? 1), spot: spots[index] ?? { satisfied: 0, rated: 0 } },
    ]),
  )
}

/** Index of the unit whose next multiple keeps the rate nearest to the target; −1 when none may grow. */
function nearestGrowth(
  units: readonly RatedUnit[],
  multiples: readonly number[],
  most: readonly number[],
  sums: Fraction,
  target: number,
): number {
  let best = -1
  let bestDistance = Number.POSITIVE_INFINITY
  for (const [index, { system }] of units.entries()) {
    // A unit nobody was satisfied with keeps its one rating: it may stand for nobody having rated at all.
    if (system.satisfied === 0 || (multiples[index] ?? 0) >= (most[index] ?? 0)) continue
    const rate = (sums.satisfied + system.satisfied) / (sums.rated + system.rated)
    const distance = Math.abs(rate - target)
    if (distance >= bestDistance) continue
    best = index
    bestDistance = distance
  }
  return best
}

function times(fraction: Fraction, factor: number): Fraction {
  return { satisfied: fraction.satisfied * factor, rated: fraction.rated * factor }
}

function total(fractions: readonly Fraction[], part: keyof Fraction): number {
  return fractions.reduce((sum, fraction) => sum + fraction[part], 0)
}
