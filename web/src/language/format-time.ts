import type { Language } from './language.ts'

/** China has one time zone; an official at a laptop abroad still reads the centre's clock. */
const hotlineTimeZone = 'Asia/Shanghai'

// The Swedish format happens to be ISO 8601: 2023-10-08 09:30.
const minuteFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: hotlineTimeZone,
  dateStyle: 'short',
  timeStyle: 'short',
})
const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: hotlineTimeZone, dateStyle: 'short' })

/** `2023-10-08 09:30`, or a dash when there is no instant. */
export function formatInstant(instant: string | Date | null): string {
  return instant === null ? '—' : minuteFormat.format(new Date(instant))
}

/**
 * A due time. One that falls on midnight is the end of the day before and is written so, `2023-10-12 24:00`:
 * `2023-10-13 00:00` would be read as the 13th.
 */
export function formatDue(instant: string | Date): string {
  const at = new Date(instant)
  const text = formatInstant(at)
  return text.endsWith(' 00:00') ? `${formatDay(new Date(at.getTime() - 60_000))} 24:00` : text
}

/** The calendar date at the centre, `2023-10-08`. */
export function formatDay(instant: string | Date): string {
  return dayFormat.format(new Date(instant))
}

/** A length of time in its two largest units: `2 天 3 小时`, `5 小时 20 分`, `40 分`. */
export function formatDuration(milliseconds: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(Math.abs(milliseconds) / 60_000))
  const parts: readonly (readonly [number, string])[] =
    minutes >= 1440
      ? [
          [Math.floor(minutes / 1440), words[language].day],
          [Math.floor((minutes % 1440) / 60), words[language].hour],
        ]
      : [
          [Math.floor(minutes / 60), words[language].hour],
          [minutes % 60, words[language].minute],
        ]
  const said = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`)
  return said.length === 0 ? `0 ${words[language].minute}` : said.join(' ')
}

/** First and last day of a month written `2023-10`; undefined for anything else. */
export function daysOfMonth(period: string): { from: string; until: string } | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period)
  if (!match) return undefined
  const last = new Date(Date.UTC(Number(match[1]), Number(match[2]), 0)).getUTCDate()
  return { from: `${period}-01`, until: `${period}-${last}` }
}

const words = {
  zh: { day: '天', hour: '小时', minute: '分' },
  en: { day: 'd', hour: 'h', minute: 'min' },
} as const
