import { accepted, refused, type Result } from '../refusal.ts'
import { chinaKnownUntil } from './china-days.ts'
import { isWorkingDay, type SpecialDay, type WorkingCalendar } from './working-calendar.ts'

export interface AppliedNotice {
  readonly calendar: WorkingCalendar
  /** Days that were in the calendar already with another kind or name, and what they were. */
  readonly replaced: readonly SpecialDay[]
  /** Dates that work now and did not, or the reverse: due times across one of them are to be recomputed. */
  readonly changedOn: readonly string[]
}

/**
 * Adds a year's notice (`parseNotice`) to a calendar. A later word on the same day wins, as when the State
 * Council lengthened May Day 2019 and Spring Festival 2020; days the notice is silent about stay, for they
 * may be the region's own (三月三). The known range grows to the end of the year (less its last three days,
 * see `chinaKnownUntil`). Refuses a year that would leave an unknown year before it.
 */
export function applyNotice(
  calendar: WorkingCalendar,
  days: readonly SpecialDay[],
  year: number,
): Result<AppliedNotice, 'noticeYearSkipped'> {
  const lastKnownYear = Number(calendar.knownUntil.slice(0, 4))
  if (year > lastKnownYear + 1) return refused('noticeYearSkipped', { year, missingYear: lastKnownYear + 1 })
  const specialDays = new Map(calendar.specialDays)
  const replaced: SpecialDay[] = []
  for (const day of days) {
    const earlier = specialDays.get(day.on)
    if (earlier !== undefined && (earlier.kind !== day.kind || earlier.name !== day.name))
      replaced.push(earlier)
    specialDays.set(day.on, day)
  }
  const yearsEnd = chinaKnownUntil(year)
  const knownUntil = yearsEnd > calendar.knownUntil ? yearsEnd : calendar.knownUntil
  const next: WorkingCalendar = { ...calendar, specialDays, knownUntil }
  return accepted({ calendar: next, replaced, changedOn: changedDays(calendar, next) })
}

/** Dates on which one calendar works and the other rests, in order. Both must rest on the same weekdays. */
export function changedDays(before: WorkingCalendar, after: WorkingCalendar): string[] {
  const dates = new Set([...before.specialDays.keys(), ...after.specialDays.keys()])
  return [...dates].filter((on) => isWorkingDay(before, on) !== isWorkingDay(after, on)).sort()
}
