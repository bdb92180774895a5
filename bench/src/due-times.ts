import { dateIn } from '@yihu/core/calendar/local-time'
import { dueAt } from '@yihu/core/deadline/limit'
import { testCalendar } from '@yihu/core/deadline/test-calendar'
import type { Measurement } from './run.ts'

/** How many dates and due times a second are computed: each action of an order needs some, a replay hundreds of thousands. */
export function benchDueTimes(): Measurement[] {
  const since = 1.7e12
  const dates = rateOf(100_000, (i) => dateIn('Asia/Shanghai', new Date(since + i * 3_600_000)))
  const limit = { amount: 5, unit: 'workingDays' } as const
  const dueTimes = rateOf(20_000, (i) => dueAt(limit, new Date(since + i * 600_000), testCalendar))
  return [
    { name: 'dates in a time zone', value: dates, unit: 'per s', note: 'aim over 100,000' },
    { name: 'due times', value: dueTimes, unit: 'per s', note: '5 working days; aim over 3,000' },
  ]
}

function rateOf(count: number, work: (i: number) => unknown): number {
  const startedAt = performance.now()
  for (let i = 0; i < count; i += 1) work(i)
  return (count * 1000) / (performance.now() - startedAt)
}
