/**
 * Spreads a whole number over parts in proportion to their weights, by largest remainder, so that the parts add up
 * exactly. A part never gets more than its cap; what it cannot take goes to the others. Throws when the caps leave no
 * room for the total.
 */
export function allocate(total: number, weights: readonly number[], caps?: readonly number[]): number[] {
  const parts = weights.map(() => 0)
  const capOf = (index: number): number => caps?.[index] ?? Number.POSITIVE_INFINITY
  let left = total
  while (left > 0) {
    const open = weights.flatMap((weight, index) =>
      weight > 0 && (parts[index] ?? 0) < capOf(index) ? [index] : [],
    )
    if (open.length === 0) throw new Error(`no room for ${left} of ${total}: every part is full`)
    const weightOf = (index: number): number => weights[index] ?? 0
    const weightSum = open.reduce((sum, index) => sum + weightOf(index), 0)
    const wanted = open.map((index) => ({ index, exact: (left * weightOf(index)) / weightSum }))
    let given = 0
    for (const { index, exact } of wanted) given += give(parts, index, Math.floor(exact), capOf(index))
    const byRemainder = wanted.toSorted((a, b) => (b.exact % 1) - (a.exact % 1) || a.index - b.index)
    for (const { index } of byRemainder) if (given < left) given += give(parts, index, 1, capOf(index))
    left -= given
  }
  return parts
}

function give(parts: number[], index: number, amount: number, cap: number): number {
  const before = parts[index] ?? 0
  const given = Math.min(amount, cap - before)
  parts[index] = before + given
  return given
}

/** A percentage with decimals as a whole number of its last place: `92.63` of 2 places is 9263. */
export function scaledPercent(percent: string): { readonly scaled: number; readonly places: number } {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(percent)
  if (!match) throw new Error(`not a percentage: ${percent}`)
  const decimals = match[2] ?? ''
  return { scaled: Number(`${match[1]}${decimals}`), places: decimals.length }
}

/** True when part ÷ whole, rounded half up, prints as the percentage. */
export function printsAs(part: number, whole: number, percent: string): boolean {
  const { scaled, places } = scaledPercent(percent)
  const factor = 100 * 10 ** places
  return whole > 0 && Math.floor((2 * factor * part + whole) / (2 * whole)) === scaled
}

/** The whole of which the part is the printed percentage. */
export function wholeOf(part: number, percent: string): number {
  const near = Math.round((part * 100) / Number(percent))
  for (let away = 0; away < 1000; away += 1)
    for (const whole of [near - away, near + away]) if (printsAs(part, whole, percent)) return whole
  throw new Error(`no whole number of which ${part} is ${percent} %`)
}
