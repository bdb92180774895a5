import { merged } from './merge-tables.ts'
import { rateColumns, ruleOf } from './rate-rule.ts'
import { figuresIn, printsAs, roundedLike } from './read-figures.ts'
import { readTable } from './read-table.ts'
import type { ReadTable } from './read-table.ts'
import type { AuditTable, Finding } from './types.ts'

/** The text against the tables: sums of columns it names, scores of units it names, counts of grades. */
export function checkTableText(tables: readonly AuditTable[], paragraphs: readonly string[]): Finding[] {
  const read = tables.map(readTable)
  const whole = merged(read)
  return [
    ...paragraphs.flatMap((text, index) => [
      ...checkColumnSums(whole, text, `第${index + 1}段`),
      ...checkScoresOfUnits(read, text, `第${index + 1}段`),
    ]),
    ...checkOverallRates(whole, paragraphs),
  ]
}

/** 按时办结 10021 件 in the text, a column 按时办结量 that adds up to 10206: only when the two are near enough to be meant as one. */
function checkColumnSums(tables: readonly ReadTable[], text: string, place: string): Finding[] {
  return figuresIn(text).flatMap((figure): Finding[] => {
    if (figure.unit === '' || figure.unit === '%' || figure.value < 100) return []
    for (const { header, rows, total } of tables) {
      if (rows.length < 10) continue
      for (const [column, heading] of header.entries()) {
        const name = heading.replace(/^.*[）)]/, '').replace(/[量数]$/, '')
        if (name.length < 4 || !figure.label.replace(/[量数]$/, '').endsWith(name)) continue
        const numbers = rows.map((row) => row.numbers[column])
        if (numbers.some((number) => number === undefined || number.isPercent)) continue
        const sum =
          total?.numbers[column]?.value ?? numbers.reduce((added, number) => added + (number?.value ?? 0), 0)
        if (sum === figure.value || Math.abs(sum - figure.value) > figure.value * 0.1) continue
        return [
          {
            kind: 'contradiction',
            check: 'columnSum',
            place: `${place} ${figure.label}`,
            printed: `${figure.printed}${figure.unit}`,
            recomputed: String(sum),
            why: {
              zh: `附表“${heading}”各行之和是另一个数`,
              en: `the column “${heading}” adds up to another number`,
            },
          },
        ]
      }
    }
    return []
  })
}

/**
 * A rate of the text that a column of the tables has too: the sums of its counts give the rate of all units. Several
 * tables may have such a column; a mention that is the rate of one of them is accounted for. When a table's rate is
 * nowhere, the nearest mention left is named, if it is near enough to be meant.
 */
function checkOverallRates(tables: readonly ReadTable[], paragraphs: readonly string[]): Finding[] {
  const mentions = paragraphs.flatMap((text, index) =>
    figuresIn(text)
      .filter(({ unit, label }) => unit === '%' && label.endsWith('率'))
      .map((figure) => ({ figure, place: `第${index + 1}段` })),
  )
  const overalls = tables.flatMap((table) =>
    rateColumns(table).flatMap((column) => {
      const heading = (table.header[column] ?? '').replace(/^.*[）)]/, '')
      const rule = heading.length < 3 || table.rows.length < 10 ? undefined : ruleOf(table, column)
      const value = rule?.ofSums(table.rows)
      return value === undefined ? [] : [{ heading, value, words: rule?.words ?? '' }]
    }),
  )
  return overalls.flatMap(({ heading, value, words }): Finding[] => {
    const named = mentions.filter(
      ({ figure: { label } }) => label.endsWith(heading) && !label.endsWith(`不${heading}`),
    )
    const others = overalls.filter((one) => one.heading === heading)
    const left = named.filter(({ figure }) => !others.some((one) => printsAs(one.value, figure.printed)))
    if (named.some(({ figure }) => printsAs(value, figure.printed))) return []
    const [nearest] = left.toSorted(
      (a, b) => Math.abs(a.figure.value - value) - Math.abs(b.figure.value - value),
    )
    if (!nearest || Math.abs(nearest.figure.value - value) > 1) return []
    return [
      {
        kind: 'contradiction',
        check: 'overallRate',
        place: `${nearest.place} ${nearest.figure.label}`,
        printed: `${nearest.figure.printed}%`,
        recomputed: `${roundedLike(value, '0.00')}%`,
        why: {
          zh: `附表各行合计后 ${words} 得另一个比率`,
          en: `the rows of the table together give another rate (${words})`,
        },
      },
    ]
  })
}

/** 云溪区（97.6 分）: the row of the unit must have that score. */
function checkScoresOfUnits(tables: readonly ReadTable[], text: string, place: string): Finding[] {
  return [...text.matchAll(/([\u4e00-\u9fff]{2,14})[（(](\d+(?:\.\d+)?)分[）)]/gu)].flatMap(
    (match): Finding[] => {
      const [, words = '', printed = ''] = match
      const rows = tables.flatMap(({ rows: own, header }) => own.map((row) => ({ row, header })))
      const found = rows.filter(({ row }) => row.name.length >= 2 && words.endsWith(row.name))
      if (found.length === 0) return []
      const scores = found.flatMap(({ row, header }) =>
        row.numbers.flatMap((number, column) =>
          number && !number.isPercent && /分|指标值|综合/.test(header[column] ?? '') ? [number] : [],
        ),
      )
      if (scores.length === 0 || scores.some(({ value }) => printsAs(value, printed))) return []
      return [
        {
          kind: 'contradiction',
          check: 'unitScore',
          place: `${place} ${found[0]?.row.name ?? words}`,
          printed: `${printed}分`,
          recomputed: scores.map((score) => score.printed).join(' / '),
          why: { zh: '附表中该单位没有这个分数', en: 'the tables give the unit no such score' },
        },
      ]
    },
  )
}
