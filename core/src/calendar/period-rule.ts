/**
 * Where the periods of a city begin (domain D: “period bounds”): months from the 19th to the 18th, weeks from Friday to
 * Thursday, days from noon to noon. A rule moves months, and what is made of them, weeks and days; a stretch written
 * out with times is taken as it is.
 */
export interface PeriodRule {
  /** Day on which a month begins, 1 to 28, so that every month has it. */
  readonly monthStartsOn: number
  /** Whether a month that does not begin on the 1st begins in the calendar month before the one it is named after. */
  readonly monthStartsIn: 'previousMonth' | 'sameMonth'
  /** ISO weekday on which a week begins, 1 = Monday … 7 = Sunday. */
  readonly weekStartsOn: number
  /** Minutes after midnight at which a day begins, 0 to 1439. */
  readonly dayStartsAt: number
  /** Whether a day that begins at noon begins at noon of the day before. */
  readonly dayStartsOn: 'previousDay' | 'sameDay'
}

/** Calendar months, weeks from Monday, days from midnight. */
export const calendarPeriods: PeriodRule = {
  monthStartsOn: 1,
  monthStartsIn: 'sameMonth',
  weekStartsOn: 1,
  dayStartsAt: 0,
  dayStartsOn: 'sameDay',
}

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

/** `12:00` as minutes after midnight; undefined for anything that is no time of a day. */
export function minutesOfClock(text: string): number | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text)
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2])
}

/** 720 as `12:00`. */
export function clockOfMinutes(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
