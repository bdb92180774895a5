import { commandContext } from '@yihu/server/cli/centre'
import { bulletinFigures } from '@yihu/server/operations/build-bulletin'
import { runAssessment } from '@yihu/server/operations/run-assessment'
import { readScheme } from '@yihu/server/operations/schemes'
import { readTemplate } from '@yihu/server/operations/templates'
import { listOrders } from '@yihu/server/storage/screens/order-list'
import type { OrderListFilter } from '@yihu/server/storage/screens/order-list'
import type { Storage } from '@yihu/server/storage/storage'
import type { Measurement } from './run.ts'

/** The assessment and the figures of the replayed month, and the list every desk begins with. */
export async function benchAssessment(storage: Storage, centreId: string): Promise<Measurement[]> {
  await storage.owner
    .connection()
    .execute(async (db) => db.executeQuery({ sql: 'analyze', parameters: [], query: {} } as never))
  const context = await commandContext(storage, undefined)
  const scheme = await readScheme('xiangtan-2023-10')
  const template = await readTemplate('xiangtan-monthly')
  if (!scheme.ok || !template.ok) throw new Error('the scheme or the template is broken')
  const transact = <Value>(work: Parameters<typeof storage.transact<Value>>[1]) =>
    storage.transact(centreId, work)

  const assessment = await median(7, () =>
    transact((tx) => runAssessment(tx, context, scheme.value, '2023-10')),
  )
  const figures = await median(7, () =>
    transact((tx) => bulletinFigures(tx, context, template.value, '2023-10')),
  )
  const list = await median(15, () =>
    transact((tx) => listOrders(tx, { kind: 'centre' }, firstPage, new Date())),
  )
  return [
    {
      name: 'assessment',
      value: assessment,
      unit: 'ms',
      note: 'one month, 33,000 orders, 55 units; aim under 1,000 ms',
    },
    { name: 'bulletin figures', value: figures, unit: 'ms', note: 'every figure and list of the bulletin' },
    { name: 'order list', value: list, unit: 'ms', note: 'first page of all orders with the total' },
    { name: 'assessment : list', value: assessment / list, unit: 'ratio', note: 'same database, same run' },
  ]
}

const firstPage: OrderListFilter = {
  states: [],
  equals: {},
  accepted: {},
  queueTimes: { soonAt: new Date(0), today: '2023-10-01' },
  sort: '-acceptedAt',
  page: 1,
  pageSize: 20,
}

export async function median(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now()
    await work()
    times.push(performance.now() - startedAt)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}
