import type { Chance } from './chance.ts'
import type { PlannedCall } from './plan.ts'
import type { PublishedMonth } from './published-month.ts'
import type { Workdays } from './workdays.ts'
import { allocate, wholeOf } from './allocate.ts'
import { at } from './chance.ts'
import { drawMoments } from './rhythm.ts'
import { later } from './workdays.ts'

/** A call before it is known where it came from. */
export type UnplacedCall = Omit<PlannedCall, 'divisionCode'>

/**
 * Every call of the month by start: as many answered as published, and as many lost as the printed connect rate takes.
 * Lost calls fall into busy hours; no seat has two calls at a time.
 */
export function planCalls(month: PublishedMonth, days: Workdays, chance: Chance): UnplacedCall[] {
  const { answered, connectRate, offered = wholeOf(answered, connectRate ?? '100') } = month.published.calls
  const starts = drawMoments(offered, month, days, chance)
  const lost = lostCalls(starts, offered - answered, month, days, chance)
  const freeAt = Array.from({ length: month.assumed.seats }, () => 0)
  return starts.map((startedAt, index): UnplacedCall => {
    const callerNumber =
      month.assumed.phonePrefix +
      String(chance.int(0, 10 ** (11 - month.assumed.phonePrefix.length) - 1)).padStart(
        11 - month.assumed.phonePrefix.length,
        '0',
      )
    if (lost.has(index)) {
      return {
        startedAt,
        answeredAt: null,
        endedAt: later(startedAt, chance.int(8, 70) / 60),
        callerNumber,
        seatNo: null,
      }
    }
    const seat = freeSeat(freeAt, startedAt, chance)
    // Nobody is put through while the seat is still busy, and every call of the month ends in it.
    const rung = Math.max(startedAt.getTime() + chance.int(2, 14) * 1000, at(freeAt, seat))
    const answeredAt = new Date(Math.min(rung, days.until.getTime() - 240_000))
    const endedAt = new Date(
      Math.min(answeredAt.getTime() + talkSeconds(chance) * 1000, days.until.getTime() - 180_000),
    )
    freeAt[seat] = endedAt.getTime() + 5000
    return {
      startedAt: new Date(Math.min(startedAt.getTime(), answeredAt.getTime())),
      answeredAt,
      endedAt,
      callerNumber,
      seatNo: seatNo(seat),
    }
  })
}

/** Puts the calls into divisions: the published ones get exactly their number of answered calls. */
export function placeCalls(
  calls: readonly UnplacedCall[],
  /** Divisions that are settled by an order, by index of the call. */
  settled: ReadonlyMap<number, string>,
  month: PublishedMonth,
  chance: Chance,
): PlannedCall[] {
  const { answered, byDivision } = month.published.calls
  const others = month.centre.divisions.filter((division) => division.callWeight !== undefined)
  const shares = allocate(
    answered - sum(Object.values(byDivision)),
    others.map((division) => division.callWeight ?? 0),
  )
  const wanted = new Map([
    ...Object.entries(byDivision),
    ...others.map(({ code }, index): [string, number] => [code, at(shares, index)]),
  ])
  const left = new Map(wanted)
  for (const [index, code] of settled) if (calls[index]?.answeredAt) left.set(code, (left.get(code) ?? 0) - 1)
  // Only published numbers must come out; a place with more orders than its share takes from the other places.
  for (const { code } of others) left.set(code, Math.max(0, left.get(code) ?? 0))
  const short = [...left].find(([, count]) => count < 0)
  if (short) throw new Error(`${month.key}: division ${short[0]} has more orders by telephone than calls`)
  const free = chance.shuffle(
    calls.flatMap((call, index) => (call.answeredAt && !settled.has(index) ? [index] : [])),
  )
  const published = Object.keys(byDivision).flatMap((code) =>
    Array.from({ length: left.get(code) ?? 0 }, () => code),
  )
  const rest = others.map(({ code }) => left.get(code) ?? 0)
  const spread = allocate(
    free.length - published.length,
    rest.some((count) => count > 0) ? rest : rest.map(() => 1),
  )
  const codes = [
    ...published,
    ...others.flatMap(({ code }, index) => Array.from({ length: at(spread, index) }, () => code)),
  ]
  const placed = new Map(free.map((call, index) => [call, at(codes, index)]))
  const names = [...wanted.keys()]
  const weights = [...wanted.values()]
  return calls.map((call, index) => ({
    ...call,
    divisionCode: settled.get(index) ?? placed.get(index) ?? at(names, chance.weighted(weights)),
  }))
}

function lostCalls(
  starts: readonly Date[],
  count: number,
  month: PublishedMonth,
  days: Workdays,
  chance: Chance,
): ReadonlySet<number> {
  const scored = starts.map((startedAt, index) => {
    const load = at(month.assumed.hours, Math.floor(days.minuteOf(startedAt) / 60))
    return { index, score: chance.share() ** (1 / Math.max(1, load)) }
  })
  return new Set(
    scored
      .toSorted((a, b) => b.score - a.score)
      .slice(0, count)
      .map(({ index }) => index),
  )
}

/** A seat that is free, else the one that will be first. */
function freeSeat(freeAt: readonly number[], startedAt: Date, chance: Chance): number {
  const first = chance.int(0, freeAt.length - 1)
  let soonest = first
  for (let step = 0; step < freeAt.length; step += 1) {
    const seat = (first + step) % freeAt.length
    if (at(freeAt, seat) <= startedAt.getTime()) return seat
    if (at(freeAt, seat) < at(freeAt, soonest)) soonest = seat
  }
  return soonest
}

/** Most calls take two to four minutes, few a quarter of an hour. */
function talkSeconds(chance: Chance): number {
  return 35 + Math.floor(-140 * Math.log(1 - 0.998 * chance.share()))
}

function seatNo(seat: number): string {
  return String(seat + 1).padStart(3, '0')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
