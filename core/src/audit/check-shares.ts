import { figuresIn, halfDigit, roundedLike, sentencesOf } from './read-figures.ts'
import type { TextFigure } from './read-figures.ts'
import type { Finding } from './types.ts'

/** A count with the share that is printed beside it: 咨询类 6770 件，占比 60.6%. */
interface Share {
  readonly count: TextFigure
  readonly share: TextFigure
}

/**
 * Shares against their counts. The whole is seldom named beside them, so it is inferred: the base that fits most of the
 * shares of a sentence; a share that base does not fit is a finding when at least two others, and more than half, agree.
 * One share alone is held against the counts named before it. A last digit moved so that the shares add up to 100 is
 * rounding (largest remainder), not a slip.
 */
export function checkShares(paragraph: string, place: string): Finding[] {
  const findings: Finding[] = []
  const figures = figuresIn(paragraph)
  for (const sentence of sentencesOf(paragraph)) {
    const within = figures.filter(
      ({ from }) => from >= sentence.from && from < sentence.from + sentence.text.length,
    )
    const shares = within.flatMap((share, index): Share[] => {
      const count = within[index - 1]
      if (share.unit !== '%' || count === undefined || count.unit === '%' || count.unit === '') return []
      const between = paragraph.slice(count.until, share.from)
      return /^[，,（(、]?占[^，。；\d]{0,14}$/.test(between) ? [{ count, share }] : []
    })
    if (shares.length === 1 && shares[0]) findings.push(...alone(shares[0], figures, place))
    if (shares.length > 1) findings.push(...together(shares, figures, place))
  }
  return findings
}

function together(shares: readonly Share[], figures: readonly TextFigure[], place: string): Finding[] {
  const sum = shares.reduce((total, { share }) => total + Number(share.printed), 0)
  const isWhole = Math.abs(sum - 100) < 0.06
  const findings: Finding[] = []
  if (isWhole && Math.abs(sum - 100) > 1e-9)
    findings.push({
      kind: 'rounding',
      check: 'shareSum',
      place,
      printed: `${sum.toFixed(2)}%`,
      recomputed: '100%',
      why: {
        zh: '各项占比之和因四舍五入不等于 100%',
        en: 'the shares do not add up to 100 % because each is rounded',
      },
    })
  const half = sharedHalf(shares)
  const first = shares[0]?.count
  const named = figures.filter(({ unit, from }) => unit === first?.unit && from < first.from)
  const base = bestBase(
    shares,
    half,
    named.map(({ value }) => value),
  )
  const wrong = shares.filter((one) => !fits(one, base.value, half(one)))
  const agree = shares.length - wrong.length
  if (agree < 2 || agree <= wrong.length) return findings
  for (const { count, share } of wrong) {
    const recomputed = (count.value / base.value) * 100
    // A digit moved on purpose, so that all shares add up.
    const isMoved = isWhole && fits({ count, share }, base.value, 2.01 * half({ count, share }))
    // It fits as it is printed; whether zeros were dropped or digits, nobody can say.
    const isCoarse = fits({ count, share }, base.value, halfDigit(share.printed))
    findings.push({
      kind: isMoved || isCoarse ? 'rounding' : 'contradiction',
      check: 'share',
      place: `${place} ${count.label}`,
      printed: `${count.printed}${count.unit}，${share.printed}%`,
      recomputed: `${roundedLike(recomputed, atLeastTwo(share.printed))}%`,
      why: {
        zh: `按其余 ${agree} 项占比推出的总数约 ${Math.round(base.value)}，这里的数量与占比不相符`,
        en: `the other ${agree} shares are of about ${Math.round(base.value)}; this count and this share do not agree`,
      },
    })
  }
  return findings
}

/**
 * Where several shares have two decimals, a shorter one has lost its zeros, and is held to two as well; else each is as
 * exact as its digits say.
 */
function sharedHalf(shares: readonly Share[]): (one: Share) => number {
  const halves = shares.map(({ share }) => halfDigit(share.printed))
  const finest = Math.min(...halves)
  const isShared = halves.filter((half) => half === finest).length >= 2
  return ({ share }) => (isShared ? finest : halfDigit(share.printed))
}

/**
 * The base that fits most shares. The wholes named before are tried first (where shares are coarse, several bases may
 * fit as many), then the sum of all counts, then the middle of each interval’s overlap.
 */
function bestBase(
  shares: readonly Share[],
  half: (one: Share) => number,
  named: readonly number[],
): { value: number } {
  const sum = shares.reduce((total, { count }) => total + count.value, 0)
  const ends = shares.flatMap((one) => intervalOf(one, half(one)))
  const candidates = [...named, sum, ...middles(ends), ...ends]
  let best = { value: candidates[0] ?? 0, fitting: -1 }
  for (const value of candidates) {
    const fitting = shares.filter((one) => fits(one, value, half(one))).length
    if (fitting > best.fitting) best = { value, fitting }
  }
  return best
}

function middles(ends: readonly number[]): number[] {
  const sorted = ends.toSorted((a, b) => a - b)
  return sorted.slice(1).map((end, index) => (end + (sorted[index] ?? end)) / 2)
}

function intervalOf({ count, share }: Share, half: number): number[] {
  const printed = Number(share.printed)
  return [(count.value * 100) / (printed + half), (count.value * 100) / Math.max(printed - half, 1e-9)]
}

/** `most`: how many percentage points the exact share may lie from its print. */
function fits({ count, share }: Share, base: number, most: number): boolean {
  const off = Math.abs((count.value / base) * 100 - Number(share.printed))
  return off <= most + 1e-6
}

function alone({ count, share }: Share, figures: readonly TextFigure[], place: string): Finding[] {
  const bases = figures.filter(
    (one) => one.unit !== '%' && one.from < count.from && one.value >= count.value && one.unit === count.unit,
  )
  if (bases.length === 0) return []
  // “甲类 783 件、乙类 579 件、丙类 562 件，占 77%”: the share may be of all that the list names.
  const listed = figures.filter(({ unit, from }) => unit === count.unit && from <= count.from)
  const sums = listed.map((_, index) => listed.slice(index).reduce((sum, { value }) => sum + value, 0))
  const half = halfDigit(share.printed)
  const isOfList = (value: number) =>
    bases.some((base) => fits({ count: { ...count, value }, share }, base.value, half))
  if (sums.some(isOfList)) return []
  const [base] = bases.toSorted((a, b) => b.from - a.from)
  // Only a whole named just before it in the same sentence is what it must be a share of.
  if (!base || count.from - base.until > 40) return []
  return [
    {
      kind: 'contradiction',
      check: 'share',
      place: `${place} ${count.label}`,
      printed: `${count.printed}${count.unit}，${share.printed}%`,
      recomputed: `${roundedLike((count.value / base.value) * 100, atLeastTwo(share.printed))}%`,
      why: {
        zh: `${count.printed} ÷ ${base.printed}（${base.label}）与印出的占比不符，前文也没有别的数可作总数`,
        en: `${count.printed} of ${base.printed} is another share, and no number before it gives the printed one`,
      },
    },
  ]
}

function atLeastTwo(printed: string): string {
  return (printed.split('.')[1]?.length ?? 0) >= 2 ? printed : '0.00'
}
