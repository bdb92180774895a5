import { describe, expect, it } from 'vitest'

import { applyNotice, changedDays } from './apply-notice.ts'
import { chinaSpecialDays } from './china-days.ts'
import { parseNotice, type NoticeProblem } from './parse-notice.ts'
import { isKnown, isWorkingDay, makeCalendar } from './working-calendar.ts'

const NOTICE_2026 = `国务院办公厅关于2026年
部分节假日安排的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2026年元旦、春节等放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。

国务院办公厅
2025年11月4日`

function problemsOf(text: string, year: number): readonly NoticeProblem[] {
  const read = parseNotice(text, year)
  if (read.ok) throw new Error('was read')
  return read.details.problems
}

describe("the notice's own words", () => {
  it('give the days of 2026 that the package has', () => {
    const read = parseNotice(NOTICE_2026, 2026)
    expect(read).toEqual({ ok: true, value: chinaSpecialDays(2026, 2026) })
  })

  it('may reach into the old year, and only wish for New Year’s Eve', () => {
    const read = parseNotice(
      '一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。\n' +
        '二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。鼓励安排职工在除夕（1月20日）休息。',
      2023,
    )
    expect(read.ok && read.value.map((day) => `${day.on} ${day.kind[0]} ${day.name}`)).toEqual([
      '2022-12-31 p 元旦',
      '2023-01-01 p 元旦',
      '2023-01-02 p 元旦',
      ...[21, 22, 23, 24, 25, 26, 27].map((day) => `2023-01-${day} p 春节`),
      '2023-01-28 m 春节',
      '2023-01-29 m 春节',
    ])
  })

  it('of a wrong year are caught by their weekdays', () => {
    expect(problemsOf('元旦：1月1日（周四）放假。', 2027)).toMatchObject([{ line: 1, cause: 'weekdayWrong' }])
  })
})

describe('rows', () => {
  it('are read with their heading, in either punctuation', () => {
    const read = parseNotice(
      '日期,类型,名称\n2027-01-01,休,元旦\n2027/1/3，班，元旦\n\n# 备注\n2027-01-02\t休\t元旦',
      2027,
    )
    expect(read).toEqual({
      ok: true,
      value: [
        { on: '2027-01-01', kind: 'publicHoliday', name: '元旦' },
        { on: '2027-01-02', kind: 'publicHoliday', name: '元旦' },
        { on: '2027-01-03', kind: 'makeUpWorkday', name: '元旦' },
      ],
    })
  })
})

it.each([
  ['2027-02-30,休,春节', 'dateInvalid', '2027-02-30'],
  ['2027-01-01,假,元旦', 'kindUnknown', '假'],
  ['2027-01-01,休', 'nameMissing', '2027-01-01,休'],
  ['2027-01-01,休,元旦\n2027-01-01,班,元旦', 'dayTwice', '2027-01-01'],
  ['国庆节：10月1日至7日放假调休，共8天。', 'countWrong', '8天'],
  ['国庆节：10月7日至1日放假调休。', 'rangeInvalid', '至1日'],
  ['国庆节：13月1日放假。', 'dateInvalid', '13月1日'],
  ['国庆节：下月放假。', 'unreadable', '下月放假'],
  ['随便写的一行', 'unreadable', '随便写的一行'],
  ['', 'empty', ''],
])('refuses %j as %s', (text, cause, found) => {
  expect(problemsOf(text, 2027)).toMatchObject([{ line: text.split('\n').length, cause, found }])
})

it('names every bad line, in both languages', () => {
  const [first, second] = problemsOf('2027-01-01,休,元旦\n2027-02-30,休,春节\n2027-03-01,假,无', 2027)
  expect(first).toMatchObject({
    zh: '第2行：没有这个日期：2027-02-30',
    en: 'Line 2: no such date: 2027-02-30',
  })
  expect(second?.line).toBe(3)
})

describe('applying a notice', () => {
  const made = makeCalendar({
    timeZone: 'Asia/Shanghai',
    workingHours: [{ start: '09:00', end: '17:00' }],
    specialDays: [{ on: '2025-04-01', kind: 'publicHoliday', name: '三月三' }],
    knownFrom: '2025-01-01',
    knownUntil: '2025-12-28',
  })
  if (!made.ok) throw new Error(made.code)
  const before = made.value
  const days = chinaSpecialDays(2026, 2026)

  it('extends what is known, keeps the region’s own days, and names the days to recompute', () => {
    const applied = applyNotice(before, days, 2026)
    if (!applied.ok) throw new Error(applied.code)
    const { calendar, changedOn, replaced } = applied.value
    expect(isKnown(calendar, '2026-12-28')).toBe(true)
    expect(isWorkingDay(calendar, '2025-04-01')).toBe(false)
    expect(replaced).toEqual([])
    // Weekends inside holidays rested before.
    expect(changedOn).toContain('2026-02-14')
    expect(changedOn).not.toContain('2026-02-15')
    expect(before.knownUntil).toBe('2025-12-28')
    expect(changedDays(calendar, calendar)).toEqual([])
  })

  it('lets the later word win and says what it replaced', () => {
    const earlier = applyNotice(before, days, 2026)
    if (!earlier.ok) throw new Error(earlier.code)
    const later = applyNotice(
      earlier.value.calendar,
      [{ on: '2026-02-14', kind: 'publicHoliday', name: '春节' }],
      2026,
    )
    if (!later.ok) throw new Error(later.code)
    expect(later.value.changedOn).toEqual(['2026-02-14'])
    expect(later.value.replaced).toEqual([{ on: '2026-02-14', kind: 'makeUpWorkday', name: '春节' }])
  })

  it('refuses to skip a year', () => {
    expect(applyNotice(before, [], 2027)).toMatchObject({
      ok: false,
      code: 'noticeYearSkipped',
      details: { missingYear: 2026 },
    })
  })
})
