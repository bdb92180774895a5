import { figuresIn } from './read-figures.ts'
import type { TextFigure } from './read-figures.ts'
import type { Finding } from './types.ts'

/** Words around a topic that do not make it another one. */
const around =
  /(?:本月|当月|本季度|全年|今年|全市|全县|全区|涉及|有关|关于|方面|相关|问题|诉求|工单|事项|投诉|类|共计|共)/g
/** What many lines of a bulletin are called without being the same thing. */
const general =
  /^(?:受理|接听|办理|办结|转办|派单|有效|满意|不满意|基本满意|一般|其他|来电|来信|呼入|呼出|市民|群众|总量|合计|总数|全市|全县|本月|当月|第.*|[A-D甲乙丙])*$/

interface Named {
  readonly figure: TextFigure
  readonly paragraph: number
}

/**
 * One topic with two numbers: 消费维权 3430 件 in one place and 涉及消费维权相关诉求共 4543 件 in another. Only topics that stand in
 * an enumeration count, and only numbers of the same unit; the same number twice is as it should be.
 */
export function checkNames(paragraphs: readonly string[]): Finding[] {
  const byTopic = new Map<string, Named[]>()
  const topics = new Set<string>()
  for (const [paragraph, text] of paragraphs.entries()) {
    const figures = figuresIn(text)
    for (const [index, figure] of figures.entries()) {
      if (figure.unit === '' || figure.unit === '%' || figure.unit === '分') continue
      const topic = topicOf(figure.label)
      if (topic === undefined) continue
      const before = text[figure.from - figure.label.length - 1] ?? ''
      const after = text.slice(figure.until, figure.until + 1)
      const inList =
        before === '、' ||
        after === '、' ||
        (figures[index - 1]?.unit === figure.unit && /[、；]/.test(before + after))
      if (inList) topics.add(`${topic} ${figure.unit}`)
      const key = `${topic} ${figure.unit}`
      byTopic.set(key, [...(byTopic.get(key) ?? []), { figure, paragraph }])
    }
  }
  return [...byTopic].flatMap(([key, named]) => {
    const values = new Set(named.map(({ figure }) => figure.value))
    if (!topics.has(key) || values.size !== 2) return []
    const [first, second] = [named[0], named.find(({ figure }) => figure.value !== named[0]?.figure.value)]
    if (!first || !second || first.paragraph === second.paragraph) return []
    return [
      {
        kind: 'bases' as const,
        check: 'sameName',
        place: `第${first.paragraph + 1}段 ${first.figure.label}；第${second.paragraph + 1}段 ${second.figure.label}`,
        printed: `${first.figure.printed}${first.figure.unit}；${second.figure.printed}${second.figure.unit}`,
        recomputed: '—',
        why: {
          zh: `“${key.split(' ')[0]}”在两处是两个数，口径应说明`,
          en: `“${key.split(' ')[0]}” stands with two numbers; say what each counts`,
        },
      },
    ]
  })
}

function topicOf(label: string): string | undefined {
  const topic = label.replace(around, '').replace(/^.*?(?:主要为|主要是|集中在|事项为)/, '')
  return topic.length < 3 || topic.length > 12 || general.test(topic) || /\d/.test(topic) ? undefined : topic
}
