import { roundedLike } from './read-figures.ts'
import type { ReadTable } from './read-table.ts'
import type { Finding } from './types.ts'
import { isRanking, nearest } from './check-unit-names.ts'

/**
 * Bonus items (加减分明细) against the column of the ranking they go into: the positive points of a unit add up to its
 * 加分项, or to the most it may have. Units of the ledger by another name are found as the check of names finds them.
 */
export function checkLedger(tables: readonly ReadTable[]): Finding[] {
  const rankings = tables.filter(isRanking)
  return tables
    .filter((table) => !isRanking(table))
    .flatMap((ledger) => {
      const column = ledger.header.findIndex((heading) => /分数|分值|得分/.test(heading))
      return column === -1 || ledger.nameColumn === -1
        ? []
        : rankings.flatMap((ranking) => [
            ...against(ranking, ledger, column),
            ...takenElsewhere(ranking, ledger, column),
          ])
    })
}

function against(ranking: ReadTable, ledger: ReadTable, points: number): Finding[] {
  const bonus = ranking.header.findIndex((heading) => heading.startsWith('加分'))
  if (bonus === -1) return []
  const most = Number(/(\d+(?:\.\d+)?)分/.exec(ranking.header[bonus] ?? '')?.[1] ?? Number.POSITIVE_INFINITY)
  const known = new Set(ranking.rows.map(({ name }) => name))
  const sums = new Map<string, number>()
  for (const row of ledger.rows) {
    const value = row.numbers[points]?.value ?? 0
    const unit = known.has(row.name) ? row.name : nearest(known, row.name)
    if (unit !== undefined && value > 0) sums.set(unit, (sums.get(unit) ?? 0) + value)
  }
  const compared = [...sums].flatMap(([unit, sum]) => {
    const printed = ranking.rows.find(({ name }) => name === unit)?.numbers[bonus]
    return printed ? [{ unit, sum: Math.min(sum, most), printed }] : []
  })
  const wrong = compared.filter(({ sum, printed }) => Math.abs(sum - printed.value) > 1e-9)
  if (compared.length < 3 || wrong.length >= compared.length / 2) return []
  return wrong.map(({ unit, sum, printed }) => ({
    kind: 'contradiction',
    check: 'ledger',
    place: `${unit} ${ranking.header[bonus] ?? ''}`,
    printed: printed.printed,
    recomputed: roundedLike(sum, '0.00'),
    why: {
      zh: '加减分明细中该单位的加分之和是另一个数',
      en: 'the bonus items of the unit add up to another number',
    },
  }))
}

/**
 * A deduction filed under one indicator and taken from another: the ranking has a column of the item's name that keeps
 * more than it left, and another column that lacks exactly these points.
 */
function takenElsewhere(ranking: ReadTable, ledger: ReadTable, points: number): Finding[] {
  const known = new Set(ranking.rows.map(({ name }) => name))
  const marked = ranking.header.flatMap((heading, column) => {
    const [, name = '', most = ''] = /^([^（(]+)[（(](\d+(?:\.\d+)?)分[）)]$/.exec(heading) ?? []
    return name === '' ? [] : [{ name, most: Number(most), column }]
  })
  return ledger.rows.flatMap((item): Finding[] => {
    const value = item.numbers[points]?.value ?? 0
    const own = marked.find(({ name }) => item.cells.some((cell) => cell.replace(/\s/g, '') === name))
    const unit = known.has(item.name) ? item.name : nearest(known, item.name)
    const row = ranking.rows.find(({ name }) => name === unit)
    const kept = own && row?.numbers[own.column]
    if (value >= 0 || !row || !own || !kept || kept.value <= own.most + value) return []
    const other = marked.find(
      ({ column, most }) => column !== own.column && row.numbers[column]?.value === most + value,
    )
    if (!other) return []
    return [
      {
        kind: 'contradiction',
        check: 'ledgerColumn',
        place: `${row.name} ${own.name}、${other.name}`,
        printed: `${own.name} ${kept.printed}，${other.name} ${row.numbers[other.column]?.printed ?? ''}`,
        recomputed: `${own.name} ≤ ${own.most + value}`,
        why: {
          zh: `明细把这 ${value} 分列在“${own.name}”下，排名表却在“${other.name}”中扣了`,
          en: `the items file these ${value} points under “${own.name}”; the ranking takes them from “${other.name}”`,
        },
      },
    ]
  })
}
