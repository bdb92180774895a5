import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditDocument } from './audit-document.ts'
import { readPlainText } from './read-plain-text.ts'

/* Whole months of a city there is none of: text, annex and list agree, whatever the counts and however cells are parted. */

const names = [
  '东湖区',
  '西岭区',
  '南浦区',
  '北塘区',
  '青禾县',
  '白鹿县',
  '市公安局',
  '市住建局',
  '市城管局',
  '市教育局',
  '市水务公司',
  '市交通局',
]

const month = fc
  .record({
    counts: fc.uniqueArray(fc.integer({ min: 30, max: 4000 }), { minLength: 6, maxLength: names.length }),
    late: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: names.length, maxLength: names.length }),
    separator: fc.constantFrom('\t', ' '),
  })
  .map(({ counts, late, separator }) => {
    const units = counts
      .toSorted((a, b) => b - a)
      .map((due, index) => ({ name: names[index] ?? '', due, overdue: late[index] ?? 0 }))
    const sum = (of: (unit: (typeof units)[number]) => number) =>
      units.reduce((added, unit) => added + of(unit), 0)
    const due = sum((unit) => unit.due)
    const onTime = due - sum((unit) => unit.overdue)
    const rate = (part: number, whole: number) => `${(Math.round((part / whole) * 10_000) / 100).toFixed(2)}%`
    const grade = (unit: (typeof units)[number]) => (unit.overdue <= 3 ? 'A' : 'B')
    const graded = (one: string) => units.filter((unit) => grade(unit) === one).length
    const lists = units.filter(({ overdue }) => overdue > 0)
    const rows = units.map((unit) =>
      [
        unit.name,
        unit.due,
        unit.due - unit.overdue,
        rate(unit.due - unit.overdue, unit.due),
        unit.overdue,
        grade(unit),
      ].join(separator),
    )
    return {
      due,
      grades: `A等${graded('A')}家，B等${graded('B')}家`,
      text: [
        `本月各单位承办工单${due}件，按时办结${onTime}件，按时办结率${rate(onTime, due)}。`,
        `考核A等${graded('A')}家，B等${graded('B')}家。`,
        '附件 1',
        '各单位办理情况统计',
        ['承办单位', '派单量', '按时办结量', '按时办结率', '超期量', '等次'].join(separator),
        ...rows,
        ['合计', due, onTime, rate(onTime, due), due - onTime, '—'].join(separator),
        ...(lists.length < 3
          ? []
          : [
              '附件 2',
              '各单位超期工单统计',
              '承办单位 超期工单',
              ...lists.map(({ name, overdue }) => `${name} ${overdue}`),
            ]),
      ].join('\n'),
      graded: graded('A') > 0 && graded('B') > 0,
    }
  })

const found = (text: string) => auditDocument(readPlainText(text)).filter(({ kind }) => kind !== 'rounding')

describe('a month of an unknown city, text and annexes', () => {
  it('has no finding while it adds up', () => {
    fc.assert(
      fc.property(month, ({ text }) => {
        expect(found(text)).toEqual([])
      }),
    )
  })

  it('has one as soon as the text counts a grade otherwise', () => {
    fc.assert(
      fc.property(month, ({ text, grades, graded }) => {
        fc.pre(graded)
        const slipped = text.replace(
          grades,
          grades.replace(/B等(\d+)/, (_, count: string) => `B等${Number(count) + 1}`),
        )
        expect(found(slipped).map(({ check }) => check)).toEqual(['gradeCount'])
      }),
    )
  })
})
