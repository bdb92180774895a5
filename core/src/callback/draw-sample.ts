/** Which closed orders a sample is drawn from; days are of the centre's time zone. */
export interface SampleFilter {
  readonly from: string
  readonly until: string
  readonly categoryCode?: string | undefined
  readonly deskCode?: string | undefined
}

/** A closed order that may be drawn. */
export interface Candidate {
  readonly orderId: string
  readonly unitId: string
}

/**
 * Draws up to `perUnit` orders of each unit for a spot check (R10.5). Every order of a unit is as likely as any other.
 * The same candidates and the same chance give the same sample, in whatever order they came: whoever doubts a sample
 * draws it again from its seed. `random` gives shares, 0 ≤ share < 1.
 */
export function drawSample(
  candidates: readonly Candidate[],
  perUnit: number,
  random: () => number,
): readonly Candidate[] {
  const byUnit = new Map<string, Candidate[]>()
  for (const candidate of candidates.toSorted(byIds)) {
    const ofUnit = byUnit.get(candidate.unitId)
    if (ofUnit) ofUnit.push(candidate)
    else byUnit.set(candidate.unitId, [candidate])
  }
  return [...byUnit.values()].flatMap((ofUnit) => drawn(ofUnit, perUnit, random))
}

/** Chance from a seed (mulberry32): the seed is kept with the sample. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** The beginning of a Fisher–Yates shuffle: as far as it is needed. */
function drawn(ofUnit: Candidate[], perUnit: number, random: () => number): Candidate[] {
  const size = Math.min(perUnit, ofUnit.length)
  for (let place = 0; place < size; place += 1) {
    const other = place + Math.floor(random() * (ofUnit.length - place))
    const [here, there] = [ofUnit[place], ofUnit[other]]
    if (here === undefined || there === undefined) throw new Error('drawn from beyond the candidates')
    ofUnit[place] = there
    ofUnit[other] = here
  }
  return ofUnit.slice(0, size)
}

function byIds(one: Candidate, other: Candidate): number {
  const [a, b] = [`${one.unitId} ${one.orderId}`, `${other.unitId} ${other.orderId}`]
  return a < b ? -1 : a > b ? 1 : 0
}
