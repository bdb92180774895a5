import type { ColumnSpec, Scorecard, ScoreRow } from '@yihu/core/assessment/types'
import type { Figures, LedgerEntry } from '@yihu/core/bulletin/figures'

import type { Sheet, SheetCell, SheetRow } from './sheet.ts'
import { writeWorkbook } from './sheet.ts'

/** What a ranking table needs to know of a column; `scheme.columns` is a list of these. */
export type RankingColumn = Pick<ColumnSpec, 'key' | 'label' | 'heading'>

/**
 * The annexes of a bulletin as an Excel file, a sheet for each of its tables: rankings with all groups and tiers, and
 * the bonus and deduction items. Every cell shows what the bulletin prints (`printed`), stored as a real number where
 * it is one. The same input gives the same bytes.
 *
 * @param columns the columns of each ranking, by key of its table
 */
export function annexWorkbook(
  figures: Figures,
  columns: ReadonlyMap<string, readonly RankingColumn[]>,
): Promise<Uint8Array> {
  const { year, month, label } = figures.period
  return writeWorkbook(
    figures.tables.map(({ key, title, scorecard, ledger = [] }, index) => {
      const number = index + 1
      const words = title
        .replaceAll('{year}', String(year))
        .replaceAll('{month}', String(month))
        .replaceAll('{period}', label)
      return scorecard === undefined
        ? ledgerSheet(`附件${number}`, `附件 ${number}`, words, ledger)
        : rankingSheet(`附件${number}`, `附件 ${number}`, words, scorecard, columns.get(key) ?? [])
    }),
  )
}

/** A scorecard alone, in the layout of annex 1. */
export function scorecardWorkbook(
  scorecard: Scorecard,
  columns: readonly RankingColumn[],
): Promise<Uint8Array> {
  return writeWorkbook([
    rankingSheet('考核排名', scorecard.scheme, `${scorecard.period} 考核排名情况表`, scorecard, columns),
  ])
}

function rankingSheet(
  name: string,
  label: string,
  title: string,
  scorecard: Scorecard,
  columns: readonly RankingColumn[],
): Sheet {
  const rows = scorecard.groups.flatMap((group) => group.tiers.flatMap((tier) => tier.rows))
  const graded = rows.some((row) => row.grade !== undefined)
  const width = 2 + columns.length + (graded ? 1 : 0)
  const across = (text: string, look: SheetCell['look'], height: number): SheetRow => ({
    height,
    cells: [{ text, look, columns: width }],
  })
  return {
    name,
    orientation: 'landscape',
    widths: [
      6,
      24,
      ...columns.map((column) => (column.heading === undefined ? 11 : 9.5)),
      ...(graded ? [7] : []),
    ],
    header: [3, 4],
    frozenColumns: 2,
    rows: [
      across(label, 'label', 22),
      across(title, 'title', 34),
      ...rankingHeader(columns, graded),
      ...scorecard.groups.flatMap((group) => [
        across(group.title, 'group', 22),
        ...group.tiers.flatMap((tier) => [
          ...(tier.title === null ? [] : [across(tier.title, 'tier', 18)]),
          ...tier.rows.map((row) => rankedUnit(row, columns, graded)),
        ]),
      ]),
    ],
  }
}

/** Two rows: a heading over its neighbours and their own labels below, or one cell over both rows. */
function rankingHeader(columns: readonly RankingColumn[], graded: boolean): SheetRow[] {
  const tall = (text: string, at: number): SheetCell => ({ text, look: 'heading', rows: 2, at })
  const upper: SheetCell[] = [tall('排名', 1), tall('地区 / 部门（单位）', 2)]
  const lower: SheetCell[] = []
  for (const [index, column] of columns.entries()) {
    const at = index + 3
    const over = column.heading?.zh
    if (over === undefined) {
      upper.push(tall(column.label.zh, at))
      continue
    }
    lower.push({ text: column.label.zh, look: 'heading', at })
    if (index > 0 && columns[index - 1]?.heading?.zh === over) continue
    const rest = columns.slice(index).findIndex((next) => next.heading?.zh !== over)
    upper.push({ text: over, look: 'heading', at, columns: rest === -1 ? columns.length - index : rest })
  }
  if (graded) upper.push(tall('等级', columns.length + 3))
  return [
    { height: 26, cells: upper },
    { height: 34, cells: lower },
  ]
}

function rankedUnit(row: ScoreRow, columns: readonly RankingColumn[], graded: boolean): SheetRow {
  const centre = (text: string): SheetCell => ({ text, look: 'centre' })
  const cells = [
    centre(row.rank === null ? '—' : String(row.rank)),
    { text: row.unit, look: 'left' } as const,
    ...columns.map((column) => centre(row.cells[column.key]?.printed ?? '')),
    ...(graded ? [centre(row.grade ?? '')] : []),
  ]
  return { height: 18, cells }
}

function ledgerSheet(name: string, label: string, title: string, ledger: readonly LedgerEntry[]): Sheet {
  const headings = ['序号', '加减分项', '单位', '加减分事由', '分数（分）']
  const across = (text: string, look: SheetCell['look'], height: number): SheetRow => ({
    height,
    cells: [{ text, look, columns: headings.length }],
  })
  return {
    name,
    orientation: 'landscape',
    widths: [7, 14, 26, 78, 11],
    header: [3, 3],
    frozenColumns: 0,
    rows: [
      across(label, 'label', 22),
      across(title, 'title', 34),
      { height: 26, cells: headings.map((text) => ({ text, look: 'heading' })) },
      ...ledger.map((entry, index) => ledgerRow(ledger, entry, index)),
    ],
  }
}

function ledgerRow(ledger: readonly LedgerEntry[], entry: LedgerEntry, index: number): SheetRow {
  const sameKind = (other: LedgerEntry | undefined) => other?.seq === entry.seq && other.kind === entry.kind
  const others = ledger.slice(index).findIndex((other) => !sameKind(other))
  const rows = others === -1 ? ledger.length - index : others
  const merged: SheetCell[] = sameKind(ledger[index - 1])
    ? []
    : [
        { text: String(entry.seq), look: 'centre', rows },
        { text: entry.kind, look: 'centre', rows },
      ]
  // 39 Chinese characters fit into the column of reasons.
  const lines = entry.reasons.reduce((sum, reason) => sum + Math.max(1, Math.ceil(reason.length / 39)), 0)
  return {
    height: 8 + 14 * Math.max(1, lines),
    cells: [
      ...merged,
      { text: entry.unit, look: 'centre', at: 3 },
      { text: entry.reasons.join('\n'), look: 'left' },
      { text: entry.points, look: 'centre' },
    ],
  }
}
