import { checkScores } from './check-scores.ts'
import { atLeastTwo, countColumns, rateColumns, ruleOf, support } from './rate-rule.ts'
import { printsAs, roundedLike } from './read-figures.ts'
import type { ReadTable } from './read-table.ts'
import type { Finding } from './types.ts'

/**
 * A table against itself: rates from their counts, totals from their columns, scores from their rates. Which columns a
 * rate comes from is found by trying: the pair of count columns that gives it in nearly all rows.
 */
export function checkTable(read: ReadTable, place: string): Finding[] {
  const where = read.title === '' ? place : `${place}《${read.title}》`
  return [
    ...rateColumns(read).flatMap((column) => checkRateColumn(read, column, where)),
    ...checkTotals(read, where),
    ...checkOrder(read, where),
    ...rateColumns(read).flatMap((column) => checkFormat(read, column, where)),
    ...checkScores(read, where, support),
  ]
}

function checkRateColumn(read: ReadTable, column: number, place: string): Finding[] {
  const rule = ruleOf(read, column)
  if (!rule) return []
  return [...read.rows, ...(read.total ? [read.total] : [])].flatMap((row): Finding[] => {
    const printed = row.numbers[column]
    const exact = rule.of(row)
    if (printed === undefined || exact === undefined || printsAs(exact, atLeastTwo(printed.printed)))
      return []
    // More cases than orders can be, and a rate is then often held at the whole: worth knowing, and no slip.
    const isCapped = printed.value === 100 && exact > 100
    return [
      {
        kind: isCapped ? 'rounding' : 'contradiction',
        check: isCapped ? 'cappedRate' : 'rateCell',
        place: `${place} ${row.name} ${read.header[column] ?? ''}`,
        printed: `${printed.printed}%`,
        recomputed: `${roundedLike(exact, '0.00')}%`,
        why: isCapped
          ? {
              zh: `${rule.words} 超过 100%，按 100% 印出`,
              en: `${rule.words} is over 100 % and printed as 100 %`,
            }
          : {
              zh: `其余各行都等于 ${rule.words}，这一行不等于`,
              en: `every other row is ${rule.words}; this one is not`,
            },
      },
    ]
  })
}

function checkTotals(read: ReadTable, place: string): Finding[] {
  const { total } = read
  if (!total || read.rows.length < 3 || read.isPartial) return []
  return countColumns(read, -1).flatMap((column): Finding[] => {
    const printed = total.numbers[column]
    if (!printed || /序号|排名|名次/.test(read.header[column] ?? '')) return []
    const sum = read.rows.reduce((added, row) => added + (row.numbers[column]?.value ?? 0), 0)
    if (sum === printed.value) return []
    return [
      {
        kind: 'contradiction',
        check: 'totalRow',
        place: `${place} ${total.name} ${read.header[column] ?? ''}`,
        printed: printed.printed,
        recomputed: String(sum),
        why: { zh: '合计与各行之和不符', en: 'the total is not the sum of the rows' },
      },
    ]
  })
}

/** 合计 8 家 in a heading against the rows below it. */
export function checkAnnouncedRows(read: ReadTable, place: string): Finding[] {
  const announced = /(?:合计|共)(\d+)(?:家|个)/.exec(read.title.replace(/\s/g, ''))?.[1]
  if (
    announced === undefined ||
    read.rows.length === 0 ||
    read.isPartial ||
    Number(announced) === read.rows.length
  )
    return []
  return [
    {
      kind: 'contradiction',
      check: 'announcedRows',
      place,
      printed: `${announced} 家`,
      recomputed: `${read.rows.length} 家`,
      why: { zh: '标题所说的家数与表中行数不符', en: 'the heading announces another number of rows' },
    },
  ]
}

/** Rows that run down by a count, but for a few that stand out of order. */
function checkOrder(read: ReadTable, place: string): Finding[] {
  if (read.rows.length < 20 || read.isPartial || runsByRank(read)) return []
  const column = countColumns(read, -1).find((one) => !/序号|排名/.test(read.header[one] ?? ''))
  if (column === undefined) return []
  const values = read.rows.map((row) => row.numbers[column]?.value ?? 0)
  // Where a new group begins the counts begin anew; a row that is out of place is so by a place.
  const breaks = read.rows.flatMap((row, index) => {
    const [value = 0, before = value, twoBefore = Number.POSITIVE_INFINITY] = [
      values[index],
      values[index - 1],
      values[index - 2],
    ]
    return value > before && value <= twoBefore ? [{ row, value, before }] : []
  })
  if (breaks.length > values.length * 0.1 || new Set(values).size < 10) return []
  return breaks.map(({ row, value, before }) => ({
    kind: 'names' as const,
    check: 'order',
    place: `${place} ${row.name}`,
    printed: String(value),
    recomputed: `≤ ${before}`,
    why: {
      zh: `各行按“${read.header[column] ?? ''}”从多到少排列，这一行不在其位`,
      en: `the rows run down by “${read.header[column] ?? ''}”; this one does not`,
    },
  }))
}

/** Rows that stand by their rank are in no other order, however much one looks like it. */
function runsByRank(read: ReadTable): boolean {
  const column = read.header.findIndex((head) => /排名|名次/.test(head))
  if (column === -1) return false
  const ranks = read.rows.flatMap((row) => row.numbers[column]?.value ?? [])
  const falls = ranks.filter((rank, index) => rank < (ranks[index - 1] ?? rank)).length
  // Each group and tier begins with its own first rank.
  return ranks.length > read.rows.length / 2 && falls <= ranks.length * 0.15
}

/** 5.00% where other rates of the column have lost such zeros. */
function checkFormat(read: ReadTable, column: number, place: string): Finding[] {
  const printed = read.rows.flatMap((row) => {
    const number = row.numbers[column]
    return number ? [{ row, text: number.printed }] : []
  })
  const kept = printed.filter(({ text }) => /\.\d*0$/.test(text))
  const lost = printed.filter(({ text }) => /\.\d$/.test(text))
  if (kept.length === 0 || kept.length > 2 || lost.length < 3 || printed.length < 10) return []
  return kept.map(({ row, text }) => ({
    kind: 'names' as const,
    check: 'format',
    place: `${place} ${row.name} ${read.header[column] ?? ''}`,
    printed: `${text}%`,
    recomputed: `${String(Number(text))}%`,
    why: {
      zh: '本列其余比率末尾的 0 不印',
      en: 'all other rates of the column are printed without trailing zeros',
    },
  }))
}
