import { describe, expect, it } from 'vitest'
import { csvRows, loadedScheme, schemeText } from '../assessment/replay.test-data.ts'
import { checkByScheme } from './check-by-scheme.ts'
import type { AuditTable } from './types.ts'

/* Published tables by their schemes, and a made-up city by a scheme of its own. */

const scheme = loadedScheme(`
key: lakeside
name: { zh: 湖城考核, en: Lakeside assessment }
version: 1
validFrom: 2026-01-01
rounding: { mode: halfUp, digits: 2, zeros: trim }
zeroByZero: zero
inputs:
  - { key: due, label: { zh: 派单量, en: Due }, kind: count }
  - { key: on_time, label: { zh: 按时办结量, en: On time }, kind: count }
  - { key: satisfied, label: { zh: 满意量, en: Satisfied }, kind: count }
  - { key: rated, label: { zh: 评价量, en: Rated }, kind: count }
columns:
  - { key: due, label: { zh: 派单量, en: Due }, input: due }
  - { key: on_time, label: { zh: 按时办结量, en: On time }, input: on_time }
  - { key: on_time_rate_pct, label: { zh: 按时办结率, en: On-time rate }, formula: "percent(on_time, due)", format: { suffix: "%" } }
  - { key: on_time_score, label: { zh: 得分（60 分）, en: Score }, formula: 60 * on_time_rate_pct / 100 }
  - { key: satisfaction_rate_pct, label: { zh: 满意率, en: Satisfaction rate }, formula: "percent(satisfied, rated)", format: { suffix: "%" } }
  - { key: satisfaction_score, label: { zh: 得分（40 分）, en: Score }, formula: 40 * satisfaction_rate_pct / 100 }
  - { key: total_score, label: { zh: 总分, en: Total }, formula: on_time_score + satisfaction_score }
groups:
  - { key: all, title: 全部, units: [东湖区, 西岭区, 南浦区] }
ranking: { by: total_score, compare: printed, method: competition }
grades:
  by: total_score
  compare: printed
  grades: [{ key: A, atLeast: 95 }, { key: B }]
`)
const header = [
  '排名',
  '单位',
  '派单量',
  '按时办结量',
  '按时办结率',
  '得分',
  '满意率',
  '得分',
  '总分',
  '等次',
]
const rows = [
  ['1', '东湖区', '300', '299', '99.67%', '59.8', '93.33%', '37.33', '97.13', 'A'],
  ['2', '西岭区', '200', '196', '98%', '58.8', '92.5%', '37', '95.8', 'A'],
  ['3', '南浦区', '70', '66', '94.29%', '56.57', '85.71%', '34.29', '90.86', 'B'],
]
const audit = (table: Partial<AuditTable>) =>
  checkByScheme({ paragraphs: [], tables: [{ title: '考核排名', header, rows, ...table }] }, scheme)
const changed = (row: number, column: number, cell: string) =>
  rows.map((cells, index) => (index === row ? cells.with(column, cell) : cells))
const told = ({ findings }: ReturnType<typeof audit>) =>
  findings.map(({ place, printed, recomputed }) => `${place} ${printed} ${recomputed}`)

describe('a table by its scheme', () => {
  it('says nothing while it is right, and allows for rates known only as rounded', () => {
    // The satisfaction rate has no counts in print: 37.33 comes of 14/15, and 93.33 % of 40 is 37.332.
    expect(audit({})).toEqual({ compared: 12, findings: [] })
  })

  it.each([
    ['a rate', 1, 4, '97%', ['《考核排名》 西岭区 按时办结率 97% 98%']],
    ['a score', 1, 7, '37.5', ['《考核排名》 西岭区 得分 37.5 37']],
    ['a total', 0, 8, '97.31', ['《考核排名》 东湖区 总分 97.31 97.13']],
    ['a rank', 2, 0, '2', ['《考核排名》 南浦区 排名 2 3']],
    ['a grade', 2, 9, 'A', ['《考核排名》 南浦区 等次 A B']],
  ])('names %s that differs', (_, row, column, cell, findings) => {
    expect(told(audit({ rows: changed(row, column, cell) }))).toEqual(findings)
  })

  it('names what follows from a wrong count as well', () => {
    expect(told(audit({ rows: changed(2, 3, '69') }))).toEqual([
      '《考核排名》 南浦区 按时办结率 94.29% 98.57%',
      '《考核排名》 南浦区 得分 56.57 59.14',
      '《考核排名》 南浦区 总分 90.86 93.43',
    ])
  })

  it('recomputes nothing where the units or the headings are of another table', () => {
    const others = rows.map((cells) => cells.with(1, `${cells[1]}某镇`))
    expect(audit({ rows: others }).compared).toBe(0)
    expect(audit({ header: header.map((_, index) => `第${index + 1}列`) }).compared).toBe(0)
  })
})

describe('published tables by their schemes', () => {
  const published = (file: string, key: string) => {
    const { rows: printed } = csvRows(file)
    const of = loadedScheme(schemeText(key))
    const shown = of.columns.filter((column) => printed[0]?.[column.key] !== undefined)
    const table: AuditTable = {
      title: '',
      // A blank parts a heading from the one over it, so there is none within.
      header: [
        '单位',
        ...shown.map(({ label, heading }) =>
          [heading?.zh ?? '', label.zh].map((words) => words.replace(/\s/g, '')).join(' '),
        ),
      ],
      rows: printed.map((row) => [
        row['unit'] ?? '',
        ...shown.map((column) => `${row[column.key] ?? ''}${column.key.endsWith('_pct') ? '%' : ''}`),
      ]),
    }
    return checkByScheme({ paragraphs: [], tables: [table] }, of)
  }

  it('differ in the cells of the known errata only', () => {
    const last = (file: string, key: string) =>
      told(published(file, key)).map((one) => one.split(' ').slice(-2).join(' '))
    expect(last('xiangtan-2023-03/annex2.csv', 'xiangtan-2023-03-counties')).toEqual([
      '9.32 9.72',
      '53.34 53.58',
      '83.98 84.22',
    ])
    expect(last('xiangtan-2023-10/annex1.csv', 'xiangtan-2023-10')).toEqual([
      '80% 72.73%',
      '8 7.27',
      '59.86 59.13',
    ])
    expect(told(published('yueyang-2023-06/annex1.csv', 'yueyang-2023-06-hotline'))).toEqual([])
    expect(told(published('yueyang-2023-06/annex2.csv', 'yueyang-2023-06-mailbox'))).toEqual([])
  })
})
