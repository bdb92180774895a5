import type { Chance } from './chance.ts'
import type { Slot } from './file-orders.ts'
import type { UnplacedCall } from './plan-calls.ts'
import type { PublishedMonth, PublishedUnit } from './published-month.ts'
import type { Workdays } from './workdays.ts'
import { at } from './chance.ts'
import { drawMoments } from './rhythm.ts'
import { later } from './workdays.ts'

type Arrival = Omit<Slot, 'fate' | 'unit'> & { readonly isInvalid: boolean }

/** Units with no more orders than this get them early enough for everything the ranking counts to fall in the month. */
const fewOrders = 20

/**
 * Every appeal of the month by time: those by telephone come out of an answered call, the letters at their own times;
 * which are invalid, which stay at the desk, and which go to which unit.
 */
export function drawSlots(
  calls: readonly UnplacedCall[],
  month: PublishedMonth,
  days: Workdays,
  chance: Chance,
): Slot[] {
  const arrivals = [...byTelephone(calls, month, chance), ...byOtherChannels(month, days, chance)].sort(
    (a, b) => a.acceptedAt.getTime() - b.acceptedAt.getTime(),
  )
  const units = chooseUnits(arrivals, month, days, chance)
  return arrivals.map(({ isInvalid, ...arrival }, index): Slot => {
    const unit = units.get(index) ?? null
    return { ...arrival, unit, fate: isInvalid ? 'invalid' : unit ? 'dispatched' : 'desk' }
  })
}

function byTelephone(
  calls: readonly UnplacedCall[],
  { published, assumed }: PublishedMonth,
  chance: Chance,
): Arrival[] {
  const invalid = assumed.invalidOrders - assumed.invalidByOtherChannel
  const valid = published.channels[assumed.mainChannel] ?? 0
  const answered = calls.flatMap(({ answeredAt }, index) => (answeredAt ? [index] : []))
  return chance
    .shuffle(answered)
    .slice(0, valid + invalid)
    .map((call, index) => ({
      // Filled in after the caller has hung up, so that the call is complete when the appeal names it.
      acceptedAt: later(at(calls, call).endedAt, chance.int(10, 90) / 60),
      call,
      channel: assumed.mainChannel,
      isInvalid: index >= valid,
    }))
}

function byOtherChannels(month: PublishedMonth, days: Workdays, chance: Chance): Arrival[] {
  const { published, assumed } = month
  const valid = Object.entries(published.channels).filter(([code]) => code !== assumed.mainChannel)
  const codes = [
    ...valid.flatMap(([channel, count]) =>
      Array.from({ length: count }, () => ({ channel, isInvalid: false })),
    ),
    ...Array.from({ length: assumed.invalidByOtherChannel }, () => ({
      channel: assumed.invalidChannel,
      isInvalid: true,
    })),
  ]
  // Letters are answered on the next days; without the last days of the month that is still in it.
  const moments = drawMoments(codes.length, month, days, chance, days.dates.slice(0, -3))
  return chance.shuffle(codes).map((code, index) => ({ ...code, acceptedAt: at(moments, index), call: null }))
}

/** Which unit each dispatched appeal is counted for; the other valid ones are answered at the desk. */
function chooseUnits(
  arrivals: readonly Arrival[],
  { published, assumed, units }: PublishedMonth,
  days: Workdays,
  chance: Chance,
): ReadonlyMap<number, PublishedUnit> {
  const valid = arrivals.flatMap(({ isInvalid }, index) => (isInvalid ? [] : [index]))
  const letters = valid.filter((index) => at(arrivals, index).call === null)
  const lettersOut = Math.min(
    Math.round(letters.length * assumed.dispatchedOfOtherChannels),
    published.orders.dispatched,
  )
  // What comes in the last evening would be dispatched in the next month.
  const lastMoment = days.until.getTime() - 8 * 3_600_000
  const spoken = valid.filter(
    (index) => at(arrivals, index).call !== null && at(arrivals, index).acceptedAt.getTime() < lastMoment,
  )
  const dispatched = chance.shuffle([
    ...chance.shuffle(letters).slice(0, lettersOut),
    ...chance.shuffle(spoken).slice(0, published.orders.dispatched - lettersOut),
  ])
  const isIn = (share: number) => {
    const before = days.instant(at(days.dates, Math.floor(days.dates.length * share)), 0)
    return (index: number): boolean => at(arrivals, index).acceptedAt < before
  }
  const chosen = new Map<number, PublishedUnit>()
  const [isFirst, isEarly] = [isIn(0.3), isIn(0.7)]
  const queue = {
    first: dispatched.filter(isFirst),
    early: dispatched.filter((index) => isEarly(index) && !isFirst(index)),
    late: dispatched.filter((index) => !isEarly(index)),
  }
  for (const unit of units.filter(({ validOrders }) => validOrders <= fewOrders)) {
    // What comes late still ends before the bulletin is written.
    const lateOnes = Math.min(needEarly(unit), unit.validOrders)
    const first = takeFirst(lateOnes, queue.first, queue.early, queue.late)
    const others = takeFirst(unit.validOrders - lateOnes, queue.early, queue.first, queue.late)
    for (const index of [...first, ...others]) chosen.set(index, unit)
  }
  const rest = chance.shuffle([...queue.first, ...queue.early, ...queue.late])
  for (const unit of units.filter(({ validOrders }) => validOrders > fewOrders))
    for (const index of rest.splice(0, unit.validOrders)) chosen.set(index, unit)
  return chosen
}

/** How many of a unit's orders must be in early, since much happens to them in the period. */
function needEarly({ due, open, validOrders, onTime }: PublishedUnit): number {
  if (due) return due.handled - due.onTime + due.reworked
  return open === undefined ? 0 : validOrders - onTime - open
}

/** So many of the first queue, and of each next one what is still missing. */
function takeFirst(count: number, ...queues: readonly number[][]): number[] {
  const taken: number[] = []
  for (const queue of queues) taken.push(...queue.splice(0, count - taken.length))
  return taken
}
