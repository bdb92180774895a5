import { calendarPeriods, minutesOfClock, weekdays } from '../calendar/period-rule.ts'
import type { PeriodRule } from '../calendar/period-rule.ts'
import {
  fields,
  optionalChoice,
  optionalInteger,
  optionalText,
  type Place,
  type YamlReader,
} from './yaml-reader.ts'

/** Reads `{ monthStartsOn: 19, weekStartsOn: friday, dayStartsAt: '12:00' }`; what is not said is the calendar's. */
export function readPeriod(reader: YamlReader, place: Place): PeriodRule | undefined {
  if (place.node === undefined) return undefined
  const at = fields(reader, place, [
    'monthStartsOn',
    'monthStartsIn',
    'weekStartsOn',
    'dayStartsAt',
    'dayStartsOn',
  ])
  const weekday = optionalChoice(reader, at.weekStartsOn, weekdays)
  return {
    monthStartsOn: optionalInteger(reader, at.monthStartsOn, 1, 28) ?? calendarPeriods.monthStartsOn,
    // The 19th to the 18th is named after the month in which it ends, unless the city says otherwise.
    monthStartsIn:
      optionalChoice(reader, at.monthStartsIn, ['previousMonth', 'sameMonth']) ?? 'previousMonth',
    weekStartsOn: weekday === undefined ? calendarPeriods.weekStartsOn : weekdays.indexOf(weekday) + 1,
    dayStartsAt: readClock(reader, at.dayStartsAt),
    dayStartsOn:
      optionalChoice(reader, at.dayStartsOn, ['previousDay', 'sameDay']) ?? calendarPeriods.dayStartsOn,
  }
}

function readClock(reader: YamlReader, place: Place): number {
  const text = optionalText(reader, place)
  if (text === undefined) return calendarPeriods.dayStartsAt
  const minutes = minutesOfClock(text)
  if (minutes !== undefined) return minutes
  reader.report(place, 'notAllowed', {
    zh: `“${text}”不是一天中的时刻，应写成 '12:00'`,
    en: `"${text}" is no time of day; write '12:00'`,
  })
  return calendarPeriods.dayStartsAt
}
