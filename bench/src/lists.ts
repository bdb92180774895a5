import type { Storage } from '@yihu/server/storage/storage'
import { fillWithOrders, setUpLargeCentre } from '@yihu/server/testing/many-orders'
import type { SmallCentre } from '@yihu/server/testing/small-centre'
import { listCases } from './list-cases.ts'
import { queueCases } from './queue-cases.ts'
import type { Measurement } from './run.ts'
import { screenCases } from './screen-cases.ts'

const sizes = [30_000, 300_000] as const
const aim = 100

/**
 * The time of the statements behind every list, queue and page, in two centres of one database. What has an index of
 * its own keeps its time; what reads all orders of the centre grows with them, and still has to stay under 100 ms.
 */
export async function benchLists(storage: Storage): Promise<Measurement[]> {
  const times = new Map<string, number[]>()
  for (const size of sizes) {
    const centre = await setUpLargeCentre(storage, `lists-${size}`)
    await fillWithOrders(centre, size)
    for (const [name, time] of await timesOf(centre)) times.set(name, [...(times.get(name) ?? []), time])
  }
  const measurements = [...times].map(([name, [small = 0, large = 0]]) => ({
    name: `list: ${name}`,
    value: large,
    unit: 'ms',
    at30000: small,
    ratio: large / small,
    note: large < aim ? '' : `aim under ${aim} ms`,
  }))
  const slowest = measurements.toSorted((a, b) => b.value - a.value)[0]
  const over = measurements.filter(({ value }) => value >= aim)
  const note = `${slowest?.name}; ${over.length} of ${measurements.length} over ${aim} ms at 300,000 orders`
  return [...measurements, { name: 'list: slowest', value: slowest?.value ?? 0, unit: 'ms', note }]
}

/** The median of every case in one centre. */
export async function timesOf(large: SmallCentre): Promise<ReadonlyMap<string, number>> {
  const cases = { ...(await listCases(large)), ...queueCases(large), ...(await screenCases(large)) }
  const times = new Map<string, number>()
  for (const [name, work] of Object.entries(cases))
    times.set(name, await median(9, () => large.storage.transact(large.centre.centreId, work)))
  return times
}

async function median(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now()
    await work()
    times.push(performance.now() - startedAt)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}
