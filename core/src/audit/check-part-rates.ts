import { figuresIn, halfDigit, printsAs, roundedLike, sentencesOf } from './read-figures.ts'
import type { TextFigure } from './read-figures.ts'
import type { ReadTable } from './read-table.ts'
import type { Finding } from './types.ts'

const overall = /^(?:总体|整体|平均|综合|合计|全市|全县)+/
/** What rounding the rates of the table may move their mean. */
const slack = 0.005

interface Part {
  readonly weight: number
  readonly row: number
}

/**
 * Overall rates of units the text names with their counts, against the rates a table gives the same units: an overall
 * rate lies between the least and the greatest of them, and is their mean weighted with the counts. The weights are
 * believed when at least two rates come out by them, and as many as do not.
 */
export function checkPartRates(tables: readonly ReadTable[], paragraphs: readonly string[]): Finding[] {
  return paragraphs.flatMap((text, index) =>
    sentencesOf(text).flatMap((sentence) => {
      const figures = figuresIn(text).filter(
        ({ from }) => from >= sentence.from && from < sentence.from + sentence.text.length,
      )
      return tables.flatMap((table) => against(table, figures, `第${index + 1}段`))
    }),
  )
}

function against(table: ReadTable, figures: readonly TextFigure[], place: string): Finding[] {
  if (table.rows.length < 3) return []
  const parts = table.rows.flatMap(({ name }, row): Part[] => {
    const named = figures.find(
      ({ label, unit }) => unit !== '%' && unit !== '' && name !== '' && label.endsWith(name),
    )
    return named ? [{ weight: named.value, row }] : []
  })
  if (parts.length < table.rows.length) return []
  const last = Math.max(...figures.flatMap(({ unit, from }) => (unit === '%' ? [] : [from])))
  const rates = figures.filter(({ unit, label, from }) => unit === '%' && from > last && label.endsWith('率'))
  if (!rates.some(({ label }) => overall.test(label))) return []
  const tested = inBestGroup(table, rates).map(({ rate, column }) => {
    const values = parts.map(({ row, weight }) => ({
      weight,
      value: table.rows[row]?.numbers[column]?.value ?? 0,
    }))
    const all = values.map(({ value }) => value)
    const weights = values.reduce((sum, { weight }) => sum + weight, 0)
    const mean = values.reduce((sum, { weight, value }) => sum + weight * value, 0) / weights
    const half = halfDigit(rate.printed)
    const isWithin = rate.value >= Math.min(...all) - half && rate.value <= Math.max(...all) + half
    return {
      rate,
      all,
      mean,
      isWithin,
      fits: printsAs(mean, rate.printed) || Math.abs(mean - rate.value) <= half + slack,
    }
  })
  const fitting = tested.filter(({ fits }) => fits).length
  const isWeighted = fitting >= 2 && fitting * 2 >= tested.filter(({ isWithin }) => isWithin).length
  return tested
    .filter(({ fits, isWithin }) => !fits && (!isWithin || isWeighted))
    .map(({ rate, all, mean, isWithin }) => ({
      kind: 'contradiction',
      check: 'partRate',
      place: `${place} ${rate.label}`,
      printed: `${rate.printed}%`,
      recomputed: isWithin
        ? `${roundedLike(mean, '0.00')}%`
        : `${Math.min(...all)}%–${Math.max(...all)}%（${roundedLike(mean, '0.00')}%）`,
      why: isWithin
        ? {
            zh: `按文中各地数量加权，表中各地的比率得另一个数；同句另有 ${fitting} 项比率如此算得出`,
            en: `the rates of the table, weighted with the counts of the text, give another; ${fitting} rates of the sentence do come out so`,
          }
        : {
            zh: '总体比率不能低于各地最低、高于各地最高；括号内为加权结果',
            en: 'an overall rate lies between the lowest and the highest of its parts; in brackets, their weighted mean',
          },
    }))
}

/** The columns of the rates, in the group of columns that has most of them: 按时办结率 may stand in two. */
function inBestGroup(table: ReadTable, rates: readonly TextFigure[]) {
  const found = [...new Set(table.groups)].map((group) =>
    rates.flatMap((rate) => {
      const column = table.header.findIndex((heading, index) => {
        const name = heading.slice(group.length).replace(/[（(].*?[）)]/g, '')
        const isRate = table.rows.every((row) => row.numbers[index]?.isPercent === true)
        return table.groups[index] === group && isRate && name.endsWith('率') && rate.label.endsWith(name)
      })
      return column === -1 ? [] : [{ rate, column }]
    }),
  )
  return found.toSorted((a, b) => b.length - a.length)[0] ?? []
}
