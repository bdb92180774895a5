import { describe, expect, it } from 'vitest'
import { readCounts } from './counts-csv.ts'
import { applyLedger, itemsBehind } from './ledger.ts'
import { loadedScheme, schemeText } from './replay.test-data.ts'
import type { CountsRead, CountsRow, LedgerItem } from './types.ts'

const scheme = loadedScheme(schemeText('xiangtan-2023-10'))
const headers = [
  'unit',
  'valid_orders',
  'on_time_count',
  'delay_count',
  'contact_count',
  'system_satisfaction_rate_pct',
  'spot_check_satisfaction_rate_pct',
  'rejected_count',
  'knowledge_base_score',
  'cooperation_score',
  'bonus',
]
const row = ['市医保局', '104', '104', '1', '104', '85.71', '95', '0', '20', '5', '2']

function read(...lines: string[][]): CountsRead {
  return readCounts(
    scheme,
    lines.map((cells, index) => ({ line: index + 1, cells })),
  )
}

function changed(header: string, value: string): string[] {
  return row.map((cell, index) => (headers[index] === header ? value : cell))
}

function firstProblem(...lines: string[][]): unknown {
  const counts = read(...lines)
  return counts.ok ? undefined : counts.problems[0]
}

function rowsOf(counts: CountsRead): readonly CountsRow[] {
  if (!counts.ok) throw new Error(counts.problems.map(({ en }) => en).join('\n'))
  return counts.rows
}

describe('a table of counts', () => {
  it('is read by its keys', () => {
    const [unit] = rowsOf(read(headers, row))
    expect(unit).toMatchObject({ unit: '市医保局', line: 2 })
    expect(unit?.values['system_satisfaction_rate_pct']?.toFraction()).toBe('8571/100')
  })

  it('is read by the Chinese headers of the published table, computed columns passed over', () => {
    const chinese = [
      '排名',
      '地区 / 部门（单位）',
      '有效工单量',
      '按时办结率（10 分）/按时办结量',
      '按时办结率（10 分）/得分',
      '延期率（10分）/延期量',
      '联系反馈当事人量',
      '回访满意率（25 分）/系统满意率',
      '抽查回访满意率',
      '工单驳回（10 分）/驳回总量',
      '知识库建设（20分）',
      '工作配合（5 分）',
      '加分项（5分）',
      '总得分',
    ]
    const cells = [
      '1',
      '市医保局',
      '104',
      '104',
      '10',
      '1',
      '104',
      '85.71%',
      '95%',
      '0',
      '20',
      '5',
      '2',
      '102.00',
    ]
    expect(rowsOf(read(chinese, cells))[0]?.values).toEqual(rowsOf(read(headers, row))[0]?.values)
  })

  it('tolerates BOM, full-width digits and percent signs, spaces, thousands separators, empty lines', () => {
    const [bom, ...others] = headers
    const typed = ['市医保局 ', ' １０４', '104', '1', '104', '８５．７１％', '95 %', '0', '20', '5', '2']
    expect(rowsOf(read([`\uFEFF${bom}`, ...others], [''], typed, ['', '']))[0]?.values).toEqual(
      rowsOf(read(headers, row))[0]?.values,
    )
    expect(
      rowsOf(read(headers, changed('valid_orders', '10,279')))[0]?.values['valid_orders']?.toString(),
    ).toBe('10279')
  })

  it('takes satisfaction as two counts or as a rate', () => {
    const counts = headers.flatMap((header) =>
      header === 'system_satisfaction_rate_pct' ? ['system_satisfied', 'system_rated'] : [header],
    )
    const [unit] = rowsOf(
      read(
        counts,
        row.flatMap((cell, index) => (index === 5 ? ['6', '7'] : [cell])),
      ),
    )
    expect(unit?.values['system_rated']?.toString()).toBe('7')
  })
})

describe('mistakes in a table of counts are named with line and column', () => {
  it.each([
    [
      'an unknown header',
      [headers.with(3, 'delay_cuont'), row],
      { code: 'unknownHeader', line: 1, column: 4, zh: expect.stringContaining('是否应为“delay_count”') },
    ],
    ['a header twice', [headers.with(3, '按时办结量'), row], { code: 'duplicateHeader', line: 1, column: 4 }],
    [
      'a missing column',
      [headers.toSpliced(3, 1), row.toSpliced(3, 1)],
      { code: 'missingColumn', line: 1, zh: '缺少列 delay_count（延期量）' },
    ],
    [
      'a column that could come in two ways',
      [headers.toSpliced(5, 1), row.toSpliced(5, 1)],
      {
        code: 'missingColumn',
        zh: expect.stringMatching(/system_satisfaction_rate_pct.*system_satisfied.*system_rated/),
      },
    ],
    ['no units', [headers.with(0, '排名'), row], { code: 'missingColumn', zh: '缺少单位列（unit 或 单位）' }],
    [
      'a word for a number',
      [headers, changed('delay_count', '无')],
      { code: 'notANumber', line: 2, column: 4, zh: '“延期量”的“无”不是数' },
    ],
    ['an exponent', [headers, changed('delay_count', '1e5')], { code: 'notANumber' }],
    ['a negative count', [headers, changed('delay_count', '-1')], { code: 'negative', line: 2, column: 4 }],
    ['a part of an order', [headers, changed('valid_orders', '104.5')], { code: 'notWhole', column: 2 }],
    [
      'a rate over 100',
      [headers, changed('spot_check_satisfaction_rate_pct', '101%')],
      { code: 'outOfRange', column: 7 },
    ],
    ['a percent sign on a count', [headers, changed('delay_count', '5%')], { code: 'notANumber' }],
    [
      'a numerator over its denominator',
      [headers, changed('on_time_count', '105')],
      {
        code: 'moreThanItsBase',
        line: 2,
        column: 3,
        zh: '“市医保局”的“按时办结量”（105）大于“有效工单量”（104）',
      },
    ],
    [
      'an empty cell that is needed',
      [headers, changed('valid_orders', '')],
      { code: 'missingValue', line: 2, column: 2 },
    ],
    ['an empty unit', [headers, changed('unit', ' ')], { code: 'missingValue', line: 2, column: 1 }],
    [
      'a unit twice',
      [headers, row, row],
      { code: 'duplicateUnit', line: 3, zh: '单位“市医保局”与第 2 行重复' },
    ],
    ['nothing', [headers], { code: 'emptyTable' }],
  ])('%s', (_name, lines, expected) => {
    expect(firstProblem(...lines)).toMatchObject(expected)
  })
})

describe('the ledger of bonus and deduction items', () => {
  const rows = rowsOf(read(headers, row, ['湘潭城发集团', ...row.slice(1)]))
  const item = (unit: string, points: string, kind = '知识库建设'): LedgerItem => ({
    unit,
    kind,
    points,
    reason: '事由',
  })
  const sums = (items: readonly LedgerItem[]): unknown =>
    rowsOf(applyLedger(scheme, rows, items)).map(({ unit, values }) => [
      unit,
      values['bonus_items']?.toString(),
      values['deduction_items']?.toString(),
    ])

  it('adds positive points to the bonus and negative ones to cooperation, under any name of the unit', () => {
    expect(
      sums([
        item('市医保局', '2'),
        item('市医保局', '0.5', '优秀案例'),
        item('城发集团', '-2'),
        item('湘潭城发集团', '0.1', '典型经验'),
        item('城发集团', '0.2', '典型经验'),
      ]),
    ).toEqual([
      ['市医保局', '2.5', '0'],
      ['湘潭城发集团', '0.3', '-2'],
    ])
  })

  it('lists the items behind a bonus', () => {
    const items = [item('市医保局', '2'), item('城发集团', '-2'), item('湘潭城发集团', '1')]
    expect(itemsBehind(scheme, items, '湘潭城发集团', 'bonus')).toEqual([items[2]])
    expect(itemsBehind(scheme, items, '湘潭城发集团', 'deductions')).toEqual([items[1]])
  })

  it.each([
    ['a unit without a row', item('市档案馆', '1'), 'unknownUnit'],
    ['an unknown kind', item('市医保局', '1', '知识库建社'), 'unknownLedgerKind'],
    ['points that are no number', item('市医保局', '两分'), 'notANumber'],
  ])('refuses %s', (_name, wrong, code) => {
    const applied = applyLedger(scheme, rows, [wrong])
    expect(!applied.ok && applied.problems.map((problem) => problem.code)).toEqual([code])
  })
})
