import type { Bilingual, InputKind } from '../assessment/types.ts'

/**
 * What a county's own platform reports of a period (五率一度, R13.1): it is not merged with the city's, so none of it
 * can be counted from orders. Rates in percent; the data-accuracy score is timeliness 10 and conformity 20 (R14.3).
 */
export interface CountyFigureSpec {
  readonly label: Bilingual
  readonly kind: InputKind
  /** Most it can be; a count has no bound. */
  readonly most?: number
  /** Other headings the column comes under. */
  readonly aliases: readonly string[]
}

const rate = (zh: string, en: string, aliases: readonly string[] = []): CountyFigureSpec => ({
  label: { zh, en },
  kind: 'rate',
  most: 100,
  aliases,
})

export const countyFigures = {
  validCalls: {
    label: { zh: '有效来电', en: 'Valid calls' },
    kind: 'count',
    aliases: ['有效来电量', '有效来电数'],
  },
  connectRate: rate('接通率', 'Connection rate'),
  onlineRate: rate('在线办结率', 'Online answer rate'),
  onTimeRate: rate('按时办结率', 'On-time rate'),
  callbackRate: rate('回访率', 'Call-back rate'),
  satisfactionRate: rate('满意率', 'Satisfaction rate', ['回访满意率']),
  dataAccuracy: {
    label: { zh: '数据准确度', en: 'Data accuracy' },
    kind: 'points',
    most: 30,
    aliases: ['数据准确度得分'],
  },
} as const satisfies Record<string, CountyFigureSpec>

export type CountyFigureName = keyof typeof countyFigures
export const countyFigureNames = Object.keys(countyFigures) as readonly CountyFigureName[]

/** The figures of one county; exact decimals as text, `99.949`. */
export type CountyFigures = Readonly<Record<CountyFigureName, string>>
