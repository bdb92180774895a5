import { describe, expect, it } from 'vitest'
import { csvRows, loadedScheme, schemeText } from '../assessment/replay.test-data.ts'
import { auditDocument } from './audit-document.ts'
import { readPlainText } from './read-plain-text.ts'
import type { AuditTable, Finding } from './types.ts'

/* Published tables with their known slips, and small tables with one slip each. */

function inTable(table: Partial<AuditTable>, ...paragraphs: string[]): Finding[] {
  return auditDocument({ paragraphs, tables: [{ title: '', header: [], rows: [], ...table }] })
}

/** A published table under the headings of its scheme; rates with their sign. */
function published(file: string, schemeKey: string, unit: string): AuditTable {
  const { rows } = csvRows(file)
  const { columns } = loadedScheme(schemeText(schemeKey))
  const shown = columns.filter(({ key }) => rows[0]?.[key] !== undefined)
  return {
    title: '',
    header: [unit, ...shown.map(({ label, heading }) => (heading ? `${heading.zh} ${label.zh}` : label.zh))],
    rows: rows.map((row) => [
      row['unit'] ?? '',
      ...shown.map(({ key }) =>
        key.endsWith('_pct') && row[key] !== '' ? `${row[key]}%` : (row[key] ?? ''),
      ),
    ]),
  }
}

const places = (findings: readonly Finding[]) =>
  findings.map(
    ({ check, place, printed, recomputed }) =>
      `${check} ${place.split(' ')[1] ?? ''} ${printed} ${recomputed}`,
  )

describe('published tables', () => {
  it('of Xiangtan, October 2023: the rate of one order too few, and the capped rates', () => {
    const findings = auditDocument({
      paragraphs: [],
      tables: [published('xiangtan-2023-10/annex1.csv', 'xiangtan-2023-10', '单位')],
    })
    expect(places(findings)).toEqual([
      'rateCell 市税务局 80% 72.73%',
      'cappedRate 市机关事务管理局 100% 233.33%',
      'cappedRate 市税务局 100% 118.18%',
    ])
  })

  it('of Xiangtan with its bonus items: half a point left out, and five units by other names', () => {
    const items = csvRows('xiangtan-2023-10/annex2.csv').rows
    const ledger: AuditTable = {
      title: '加减分项明细',
      header: ['加减分项', '单位', '加减分事由', '分数（分）'],
      rows: items.map((item) => [
        item['kind'] ?? '',
        item['unit'] ?? '',
        item['reason'] ?? '',
        item['points'] ?? '',
      ]),
    }
    const findings = auditDocument({
      paragraphs: [],
      tables: [published('xiangtan-2023-10/annex1.csv', 'xiangtan-2023-10', '单位'), ledger],
    })
    expect(
      findings
        .filter(({ check }) => check === 'ledger' || check === 'unitName')
        .map(({ printed, recomputed }) => [printed, recomputed]),
    ).toEqual([
      ['4', '4.5'],
      ['中环水务公司', '湘潭中环水务公司'],
      ['电化产投集团', '湘潭电化产投集团'],
      ['城发集团', '湘潭城发集团'],
      ['市公积金中心', '市住房公积金中心'],
      ['湘潭新奥燃气有限公司', '湘潭新奥燃气公司'],
    ])
  })

  it('of Xiangtan, March 2023, and Shaoyang: nothing', () => {
    const tables = [
      published('xiangtan-2023-03/annex1.csv', 'xiangtan-2023-03', '部门（单位）'),
      published('shaoyang-2022-01/annex1.csv', 'shaoyang-2022-01', '承办单位'),
    ]
    expect(tables.flatMap((table) => places(auditDocument({ paragraphs: [], tables: [table] })))).toEqual([])
  })

  it('of Yueyang: four letters out of order, and a name the other table does not have', () => {
    const findings = auditDocument({
      paragraphs: [],
      tables: [
        published('yueyang-2023-06/annex1.csv', 'yueyang-2023-06-hotline', '部门名称'),
        published('yueyang-2023-06/annex2.csv', 'yueyang-2023-06-mailbox', '部门名称'),
      ],
    })
    expect(places(findings)).toEqual([
      'order 市公安局交警支队 52 ≤ 51',
      'order 市人社局 43 ≤ 42',
      'order 汨罗市 37 ≤ 32',
      'order 市城投集团公司 26 ≤ 25',
      'unitName 市公安局交警支队 市公安局交警支队 市公安交警支队',
    ])
  })
})

const header = ['单位', '派单量', '办结量', '办结率', '得分（60分）', '满意得分', '总得分']
const row = (unit: string, orders: number, done: number, satisfied: number): string[] => {
  const rate = Math.round((done / orders) * 10_000) / 100
  const score = Math.round(rate * 60) / 100
  return [
    unit,
    String(orders),
    String(done),
    `${rate}%`,
    String(score),
    String(satisfied),
    (score + satisfied).toFixed(2),
  ]
}
const rows = [
  row('东城区', 400, 390, 38.5),
  row('西城区', 321, 300, 37),
  row('南城区', 210, 199, 40),
  row('北城区', 107, 105, 36.2),
  row('高新区', 51, 48, 39),
]

describe('a small table', () => {
  it('has no finding while it adds up', () => {
    const total = ['合计', '1089', '1042', '95.68%', '', '', '']
    expect(inTable({ title: '城区（合计 5 家）', header, rows: [...rows, total] })).toEqual([])
  })

  it.each([
    ['a rate', 2, 3, '96.1%', 'rateCell 南城区 96.1% 94.76%'],
    ['a total score', 1, 6, '95.07', 'totalScore 西城区 95.07 93.08'],
  ])('with %s changed says which', (_, line, column, cell, place) => {
    const changed = rows.map((cells, index) => (index === line ? cells.with(column, cell) : cells))
    expect(places(inTable({ header, rows: changed }))).toEqual([place])
  })

  it('says when the total row or the announced number of units is another', () => {
    const total = ['合计', '1089', '1040', '', '', '', '']
    const findings = inTable({ title: '城区（合计 6 家）', header, rows: [...rows, total] })
    expect(findings.map(({ check, printed, recomputed }) => [check, printed, recomputed])).toEqual([
      ['announcedRows', '6 家', '5 家'],
      ['totalRow', '1040', '1042'],
    ])
  })

  it('says when the text gives a unit another score', () => {
    const text = '排名前列的是：东城区（97.5 分）、南城区（96.86 分）。'
    expect(
      places(inTable({ header, rows }, text)).map((place) => place.split(' ').slice(0, 3).join(' ')),
    ).toEqual(['unitScore 东城区 97.5分'])
  })
})

describe('plain text as a page gives it', () => {
  const text = [
    '一、运行情况',
    '5 月份共受理诉求 1000 件，其中咨询类 620 件，',
    '求助类 250 件，投诉类 130 件。',
    '附件 1',
    '承办单位\t派单量\t办结量\t办结率',
    ...rows.map((cells) => cells.slice(0, 4).join(' ')),
  ].join('\n')

  it('puts broken lines together and reads rows under their headings', () => {
    const document = readPlainText(text)
    expect(document.paragraphs[1]).toBe(
      '5 月份共受理诉求 1000 件，其中咨询类 620 件，求助类 250 件，投诉类 130 件。',
    )
    expect(document.tables).toMatchObject([
      { header: ['承办单位', '派单量', '办结量', '办结率'], rows: { length: 5 } },
    ])
    expect(auditDocument(document)).toEqual([])
  })

  it('finds a slip in either', () => {
    const slipped = text.replace('130 件', '150 件').replace('97.5%', '98.5%')
    expect(places(auditDocument(readPlainText(slipped))).map((place) => place.split(' ')[0])).toEqual([
      'sum',
      'rateCell',
    ])
  })
})

describe('a rate of the text beside a count it is not of', () => {
  const rows = Array.from({ length: 12 }, (_, index) => {
    const due = 100 + index
    const handled = due - (index % 3)
    return [`第${index + 1}区政府`, String(due), String(handled), `${((handled / due) * 100).toFixed(2)}%`]
  })
  const table = { title: '办理情况', header: ['单位', '应办理数', '办理数', '办结率'], rows }
  const bases = (text: string) =>
    auditDocument({ paragraphs: [text], tables: [table] })
      .filter(({ check }) => check === 'base')
      .map(({ printed, recomputed }) => [printed, recomputed])

  it('is named with the sum of the table', () => {
    expect(bases('各单位承办1300件，办结率99.05%。')).toEqual([['1300件', '1266']])
  })

  it.each([
    '各单位承办1266件，办结率99.05%。',
    '按期办结1254件，办结率99.05%。',
    '来电9000件，办结率99.05%。',
  ])('is none in %s', (text) => {
    expect(bases(text)).toEqual([])
  })
})
