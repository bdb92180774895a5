import { rateColumns, ruleOf } from './rate-rule.ts'
import { figuresIn, printsAs } from './read-figures.ts'
import type { ReadTable } from './read-table.ts'
import type { Finding } from './types.ts'

/** Farther apart than this share, two counts are not meant as one. */
const near = 0.05

/**
 * A rate of the text that is right by a table, beside a count it is not the rate of: “承办 20292 件，办结率 99.55%”, where
 * 99.55 % is of the 20150 the table adds up to. Both may be right, but they are of two bases.
 */
export function checkBases(tables: readonly ReadTable[], paragraphs: readonly string[]): Finding[] {
  const overalls = tables
    .filter(({ rows }) => rows.length >= 10)
    .flatMap((table) =>
      rateColumns(table).flatMap((column) => {
        const heading = (table.header[column] ?? '').replace(/^.*[）)]/, '')
        const rule = ruleOf(table, column)
        const [rate, base] = [rule?.ofSums(table.rows), rule?.baseOf(table.rows)]
        return rate === undefined || base === undefined || rate === 100 ? [] : [{ heading, rate, base }]
      }),
    )
  const told = new Set<string>()
  return paragraphs.flatMap((text, index) => {
    const figures = figuresIn(text)
    return figures.flatMap((mention, position): Finding[] => {
      if (mention.unit !== '%') return []
      const own = overalls.find(
        ({ heading, rate }) => mention.label.endsWith(heading) && printsAs(rate, mention.printed),
      )
      const count = figures.slice(0, position).findLast(({ unit }) => unit === '件' || unit === '单')
      if (!own || !count || count.value === own.base) return []
      if (Math.abs(count.value - own.base) > own.base * near) return []
      const isPart = printsAs((count.value / own.base) * 100, mention.printed)
      if (isPart || printsAs((own.rate * own.base) / count.value, mention.printed)) return []
      const place = `第${index + 1}段 ${count.label}`
      if (told.has(place)) return []
      told.add(place)
      return [
        {
          kind: 'bases',
          check: 'base',
          place,
          printed: `${count.printed}${count.unit}`,
          recomputed: String(own.base),
          why: {
            zh: `其后的${mention.label}${mention.printed}%是附表合计 ${own.base} 的比率，不是这个数的`,
            en: `the rate after it, ${mention.printed}%, is of the ${own.base} its table adds up to, not of this count`,
          },
        },
      ]
    })
  })
}
