import { figuresIn, halfDigit, printsAs, roundedLike } from './read-figures.ts'
import type { TextFigure } from './read-figures.ts'
import type { Finding } from './types.ts'

const down = /下降|减少|降低|回落|降/
const dayCounts = [7, 28, 29, 30, 31, 59, 60, 61, 62, 89, 90, 91, 92, 181, 182, 183, 184, 365, 366]

/**
 * Changes (环比, 同比) against their counts. With the count before it, the change is recomputed. Without it a whole number
 * must exist that gives the printed change; where the other changes of the paragraph have two decimals, a shorter one
 * has lost its zeros, and is held to two decimals too. Daily averages must come from some number of days.
 */
export function checkChanges(paragraph: string, place: string): Finding[] {
  const figures = figuresIn(paragraph)
  const changes = figures.flatMap((change, index) => {
    const before = figures[index - 1]
    const words = paragraph.slice(before?.until ?? 0, change.from)
    if (change.unit !== '%' || !/(?:环比|同比|较上|比上|与上)/.test(words)) return []
    const sign = down.test(words.slice(words.search(/环比|同比|较上|比上|与上/))) ? -1 : 1
    const count = countOf(figures, index, paragraph) ?? sameTopic(figures, index)
    return [{ change, sign, count }]
  })
  const isFine = changes.filter(({ change }) => (change.printed.split('.')[1]?.length ?? 0) === 2).length >= 2
  return [
    ...changes.flatMap(({ change, sign, count }) =>
      count ? baseless(change, sign, count, isFine, place) : [],
    ),
    ...dailyMeans(paragraph, figures, place),
  ]
}

/** The count a change belongs to: the number just before it, over a share at most. */
function countOf(figures: readonly TextFigure[], index: number, paragraph: string): TextFigure | undefined {
  const change = figures[index]
  for (const back of [1, 2]) {
    const found = figures[index - back]
    if (!found || !change || /[。；]/.test(paragraph.slice(found.until, change.from))) return undefined
    // 较上月增加 263 件，同比上升 6.11%: the change is not of the difference.
    const isOther = /[日月人平]均|(?:增加|减少|增长|上升|下降|多|少)了?$/.test(found.label)
    if (found.unit !== '%' && found.unit !== '') return isOther ? undefined : found
  }
  return undefined
}

/** 环比 of a topic whose count stands in a sentence before: the last count with the topic's name. */
function sameTopic(figures: readonly TextFigure[], index: number): TextFigure | undefined {
  const topic = bare(figures[index]?.label.replace(/(?:环比|同比).*$/, '') ?? '')
  if (topic.length < 2) return undefined
  return figures
    .slice(0, index)
    .findLast(({ unit, label }) => unit !== '%' && unit !== '' && bare(label).endsWith(topic))
}

function bare(label: string): string {
  return label.replace(/(?:类|问题|方面|诉求)+$/, '').replace(/^(?:我[县市区]|全[县市区])/, '')
}

function baseless(
  change: TextFigure,
  sign: number,
  count: TextFigure,
  isFine: boolean,
  place: string,
): Finding[] {
  if (count.value < 100 || !Number.isInteger(count.value)) return []
  const half = isFine ? 0.005 : halfDigit(change.printed)
  const [low, high] = [change.value - half, change.value + half].map(
    (size) => count.value / (1 + (sign * size) / 100),
  )
  const [from, until] = [Math.min(low ?? 0, high ?? 0), Math.max(low ?? 0, high ?? 0)]
  if (Math.floor(until + 1e-9) >= Math.ceil(from - 1e-9)) return []
  const near = Math.round((from + until) / 2)
  const recomputed = ((count.value - near) / near) * 100
  return [
    {
      kind: printsAs(Math.abs(recomputed), change.printed) ? 'rounding' : 'contradiction',
      check: 'change',
      place: `${place} ${count.label}`,
      printed: `${count.printed}${count.unit}，${sign < 0 ? '-' : ''}${change.printed}%`,
      recomputed: `${roundedLike(recomputed, '0.00')}%（${near}）`,
      why: {
        zh: `没有一个整数的上期数能得出这个变化；最近的上期数 ${near} 得 ${roundedLike(recomputed, '0.00')}%`,
        en: `no whole number before it gives this change; the nearest, ${near}, gives ${roundedLike(recomputed, '0.00')} %`,
      },
    },
  ]
}

function dailyMeans(paragraph: string, figures: readonly TextFigure[], place: string): Finding[] {
  return figures.flatMap((mean, index): Finding[] => {
    const total = figures[index - 1]
    if (!total || !/日均/.test(paragraph.slice(total.until, mean.from)) || total.value < mean.value) return []
    if (dayCounts.some((days) => printsAs(total.value / days, mean.printed))) return []
    const days = Math.round(total.value / mean.value)
    const nearest = dayCounts.toSorted((a, b) => Math.abs(a - days) - Math.abs(b - days))[0] ?? days
    return [
      {
        kind: 'contradiction',
        check: 'dailyMean',
        place: `${place} ${total.label}`,
        printed: `日均${mean.printed}${mean.unit}`,
        recomputed: `${total.printed} ÷ ${nearest} = ${roundedLike(total.value / nearest, mean.printed)}`,
        why: {
          zh: '日均与总数和任何一个常见的天数都不符',
          en: 'the daily mean fits no usual number of days',
        },
      },
    ]
  })
}
