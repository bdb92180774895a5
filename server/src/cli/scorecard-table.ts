import { automaticItems } from '@yihu/core/assessment/scorecard-json'
import type { ColumnSpec, Scorecard } from '@yihu/core/assessment/types'

/** A scorecard for the terminal: a block for each group and tier, columns aligned by the width of Chinese characters. */
export function scorecardTable(scorecard: Scorecard, columns: readonly ColumnSpec[]): string {
  const header = [
    '排名',
    '单位',
    ...columns.map(({ label, heading }) => (heading ? short(heading.zh, label.zh) : label.zh)),
  ]
  const blocks = scorecard.groups.flatMap((group) =>
    group.tiers.map((tier) => {
      const rows = tier.rows.map((row) => [
        row.rank === null ? '—' : String(row.rank),
        row.unit,
        ...columns.map(({ key }) => row.cells[key]?.printed ?? ''),
      ])
      return [[group.title, tier.title].filter(Boolean).join(' '), ...aligned([header, ...rows])].join('\n')
    }),
  )
  return `${[...blocks, ...itemBlock(scorecard)].join('\n\n')}\n`
}

/** What the scheme's automatic rules made, as the ledger prints items. */
function itemBlock(scorecard: Scorecard): string[] {
  const items = automaticItems(scorecard)
  if (items.length === 0) return []
  const rows = items.map(({ unit, kind, points, reason }) => [kind, unit, points, reason])
  return [['自动加减分', ...aligned([['加减分项', '单位', '分数', '加减分事由'], ...rows])].join('\n')]
}

function short(heading: string, label: string): string {
  const name = heading.replace(/（.*/, '')
  return label === '得分' ? `${name}得分` : label
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - width(cell))
        return column === 1 ? cell + space : space + cell
      })
      .join('  ')
      .trimEnd(),
  )
}

/** Columns a text takes in a terminal: two for each full-width character. */
function width(text: string): number {
  return Array.from(text).reduce(
    (sum, sign) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        sign,
      )
        ? 2
        : 1),
    0,
  )
}
