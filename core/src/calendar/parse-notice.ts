import { accepted, type Accepted } from '../refusal.ts'
import { addDays, daysBetween, isDate, isoWeekday } from './calendar-date.ts'
import type { DayKind, SpecialDay } from './working-calendar.ts'

export type NoticeCause =
  | 'unreadable'
  | 'dateInvalid'
  | 'kindUnknown'
  | 'nameMissing'
  | 'dayTwice'
  | 'weekdayWrong'
  | 'countWrong'
  | 'rangeInvalid'
  | 'empty'

/** What is wrong with one line of the pasted text; `found` is the part that does not fit. */
export interface NoticeProblem {
  readonly line: number
  readonly cause: NoticeCause
  readonly found: string
  readonly zh: string
  readonly en: string
}

/** The refusal of a text that cannot be read, naming every bad line. */
export interface NoticeRefusal {
  readonly ok: false
  readonly code: 'noticeUnreadable'
  readonly details: { readonly problems: readonly NoticeProblem[] }
}

/** A line read as days, or the first thing wrong with it. */
type Reading = readonly SpecialDay[] | { readonly cause: NoticeCause; readonly found: string }

/**
 * Reads the State Council's holiday notice for a year, as an administrator pastes it. Two forms may mix:
 *   lines      2027-01-01,休,元旦   /   2027-01-03,班,元旦   (also tabs, ， and YYYY/M/D)
 *   its words  二、春节：2月15日（农历腊月二十八、周日）至23日放假调休，共9天。2月14日（周六）上班。
 * The weekdays and the day count the notice prints are checked against the dates; they catch both a slip
 * of the pen and the wrong `year`. Headings, the preamble and the closing lines are passed over.
 * Refuses with `noticeUnreadable`, `details.problems` naming every bad line (`NoticeProblem`).
 */
export function parseNotice(text: string, year: number): Accepted<SpecialDay[]> | NoticeRefusal {
  const days = new Map<string, SpecialDay>()
  const problems: NoticeProblem[] = []
  text.split(/\r?\n/).forEach((raw, index) => {
    // NFKC makes full-width digits, brackets, colons and commas plain; 。 and 、 stay.
    const line = raw.normalize('NFKC').trim()
    if (isPassedOver(line)) return
    const reading = /^\d{4}[-/]/.test(line) ? readRow(line) : readSentence(line.replace(/\s+/g, ''), year)
    if ('cause' in reading) {
      problems.push(problem(index + 1, reading.cause, reading.found))
      return
    }
    for (const day of reading) {
      if (days.has(day.on)) problems.push(problem(index + 1, 'dayTwice', day.on))
      else days.set(day.on, day)
    }
  })
  if (days.size === 0 && problems.length === 0) problems.push(problem(1, 'empty', ''))
  if (problems.length > 0) return { ok: false, code: 'noticeUnreadable', details: { problems } }
  return accepted([...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1)))
}

const KINDS: Readonly<Record<string, DayKind>> = {
  休: 'publicHoliday',
  放假: 'publicHoliday',
  publicHoliday: 'publicHoliday',
  班: 'makeUpWorkday',
  上班: 'makeUpWorkday',
  makeUpWorkday: 'makeUpWorkday',
}

function readRow(line: string): Reading {
  const [date = '', kindWord = '', name = ''] = line.split(/[,\t]/).map((cell) => cell.trim())
  const on = date.replace(/^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/, (_, y: string, m: string, d: string) =>
    dateOf(y, m, d),
  )
  if (!isDate(on)) return { cause: 'dateInvalid', found: date }
  const kind = KINDS[kindWord]
  if (kind === undefined) return { cause: 'kindUnknown', found: kindWord }
  if (name === '') return { cause: 'nameMissing', found: line }
  return [{ on, kind, name }]
}

function readSentence(line: string, year: number): Reading {
  const parts = /^(?:[一二三四五六七八九十\d]+[、.])?([^:]{2,20}):(.+)$/.exec(line)
  if (parts === null) return { cause: 'unreadable', found: line }
  const [, name = '', body = ''] = parts
  const days: SpecialDay[] = []
  for (const sentence of body.split(/[。;]/)) {
    // 鼓励…安排职工在除夕休息 (notice for 2024) is a wish, not a day of rest.
    if (sentence === '' || sentence.startsWith('鼓励')) continue
    const kind: DayKind | undefined = sentence.includes('上班')
      ? 'makeUpWorkday'
      : sentence.includes('放假')
        ? 'publicHoliday'
        : undefined
    if (kind === undefined) return { cause: 'unreadable', found: sentence }
    const dates = readDates(sentence, year)
    if (!Array.isArray(dates)) return dates
    if (dates.length === 0) return { cause: 'unreadable', found: sentence }
    const count = /[共放假](\d+)天/.exec(sentence)?.[1]
    if (count !== undefined && Number(count) !== dates.length)
      return { cause: 'countWrong', found: `${count}天` }
    days.push(...dates.map((on) => ({ on, kind, name })))
  }
  return days
}

const WEEKDAYS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 }

const DATE_WORDS = /(至|到|-|—|~)?(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/g

/** Every date of a sentence, ranges filled in; a date without month or year takes that of the one before. */
function readDates(sentence: string, year: number): string[] | { cause: NoticeCause; found: string } {
  const dates: string[] = []
  let [y, m] = [String(year), '']
  for (const [found, to, yearWord, monthWord, dayWord = '', note = ''] of sentence.matchAll(DATE_WORDS)) {
    y = yearWord ?? y
    m = monthWord ?? m
    const on = dateOf(y, m, dayWord)
    if (!isDate(on)) return { cause: 'dateInvalid', found }
    const weekday = WEEKDAYS[/(?:周|星期)([一二三四五六日天])/.exec(note)?.[1] ?? '']
    if (weekday !== undefined && weekday !== isoWeekday(on)) return { cause: 'weekdayWrong', found }
    const from = dates.at(-1)
    if (to === undefined || from === undefined) dates.push(on)
    // No holiday has been longer than ten days; a longer range is a misread month.
    else if (on <= from || daysBetween(from, on) > 15) return { cause: 'rangeInvalid', found }
    else for (let day = addDays(from, 1); day <= on; day = addDays(day, 1)) dates.push(day)
  }
  return dates
}

/** Heading, address, preamble, closing, date line and comments of a pasted notice; a CSV heading. */
const PASSED_OVER = [
  /^$/,
  /^#/,
  /^(date|日期)[,\t]/i,
  /通知|人民政府|国办发明电|公开发布/,
  /^国务院办公厅(关于.*)?$/,
  /^节假日期间/,
  /^\d{4}年\d{1,2}月\d{1,2}日$/,
]

function isPassedOver(line: string): boolean {
  return PASSED_OVER.some((form) => form.test(line))
}

function dateOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const CAUSES: Readonly<Record<NoticeCause, readonly [zh: string, en: string]>> = {
  unreadable: ['看不懂', 'cannot be read'],
  dateInvalid: ['没有这个日期', 'no such date'],
  kindUnknown: ['应为“休”或“班”', 'must be 休 (rest) or 班 (work)'],
  nameMissing: ['缺少节日名称', 'the name of the festival is missing'],
  dayTwice: ['同一天出现两次', 'the day is named twice'],
  weekdayWrong: ['星期与日期不符（请核对年份）', 'weekday and date disagree (is the year right?)'],
  countWrong: ['天数与日期不符', 'the number of days and the dates disagree'],
  rangeInvalid: ['起止日期不成立', 'the range of dates is impossible'],
  empty: ['没有找到放假或上班日期', 'no day of rest or work was found'],
}

function problem(line: number, cause: NoticeCause, found: string): NoticeProblem {
  const [zh, en] = CAUSES[cause]
  const quoted = found === '' ? '' : `：${found}`
  return {
    line,
    cause,
    found,
    zh: `第${line}行：${zh}${quoted}`,
    en: `Line ${line}: ${en}${quoted && `: ${found}`}`,
  }
}
