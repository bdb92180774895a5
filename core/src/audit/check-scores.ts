import { printsAs, roundedLike } from './read-figures.ts'
import type { ReadRow, ReadTable } from './read-table.ts'
import type { Finding } from './types.ts'

interface Support {
  readonly rows: number
  readonly share: number
}

/**
 * Total scores (总分, 总得分) against the scores beside them: a row whose parts do not add up to its total, where those of
 * nearly all other rows do. Totals that add unrounded parts may be off by a hundredth for each two parts.
 */
export function checkScores(read: ReadTable, place: string, support: Support): Finding[] {
  const total = read.header.findIndex((heading) => /总得分$|总分$|合计得分$/.test(heading))
  if (total === -1) return []
  const parts = read.header.flatMap((heading, column) =>
    column !== total && (heading.endsWith('得分') || isMarked(read, column, heading)) ? [column] : [],
  )
  if (parts.length < 2) return []
  const slack = 0.005 * (parts.length + 1)
  const rows = read.rows.flatMap((row) => {
    const printed = row.numbers[total]
    const values = parts.map((column) => row.numbers[column]?.value)
    if (printed === undefined || values.includes(undefined)) return []
    const sum = values.reduce((added: number, value) => added + (value ?? 0), 0)
    return [
      { row, printed, sum, isSame: Math.abs(sum - printed.value) <= slack || printsAs(sum, printed.printed) },
    ]
  })
  const agree = rows.filter(({ isSame }) => isSame).length
  if (rows.length < support.rows || agree < rows.length * support.share) return []
  return rows
    .filter(({ isSame }) => !isSame)
    .map(({ row, printed, sum }) => ({
      kind: 'contradiction' as const,
      check: 'totalScore',
      place: `${place} ${row.name} ${read.header[total] ?? ''}`,
      printed: printed.printed,
      recomputed: roundedLike(sum, '0.00'),
      why: { zh: '各项得分之和与总分不符', en: 'the scores do not add up to the total' },
    }))
}

/** A column whose heading names its marks, and that no 得分 stands beside under the same heading: 知识库建设（20分）. */
function isMarked(read: ReadTable, column: number, heading: string): boolean {
  if (!/[（(]\d+(?:\.\d+)?分[）)]$/.test(heading)) return false
  return read.rows.every((row: ReadRow) => row.numbers[column]?.isPercent !== true)
}
