import { rateColumns, ruleOf } from './rate-rule.ts'
import { figuresIn, printsAs, roundedLike } from './read-figures.ts'
import type { ReadTable } from './read-table.ts'
import type { Finding } from './types.ts'

const atTheDesk = /(?:当即|当场|直接|在线|即时|现场)(?:答复|办结|解答|回复)(?:咨询)?$/

/**
 * A rate of the text that is mostly of what the hotline answered at the desk: the table has a row of exactly as many, all
 * of them counted as satisfied, that makes up more than half. Both may be right; without that row the rate is another.
 */
export function checkDeskRow(tables: readonly ReadTable[], paragraphs: readonly string[]): Finding[] {
  const figures = paragraphs.flatMap((text, index) => figuresIn(text).map((figure) => ({ figure, index })))
  const answered = figures.filter(({ figure }) => atTheDesk.test(figure.label) && figure.value >= 100)
  return tables.flatMap((table) =>
    rateColumns(table).flatMap((column): Finding[] => {
      const rule = table.rows.length < 10 ? undefined : ruleOf(table, column)
      if (!rule) return []
      const desk = table.rows.find((row) =>
        answered.some(({ figure }) => figure.value === rule.baseOf([row])),
      )
      const [rate, base] = [rule.ofSums(table.rows), rule.baseOf(table.rows)]
      if (!desk || rate === undefined || base === undefined || rule.of(desk) !== 100) return []
      if ((rule.baseOf([desk]) ?? 0) * 2 < base) return []
      const others = rule.ofSums(table.rows.filter((row) => row !== desk))
      const mention = figures.find(
        ({ figure }) => figure.unit === '%' && figure.label.endsWith('率') && printsAs(rate, figure.printed),
      )
      if (!mention || others === undefined || printsAs(others, mention.figure.printed)) return []
      return [
        {
          kind: 'bases',
          check: 'deskRow',
          place: `第${mention.index + 1}段 ${mention.figure.label}`,
          printed: `${mention.figure.printed}%`,
          recomputed: `${roundedLike(others, '0.00')}%`,
          why: {
            zh: `含热线自己答复的 ${rule.baseOf([desk])} 件（表中“${desk.name}”），全部计为满意；其余各行合计得另一个比率`,
            en: `includes the ${rule.baseOf([desk])} answered at the desk (row “${desk.name}”), all counted as satisfied; the other rows give another rate`,
          },
        },
      ]
    }),
  )
}
