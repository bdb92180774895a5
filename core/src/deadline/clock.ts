import { accepted, refused, type Result } from '../refusal.ts'
import type { Limit } from './limit.ts'

/** Several clocks run on one order, each with its own limit (anchors row 43). */
export type ClockName = 'sign' | 'contact' | 'handle' | 'callBack' | 'review'

export interface Pause {
  readonly from: Date
  /** Absent while the pause lasts. */
  readonly to?: Date
}

export interface Extension {
  readonly limit: Limit
  readonly grantedAt: Date
}

/** A clock holds what happened; when it is due is worked out from that and the calendar of the day. */
export interface Clock {
  readonly name: ClockName
  readonly limit: Limit
  readonly startedAt: Date
  readonly pauses: readonly Pause[]
  readonly extensions: readonly Extension[]
  readonly stoppedAt?: Date
}

export type ClockRefusal = 'clockStopped' | 'clockPaused' | 'clockNotPaused' | 'clockTimeBackwards'

/**
 * Starts a clock. Start it at dispatch (or at automatic receipt), not at signing: where it starts at
 * signing, units put off signing (domain A4).
 */
export function startClock(name: ClockName, limit: Limit, startedAt: Date): Clock {
  return { name, limit, startedAt, pauses: [], extensions: [] }
}

/** Pauses a running clock. Refuses when it is stopped or paused, or `at` lies before its last event. */
export function pauseClock(clock: Clock, at: Date): Result<Clock, ClockRefusal> {
  const refusal = cannotChange(clock, at)
  if (refusal !== undefined) return refused(refusal, { name: clock.name })
  if (isPaused(clock)) return refused('clockPaused', { name: clock.name })
  return accepted({ ...clock, pauses: [...clock.pauses, { from: at }] })
}

/** Ends the pause. Refuses when the clock is stopped or not paused, or `at` lies before the pause began. */
export function resumeClock(clock: Clock, at: Date): Result<Clock, ClockRefusal> {
  const refusal = cannotChange(clock, at)
  if (refusal !== undefined) return refused(refusal, { name: clock.name })
  if (!isPaused(clock)) return refused('clockNotPaused', { name: clock.name })
  return accepted({ ...clock, pauses: endPause(clock, at) })
}

/**
 * Grants an extension, which adds its limit to the due time before it. How many may be granted, how long
 * and until what hour is the centre's rule (domain D), asked before this. A paused clock may be extended.
 */
export function extendClock(clock: Clock, limit: Limit, grantedAt: Date): Result<Clock, ClockRefusal> {
  if (clock.stoppedAt !== undefined) return refused('clockStopped', { name: clock.name })
  if (grantedAt < clock.startedAt) return refused('clockTimeBackwards', { name: clock.name })
  return accepted({ ...clock, extensions: [...clock.extensions, { limit, grantedAt }] })
}

/** Stops the clock for good; a pause still open ends at the same instant. */
export function stopClock(clock: Clock, at: Date): Result<Clock, ClockRefusal> {
  const refusal = cannotChange(clock, at)
  if (refusal !== undefined) return refused(refusal, { name: clock.name })
  return accepted({ ...clock, pauses: endPause(clock, at), stoppedAt: at })
}

/** True while a pause is open. */
export function isPaused(clock: Clock): boolean {
  return openPause(clock) !== undefined
}

/** The pause that has not ended, if any; it can only be the last. */
export function openPause(clock: Clock): Pause | undefined {
  const last = clock.pauses.at(-1)
  return last?.to === undefined ? last : undefined
}

function endPause(clock: Clock, at: Date): readonly Pause[] {
  const open = openPause(clock)
  return open === undefined ? clock.pauses : [...clock.pauses.slice(0, -1), { from: open.from, to: at }]
}

function cannotChange(clock: Clock, at: Date): ClockRefusal | undefined {
  if (clock.stoppedAt !== undefined) return 'clockStopped'
  const last = clock.pauses.at(-1)
  return at < (last?.to ?? last?.from ?? clock.startedAt) ? 'clockTimeBackwards' : undefined
}
