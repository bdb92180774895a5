import { dateIn, minuteOfDay } from '../calendar/local-time.ts'
import { accepted, refused, type Result } from '../refusal.ts'
import { checkLimit, dueOn, type Limit, type LimitUnit } from './limit.ts'

export type Language = 'zh' | 'en'

const UNIT_WORDS: Readonly<Record<LimitUnit, Readonly<Record<Language, string>>>> = {
  minutes: { zh: '分钟', en: 'minute' },
  hours: { zh: '小时', en: 'hour' },
  workingHours: { zh: '个工作小时', en: 'working hour' },
  calendarDays: { zh: '个自然日', en: 'calendar day' },
  workingDays: { zh: '个工作日', en: 'working day' },
}

/** 5个工作日, 30分钟; 5 working days, 1 hour. */
export function limitText(limit: Limit, language: Language): string {
  const word = UNIT_WORDS[limit.unit][language]
  if (language === 'zh') return `${limit.amount}${word}`
  return `${limit.amount} ${word}${limit.amount === 1 ? '' : 's'}`
}

/** The due time as people say it: 2023-10-09 24:00, not 2023-10-10 00:00. */
export function dueText(timeZone: string, due: Date): string {
  const minute = Math.floor(minuteOfDay(timeZone, due))
  if (due.getTime() % 60_000 === 0 && minute === 0) return `${dueOn(timeZone, due)} 24:00`
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60]
  return `${dateIn(timeZone, due)} ${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** Longer words first: 个工作小时 must not be read as 小时. */
const UNIT_FORMS: readonly (readonly [LimitUnit, RegExp])[] = [
  ['workingHours', /^(?:个?工作小时|个?工作时|working\s?hours?|workingHours)$/i],
  ['workingDays', /^(?:个?工作日|working\s?days?|workingDays|wd)$/i],
  ['calendarDays', /^(?:个?自然日|个?日历日|日|天|calendar\s?days?|calendarDays|days?|d)$/i],
  ['hours', /^(?:个?小时|hours?|h)$/i],
  ['minutes', /^(?:分钟|分|minutes?|min)$/i],
]

/**
 * Reads a limit a person typed: 5个工作日, 三个工作日, 24小时, 2 h, 15 working days. 日 and 天 without 工作
 * are calendar days, as in law; print the answer back with `limitText` so that the person sees it.
 * Refuses `limitUnreadable` (with the text), and `limitInvalid` for an amount `checkLimit` refuses.
 */
export function parseLimit(text: string): Result<Limit, 'limitUnreadable' | 'limitInvalid'> {
  const plain = text.normalize('NFKC').trim()
  const parts = /^([\d.]+|[一二两三四五六七八九十半]+)\s*(.+)$/.exec(plain)
  const amount = parts?.[1] === undefined ? Number.NaN : parseAmount(parts[1])
  const unit = UNIT_FORMS.find(([, form]) => form.test(parts?.[2] ?? ''))?.[0]
  if (Number.isNaN(amount) || unit === undefined) return refused('limitUnreadable', { text })
  const checked = checkLimit({ amount, unit })
  return checked.ok ? accepted(checked.value) : checked
}

const DIGITS = '零一二三四五六七八九'

function parseAmount(word: string): number {
  if (/^\d+(\.\d+)?$/.test(word)) return Number(word)
  if (word === '半') return 0.5
  const match = /^([一二两三四五六七八九])?(十)?([一二两三四五六七八九])?$/.exec(word)
  if (match === null) return Number.NaN
  const [, first, ten, last] = match
  if (ten === undefined) return first !== undefined && last === undefined ? digit(first) : Number.NaN
  return (first === undefined ? 1 : digit(first)) * 10 + (last === undefined ? 0 : digit(last))
}

function digit(word: string): number {
  return word === '两' ? 2 : DIGITS.indexOf(word)
}
