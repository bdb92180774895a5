import { figuresIn, printsAs, roundedLike, sentencesOf } from './read-figures.ts'
import type { TextFigure } from './read-figures.ts'
import type { Finding } from './types.ts'

/**
 * Rates whose numerator is named: 按时办结 10021 件，按时办结率 99.30%. The denominator is any larger count named before the
 * rate; when none of them gives the printed rate the two contradict each other. A rate over 100 % can be none at all.
 */
export function checkRates(paragraph: string, place: string): Finding[] {
  const findings: Finding[] = []
  const figures = figuresIn(paragraph)
  for (const sentence of sentencesOf(paragraph)) {
    const within = figures.filter(
      ({ from }) => from >= sentence.from && from < sentence.from + sentence.text.length,
    )
    for (const rate of within) {
      if (rate.unit !== '%' || !rate.label.endsWith('率') || isChange(paragraph, rate)) continue
      if (rate.value > 100) findings.push(over(rate, place))
      const numerator = numeratorOf(rate, within)
      if (!numerator) continue
      const bases = figures.filter(
        ({ unit, from, value }) => unit === numerator.unit && from < rate.from && value > numerator.value,
      )
      const all = [
        ...bases,
        ...figures.filter(
          ({ unit, value, from }) =>
            unit === numerator.unit && value === numerator.value && from !== numerator.from,
        ),
      ]
      if (
        bases.length === 0 ||
        all.some((base) => printsAs((numerator.value / base.value) * 100, rate.printed))
      )
        continue
      if (isComplement(numerator, rate, within)) continue
      const nearest = bases.toSorted((a, b) => a.value - b.value)[0]
      if (!nearest) continue
      findings.push({
        kind: 'contradiction',
        check: 'rate',
        place: `${place} ${rate.label}`,
        printed: `${numerator.label}${numerator.printed}${numerator.unit}，${rate.label}${rate.printed}%`,
        recomputed: `${roundedLike((numerator.value / nearest.value) * 100, '0.00')}%`,
        why: {
          zh: `${numerator.printed} ÷ ${nearest.printed}（${nearest.label}）；前文没有一个数除得出 ${rate.printed}%`,
          en: `${numerator.printed} of ${nearest.printed}; no number before it gives ${rate.printed} %`,
        },
      })
    }
  }
  return findings
}

function numeratorOf(rate: TextFigure, within: readonly TextFigure[]): TextFigure | undefined {
  const name = rate.label.replace(/率$/, '').replace(/^.*?(?=[\u4e00-\u9fff]{2,8}$)/u, '')
  if (name.length < 2) return undefined
  return within
    .filter(
      ({ unit, label, from }) => unit !== '%' && unit !== '' && from < rate.from && sameName(label, name),
    )
    .at(-1)
}

/** 按时办结数, 按时办结 for 按时办结率; 综合办结数 for 综合办结率, but 办结 not for 按时办结率. */
function sameName(label: string, name: string): boolean {
  const words = label.replace(/[数量]$/, '')
  // 不满意 is no part of 满意率, and 按时结案 only some of 结案率.
  return (
    words.endsWith(name) && !/(?:[不未非]|[按及准限超]时|[按逾超]期)$/u.test(words.slice(0, -name.length))
  )
}

/** 满意 124 件，不满意 21 件，满意率 …: the whole is the sum of what is named. */
function isComplement(numerator: TextFigure, rate: TextFigure, within: readonly TextFigure[]): boolean {
  const others = within.filter(
    ({ unit, from, value }) =>
      unit === numerator.unit && from !== numerator.from && from < rate.from && value > 0,
  )
  const sums = others.map(({ value }) => numerator.value + value)
  const all = others.reduce((total, { value }) => total + value, numerator.value)
  return [...sums, all].some((sum) => printsAs((numerator.value / sum) * 100, rate.printed))
}

function isChange(paragraph: string, { from }: TextFigure): boolean {
  return /(?:环比|同比|上升|下降|增长|增加|减少|提高|提升|降低|回落)[^，。；]{0,8}$/.test(
    paragraph.slice(0, from),
  )
}

function over(rate: TextFigure, place: string): Finding {
  return {
    kind: 'contradiction',
    check: 'rate',
    place: `${place} ${rate.label}`,
    printed: `${rate.printed}%`,
    recomputed: '≤ 100%',
    why: { zh: '比率不能超过 100%', en: 'a rate cannot exceed 100 %' },
  }
}
