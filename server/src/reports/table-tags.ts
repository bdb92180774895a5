import type { Scorecard, ScoreGroup, ScoreRow } from '@yihu/core/assessment/types'
import type { FigureTable } from '@yihu/core/bulletin/figures'
import type { TemplateData } from 'easy-template-x'
import { chartOf } from './chart-content.ts'
import { ledgerData, ledgerScope } from './ledger-tags.ts'
import type { TagScope } from './tag-scope.ts'
import { scope } from './tag-scope.ts'

/**
 * A ranking under the names `KEY_groups` (by group and tier), `KEY_grades` (by grade), `KEY_rows`, `KEY_total`, and `KEY_`
 * with each list of its scheme, which is a chart too. A table of the ledger is `KEY_items`.
 */
export function tableData({ key, scorecard, ledger = [] }: FigureTable): TemplateData {
  if (scorecard === undefined) return { [`${key}_items`]: ledgerData(ledger) }
  const columns = cellKeys(scorecard)
  const { groups, total, lists = {} } = scorecard
  const ordered = groups.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.rows))
  const numbers = new Map(ordered.map((row, index) => [row, String(index + 1)]))
  const rowOf = (row: ScoreRow) => ({ number: numbers.get(row) ?? '', ...rowData(row, columns) })
  const grades = [...new Set(ordered.flatMap(({ grade }) => grade ?? []))].toSorted()
  return {
    [`${key}_groups`]: groups.map((group) => groupData(group, rowOf)),
    [`${key}_grades`]: grades.map((grade) => {
      const rows = ordered.filter((row) => row.grade === grade)
      return { grade, unit_count: String(rows.length), rows: rows.map(rowOf) }
    }),
    [`${key}_rows`]: ordered.map(rowOf),
    [`${key}_total`]: total
      ? [
          {
            title: total.title,
            ...Object.fromEntries(columns.map((column) => [column, total.cells[column]?.printed ?? ''])),
          },
        ]
      : [],
    ...Object.fromEntries(
      Object.entries(lists).flatMap(([list, units]) => [
        [
          `${key}_${list}`,
          units.map(({ unit, printed }, index) => ({
            unit,
            printed,
            more: index < units.length - 1,
            last: index === units.length - 2,
          })),
        ],
        [
          `chart_${key}_${list}`,
          chartOf(
            list,
            units.map(({ unit, printed }) => ({ name: unit, value: Number.parseFloat(printed) })),
          ),
        ],
      ]),
    ),
  }
}

/** The names `tableData` answers to. */
export function tableLoops({ key, scorecard }: FigureTable): Record<string, TagScope> {
  if (scorecard === undefined) return { [`${key}_items`]: ledgerScope }
  const columns = cellKeys(scorecard)
  const rows = scope(['number', 'rank', 'unit', 'grade', ...columns])
  const tiers = scope(['tier_title', 'unit_count'], { conditions: ['titled'], loops: { rows } })
  return {
    [`${key}_groups`]: scope(['group_title', 'unit_count'], {
      conditions: ['tiered', 'untiered'],
      loops: { tiers },
    }),
    [`${key}_grades`]: scope(['grade', 'unit_count'], { loops: { rows } }),
    [`${key}_rows`]: rows,
    [`${key}_total`]: scope(['title', ...columns]),
    ...Object.fromEntries(
      Object.keys(scorecard.lists ?? {}).map((list) => [
        `${key}_${list}`,
        scope(['unit', 'printed'], { conditions: ['more', 'last'] }),
      ]),
    ),
  }
}

/** The charts of a ranking: one for each list of its scheme. */
export function tableCharts({ key, scorecard }: FigureTable): string[] {
  return Object.keys(scorecard?.lists ?? {}).map((list) => `chart_${key}_${list}`)
}

function groupData(group: ScoreGroup, rowOf: (row: ScoreRow) => TemplateData): TemplateData {
  const tiered = group.tiers.some((tier) => tier.tier !== null)
  return {
    group_title: group.title,
    unit_count: String(group.unitCount),
    tiered,
    untiered: !tiered,
    tiers: group.tiers.map((tier) => ({
      tier_title: tier.title ?? '',
      titled: tier.title !== null,
      unit_count: String(tier.unitCount),
      rows: tier.rows.map(rowOf),
    })),
  }
}

function rowData(row: ScoreRow, columns: readonly string[]): TemplateData {
  // Each row answers to every column, or a blank cell would take the figure of the same name from outside the table.
  const cells = Object.fromEntries(columns.map((key) => [key, row.cells[key]?.printed ?? '']))
  return {
    ...cells,
    rank: row.rank === null ? '—' : String(row.rank),
    unit: row.unit,
    grade: row.grade ?? '',
  }
}

function cellKeys({ groups }: Scorecard): string[] {
  const rows = groups.flatMap((group) => group.tiers.flatMap((tier) => tier.rows))
  return [...new Set(rows.flatMap((row) => Object.keys(row.cells)))]
}
