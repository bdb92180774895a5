import { Temporal } from 'temporal-polyfill'

import { addDays, dateOfDayNumber, dayNumber } from './calendar-date.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** A stretch of time with one offset from UTC: from ≤ instant < until, all in milliseconds. */
interface OffsetStretch {
  from: number
  until: number
  offset: number
}

/**
 * Asking a time zone costs ~12 µs an instant; a centre asks several times per due time. Offsets change
 * twice a year at most (China: never since 1991), so the stretches already met are kept per zone. The
 * kept values are facts of the zone, never of the caller: the functions stay pure.
 */
const stretchesOf = new Map<string, OffsetStretch[]>()

/** True when the name is a time zone this runtime knows, for example 'Asia/Shanghai'. */
export function isTimeZone(timeZone: string): boolean {
  try {
    findStretch(timeZone, 0)
    return true
  } catch {
    return false
  }
}

/** Offset from UTC in milliseconds in force at the instant. */
export function offsetAt(timeZone: string, atMs: number): number {
  let known = stretchesOf.get(timeZone)
  if (known === undefined) stretchesOf.set(timeZone, (known = [findStretch(timeZone, atMs)]))
  for (const stretch of known) if (stretch.from <= atMs && atMs < stretch.until) return stretch.offset
  const found = findStretch(timeZone, atMs)
  known.push(found)
  return found.offset
}

/** The date on the wall calendar of the zone at the instant. */
export function dateIn(timeZone: string, at: Date): string {
  return dateOfDayNumber(Math.floor(localMs(timeZone, at) / DAY_MS))
}

/** Minutes since local midnight shown by the wall clock of the zone (seconds as a fraction). */
export function minuteOfDay(timeZone: string, at: Date): number {
  const local = localMs(timeZone, at)
  return (local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS
}

/** The first instant of the date in the zone. */
export function startOfDay(timeZone: string, on: string): Date {
  return atTime(timeZone, on, 0)
}

/** 24:00 of the date, the same instant as 00:00 of the next. */
export function endOfDay(timeZone: string, on: string): Date {
  return atTime(timeZone, addDays(on, 1), 0)
}

/**
 * The instant at which the wall clock of the zone shows the time on the date.
 * @param minutes minutes since midnight; 1440 is 24:00
 * When the clock is put forward over this time, the instant as far after the gap is meant; when it is put
 * back, the earlier of the two (RFC 5545, Temporal's 'compatible').
 */
export function atTime(timeZone: string, on: string, minutes: number): Date {
  const wall = dayNumber(on) * DAY_MS + Math.round(minutes * MINUTE_MS)
  const before = wall - offsetAt(timeZone, wall - DAY_MS)
  const after = wall - offsetAt(timeZone, wall + DAY_MS)
  if (before === after) return new Date(before)
  const isBeforeRight = before + offsetAt(timeZone, before) === wall
  const isAfterRight = after + offsetAt(timeZone, after) === wall
  return new Date(isAfterRight && !isBeforeRight ? after : before)
}

function localMs(timeZone: string, at: Date): number {
  const atMs = at.getTime()
  return atMs + offsetAt(timeZone, atMs)
}

function findStretch(timeZone: string, atMs: number): OffsetStretch {
  const zoned = Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(timeZone)
  // 'previous' is strictly earlier, so an instant that is itself a change would be missed: ask 1 ns later.
  const previous = zoned.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  const next = zoned.getTimeZoneTransition('next')
  return {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: zoned.offsetNanoseconds / 1e6,
  }
}
