import { figuresIn, sentencesOf } from './read-figures.ts'
import type { TextFigure } from './read-figures.ts'
import type { Finding } from './types.ts'

/** What says that the parts are all there are. */
const complete = /分别为|分别是|包括|构成|组成/
/** Units of things that are counted; points, money and time are not made of what follows them. */
const counted = /^(?:件|件次|人次|通|个|次|封|条|起|家|份|例|宗|项|户|笔|单|票)$/
/** What begins a list of parts. */
const opening = /其中|分别为|分别是|包括|[：:]/

/**
 * Totals against their parts: 其他渠道共计 585 件，分别为 …; 其中 … Parts that are said to be complete must add up; parts of
 * 其中 may leave something out, but each is at most the whole, and parts in one list (、 or ；between them) together too.
 */
export function checkSums(paragraph: string, place: string): Finding[] {
  const findings: Finding[] = []
  const figures = figuresIn(paragraph)
  for (const sentence of sentencesOf(paragraph)) {
    const within = figures.filter(
      ({ from, unit }) =>
        from >= sentence.from && from < sentence.from + sentence.text.length && counted.test(unit),
    )
    for (const [index, total] of within.entries()) {
      const next = within[index + 1]
      if (!next) continue
      const lead = paragraph.slice(total.until, next.from)
      if (!opening.test(lead) || /[；;]/.test(lead)) continue
      const parts = partsAfter(paragraph, within.slice(index + 1), total, isDeeper(lead))
      findings.push(...judged(total, parts, complete.test(lead), place))
    }
  }
  return findings
}

/** The counts of one list: of the unit of the whole, up to the next bracket that goes deeper or the end of the list. */
function partsAfter(
  paragraph: string,
  rest: readonly TextFigure[],
  total: TextFigure,
  inBrackets: boolean,
): TextFigure[] {
  const parts: TextFigure[] = []
  let end = total.until
  for (const figure of rest) {
    const between = paragraph.slice(end, figure.from)
    if (inBrackets && parts.length > 0 && /[）)]/.test(between)) break
    if (figure.unit !== total.unit) {
      end = figure.until
      continue
    }
    if (parts.length > 0 && (/其中|同比|环比/.test(between) || isDeeper(between))) break
    parts.push(figure)
    end = figure.until
  }
  return parts
}

function isDeeper(between: string): boolean {
  return (between.match(/[（(]/g)?.length ?? 0) > (between.match(/[）)]/g)?.length ?? 0)
}

function judged(
  total: TextFigure,
  parts: readonly TextFigure[],
  isComplete: boolean,
  place: string,
): Finding[] {
  if (parts.length < 2) return []
  const sum = parts.reduce((added, { value }) => added + value, 0)
  const sumText = parts.map(({ printed }) => printed).join(' + ')
  if (sum === total.value) return []
  const tooLarge = parts.find(({ value }) => value > total.value)
  const nearby = Math.abs(sum - total.value) <= Math.max(2, total.value * 0.03)
  // A total and parts that nearly make it up were meant to be complete.
  const isMeant = isComplete || sum > total.value || (parts.length >= 3 && nearby)
  if (!tooLarge && !isMeant) return []
  return [
    {
      kind: 'contradiction',
      check: 'sum',
      place: `${place} ${total.label}`,
      printed: `${total.printed}${total.unit}`,
      recomputed: tooLarge && !isMeant ? `${tooLarge.label}${tooLarge.printed}` : `${sumText} = ${sum}`,
      why: {
        zh: '分项之和与总数不符',
        en: 'the parts do not add up to the whole',
      },
    },
  ]
}
