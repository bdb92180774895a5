import { chinaSpecialDays } from '../calendar/china-days.ts'
import { makeCalendar, type WorkingCalendar } from '../calendar/working-calendar.ts'

/** For tests: notices 2023 to 2026, 09:00–12:00 and 13:30–17:30 (a working day has 420 minutes). */
export const testCalendar: WorkingCalendar = make('Asia/Shanghai')

/** The same days and hours in a zone that puts its clock forward and back. */
export const testCalendarElsewhere: WorkingCalendar = make('America/New_York')

/** 'YYYY-MM-DD HH:MM' on the wall clock in Shanghai; '24:00' allowed. */
export function local(text: string): Date {
  const [on = '', time = ''] = text.split(' ')
  const at = new Date(`${on}T${time === '24:00' ? '00:00' : time}:00+08:00`)
  return time === '24:00' ? new Date(at.getTime() + 86_400_000) : at
}

function make(timeZone: string): WorkingCalendar {
  const made = makeCalendar({
    timeZone,
    workingHours: [
      { start: '09:00', end: '12:00' },
      { start: '13:30', end: '17:30' },
    ],
    specialDays: chinaSpecialDays(2022, 2026),
    knownFrom: '2022-01-01',
    knownUntil: '2026-12-28',
  })
  if (!made.ok) throw new Error(made.code)
  return made.value
}
