/// <reference types="node" />
import { describe, expect, it } from 'vitest'
import { assess } from './assess.ts'
import { readCounts } from './counts-csv.ts'
import { explain } from './explain.ts'
import { applyLedger } from './ledger.ts'
import { csvRows, loadedScheme, schemeText } from './replay.test-data.ts'
import { scorecardToJson } from './scorecard-json.ts'
import type { CountsRow, LedgerItem, Problem, Scorecard, ScoreRow } from './types.ts'

/*
 * The published annex 1 of October 2023, 55 units, recomputed from its counts, the ledger of annex 2 and the marks
 * entered by hand; every computed cell, rank and tier is compared with print. A cell may differ only if it is a
 * known erratum of the published table.
 */
const scheme = loadedScheme(schemeText('xiangtan-2023-10'))
const printed = csvRows('xiangtan-2023-10/annex1.csv')
const fractions = csvRows('xiangtan-2023-10/derived-fractions.csv')
const ledger = csvRows('xiangtan-2023-10/annex2.csv').rows.map((row): LedgerItem => ({
  unit: row['unit'] ?? '',
  kind: row['kind'] ?? '',
  reason: row['reason'] ?? '',
  points: row['points'] ?? '',
}))

const rawColumns = [
  'valid_orders',
  'on_time_count',
  'delay_count',
  'contact_count',
  'rejected_count',
  'knowledge_base_score',
]
const computedColumns = [
  'on_time_rate_pct',
  'on_time_score',
  'delay_rate_pct',
  'delay_score',
  'contact_rate_pct',
  'contact_score',
  'satisfaction_score',
  'rejected_score',
  'cooperation_score',
  'bonus',
  'total_score',
]

/** Numbers are those of the list of errata of the published documents. */
const errata: Record<string, { erratum: string; printed: string; computed: string }> = {
  '市税务局 on_time_rate_pct': { erratum: 'XT10-1', printed: '80', computed: '72.73' },
  '市税务局 on_time_score': { erratum: 'XT10-1', printed: '8', computed: '7.27' },
  '市税务局 total_score': { erratum: 'XT10-1 (follows)', printed: '59.86', computed: '59.13' },
  '雨湖区人民政府 bonus': { erratum: 'XT10-5', printed: '4', computed: '4.5' },
  '雨湖区人民政府 total_score': { erratum: 'XT10-5 (follows)', printed: '94.55', computed: '95.05' },
}

/** A line for the reader of the test run. */
function summary(line: string): void {
  process.stdout.write(`${line}\n`)
}

describe('published table of October 2023', () => {
  it('comes out cell by cell, except for the errata of the published table', () => {
    const scorecard = scored(withLedger(readRaw({ fractions: true })))
    const { compared, differences } = compare(scorecard)
    summary(
      `annex 1: ${compared} computed cells, ${compared - differences.length} as printed, ${differences.length} errata`,
    )
    expect(compared).toBe(707)
    expect(
      Object.fromEntries(differences.map(({ cell, printed, computed }) => [cell, { printed, computed }])),
    ).toEqual(
      Object.fromEntries(
        Object.entries(errata).map(([cell, { printed, computed }]) => [cell, { printed, computed }]),
      ),
    )
  })

  it('prints groups, tiers, headings and rows in the published order, whatever the order of the table', () => {
    const scorecard = scored(withLedger(readRaw({ fractions: true })).toReversed())
    expect(scorecard.groups.map((group) => group.title)).toEqual([
      '县市区（合计 5 家）',
      '园区（示范区）（合计 3 家）',
      '市直、驻潭单位（合计 36 家）',
      '承担公共服务的企事业单位（合计 11 家）',
    ])
    expect(scorecard.groups[2]?.tiers.map((tier) => tier.title)).toEqual([
      'A 类档次（工单量≥100 件）（合计 8 家）',
      'B 类档次（20 件≤工单量＜100 件）（合计 6 家）',
      'C 类档次（工单量＜20 件）（合计 22 家）',
    ])
    expect(rowsOf(scorecard).map(({ row }) => row.unit)).toEqual(printed.rows.map((row) => row['unit']))
  })

  it('prints totals with two decimals and rates without trailing zeros', () => {
    const rows = new Map(
      rowsOf(scored(withLedger(readRaw({ fractions: true })))).map(({ row }) => [row.unit, row]),
    )
    expect(rows.get('市医保局')?.cells['total_score']?.printed).toBe('102.00')
    expect(rows.get('雨湖区人民政府')?.cells['delay_rate_pct']?.printed).toBe('7.8%')
    expect(rows.get('市城管局')?.cells['satisfaction_score']).toMatchObject({
      exact: '125/8',
      printed: '15.63',
      value: 15.63,
    })
  })

  it('gives the published 80% and 59.86 when one order of 市税务局 is excluded from the on-time base', () => {
    const rows = withLedger(readRaw({ fractions: true })).map((row): CountsRow =>
      row.unit === '市税务局'
        ? { ...row, values: { ...row.values, on_time_base: row.values['valid_orders']?.sub(1) } }
        : row,
    )
    const { differences } = compare(scored(rows))
    expect(differences.map(({ cell }) => cell)).toEqual([
      '雨湖区人民政府 bonus',
      '雨湖区人民政府 total_score',
    ])
  })

  it('needs the exact fractions: from printed rates only these cells come out otherwise', () => {
    const { differences } = compare(scored(withLedger(readRaw({ fractions: false }))))
    const beyondErrata = differences.filter(({ cell }) => !(cell in errata))
    const said = beyondErrata.map(({ cell, printed, computed }) => `${cell} ${printed}→${computed}`)
    summary(`annex 1 from printed satisfaction rates only: ${said.length} more cells differ, each by 0.01`)
    expect(said).toEqual([
      '韶山市人民政府 total_score 88.66→88.67',
      '市人社局 satisfaction_score 20.69→20.7',
      '市人社局 total_score 97.19→97.2',
      '市文旅广体局 total_score 92.59→92.6',
      '湘潭城发集团 satisfaction_score 19.13→19.14',
      '湘潭城发集团 total_score 94.13→94.14',
      '移动湘潭分公司 satisfaction_score 9.26→9.27',
      '移动湘潭分公司 total_score 83.56→83.57',
    ])
  })

  it('takes cooperation and bonus as printed when no ledger is given', () => {
    const { differences } = compare(scored(read(printed.cells)))
    expect(differences.filter(({ cell }) => cell.startsWith('雨湖区'))).toEqual([])
  })

  it('gives plain JSON with one element per group and tier', () => {
    const json = scorecardToJson(scored(withLedger(readRaw({ fractions: true }))))
    expect(json.groups.map(({ group, tier, rows }) => `${group} ${tier ?? '–'} ${rows.length}`)).toEqual([
      '县市区 – 5',
      '园区（示范区） – 3',
      '市直、驻潭单位 A 8',
      '市直、驻潭单位 B 6',
      '市直、驻潭单位 C 22',
      '承担公共服务的企事业单位 A 4',
      '承担公共服务的企事业单位 B 3',
      '承担公共服务的企事业单位 C 4',
    ])
    expect(json.groups[0]?.rows[4]).toMatchObject({
      rank: 5,
      unit: '韶山市人民政府',
      delay_rate_pct: 27.11,
      delay_score: 3.94,
      total_score: 88.66,
    })
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
  })

  it('explains a cell by its formula, its values and what was counted', () => {
    const row = rowsOf(scored(withLedger(readRaw({ fractions: true })))).find(
      ({ row }) => row.unit === '韶山市人民政府',
    )?.row
    const explained = row === undefined ? undefined : explain(scheme, '县市区', row, 'delay_rate_pct')
    expect(explained).toMatchObject({
      origin: 'formula',
      formula: 'min(100, percent(delay_count, valid_orders))',
      substituted: 'min(100, percent(125, 461))',
      exact: '12500/461',
      printed: '27.11%',
      inputs: [
        { key: 'delay_count', measure: 'extensionRequests', exact: '125' },
        { key: 'valid_orders', measure: 'dispatchedOrders', exact: '461' },
      ],
    })
    const satisfaction = row === undefined ? undefined : explain(scheme, '县市区', row, 'satisfaction_score')
    expect(satisfaction?.terms.map(({ name, kind, printed }) => [name, kind, printed])).toEqual([
      ['system_satisfaction_rate_pct', 'column', '63.89%'],
      ['spot_check_satisfaction_rate_pct', 'column', '75%'],
      ['satisfaction_target', 'parameter', '80'],
    ])
    expect(satisfaction?.inputs.map(({ measure }) => measure)).toEqual([
      'systemSatisfied',
      'systemRated',
      'spotSatisfied',
      'spotSampled',
    ])
  })
})

function read(cells: readonly (readonly string[])[]): readonly CountsRow[] {
  const counts = readCounts(
    scheme,
    cells.map((row, index) => ({ line: index + 1, cells: row })),
    ['bonus_items', 'deduction_items'],
  )
  if (!counts.ok) throw new Error(said(counts.problems))
  return counts.rows
}

/** Only what no formula gives: counts, marks by hand, and satisfaction as fractions or as printed. */
function readRaw({ fractions: exact }: { fractions: boolean }): readonly CountsRow[] {
  const satisfaction = exact
    ? ['system_satisfied', 'system_rated', 'spot_satisfied', 'spot_sampled']
    : ['system_satisfaction_rate_pct', 'spot_check_satisfaction_rate_pct']
  const columns = ['group', 'unit', ...rawColumns, ...satisfaction]
  const fractionsOf = new Map(fractions.rows.map((row) => [row['unit'], row]))
  const body = printed.rows.map((row) => {
    const all = { ...fractionsOf.get(row['unit']), ...row }
    return columns.map((column) => all[column] ?? '')
  })
  return read([columns, ...body])
}

function withLedger(rows: readonly CountsRow[]): readonly CountsRow[] {
  const applied = applyLedger(scheme, rows, ledger)
  if (!applied.ok) throw new Error(said(applied.problems))
  return applied.rows
}

function scored(rows: readonly CountsRow[]): Scorecard {
  const assessed = assess(scheme, rows, '2023-10')
  if (!assessed.ok) throw new Error(said(assessed.problems))
  return assessed.scorecard
}

function rowsOf(scorecard: Scorecard): { tier: string | null; row: ScoreRow }[] {
  return scorecard.groups.flatMap((group) =>
    group.tiers.flatMap((tier) => tier.rows.map((row) => ({ tier: tier.tier, row }))),
  )
}

interface Difference {
  cell: string
  printed: string
  computed: string
}

/** Compares 12 cells of every unit (11 columns and the rank), and the tier where the published table has one. */
function compare(scorecard: Scorecard): { compared: number; differences: Difference[] } {
  const computedRows = new Map(rowsOf(scorecard).map((found) => [found.row.unit, found]))
  const differences: Difference[] = []
  let compared = 0
  for (const row of printed.rows) {
    const unit = row['unit'] ?? ''
    const found = computedRows.get(unit)
    const check = (column: string, asPrinted: string, computed: string): void => {
      compared += 1
      if (asPrinted !== computed)
        differences.push({ cell: `${unit} ${column}`, printed: asPrinted, computed })
    }
    for (const column of computedColumns)
      check(column, row[column] ?? '', String(found?.row.cells[column]?.value))
    check('rank', row['rank'] ?? '', String(found?.row.rank))
    if (row['tier'] !== '') check('tier', row['tier'] ?? '', String(found?.tier))
  }
  return { compared, differences }
}

function said(problems: readonly Problem[]): string {
  return problems.map((problem) => `${problem.line ?? ''} ${problem.zh}`).join('\n')
}
