import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'kysely'
import { Client } from 'pg'
import { readFile } from 'node:fs/promises'
import { freezeOrders } from '@yihu/server/storage/screens/closed-orders'
import { countedInputs, runAssessment } from '@yihu/server/operations/run-assessment'
import { parseScheme } from '@yihu/server/operations/schemes'
import type { Storage } from '@yihu/server/storage/storage'
import { fillWithOrders, setUpLargeCentre } from '@yihu/server/testing/many-orders'
import type { Measurement } from './run.ts'

const orders = 1_000_000

/**
 * The assessment of a centre of a million orders: of one month of its two years, and of all of them at once. Beside each
 * the share of the time that was not spent waiting for SQL, which is the part that is ours.
 */
export async function benchMillion(storage: Storage): Promise<Measurement[]> {
  const large = await setUpLargeCentre(storage, 'million')
  await fillWithOrders(large, orders, { until: new Date('2026-11-30T16:00:00Z') })
  const { centreId } = large.centre
  const context = large.contextOf('assessor', new Date('2026-12-01T02:00:00Z'))
  const source = await schemeOfAll([...large.centre.unitNames.values()])
  const timed = timeStatements()
  const measured: Measurement[] = []
  for (const [name, period] of [
    ['a month of', '2026-10'],
    ['all of', '2024-12/2026-11'],
  ] as const) {
    const run = await timed(() =>
      storage.transact(centreId, (tx) => runAssessment(tx, context, source, period)),
    )
    if (!run.value.ok) throw new Error(JSON.stringify(run.value))
    const outside = (100 * (run.all - run.inSql)) / run.all
    measured.push(
      { name: `assessment: ${name} 1,000,000`, value: run.all, unit: 'ms', note: `${period}, 6 inputs` },
      { name: `outside SQL: ${name} 1,000,000`, value: outside, unit: '%', note: 'aim under 20 %' },
    )
  }
  const span = { from: new Date('2026-09-30T16:00:00Z'), before: new Date('2026-10-31T16:00:00Z') }
  const frozen = await timed(() =>
    storage.owner
      .transaction()
      .execute(async (tx) =>
        freezeOrdersDry(Object.assign(tx, { centreId, news: [] }) as never, span, source.scheme),
      ),
  )
  measured.push({
    name: 'freeze: a month of 1,000,000',
    value: frozen.all,
    unit: 'ms',
    note: `${frozen.value} orders with what each counted for`,
  })
  return measured
}

type Tx = Parameters<typeof freezeOrders>[0]

/** The freeze without its closing: what it references is not looked at, and nothing of it stays. */
async function freezeOrdersDry(
  tx: Tx,
  span: Parameters<typeof freezeOrders>[2],
  scheme: Parameters<typeof countedInputs>[0],
): Promise<number> {
  await sql`alter table closed_orders disable trigger all`.execute(tx)
  const count = await freezeOrders(tx, '00000000-0000-7000-8000-000000000000', span, countedInputs(scheme))
  await sql`delete from closed_orders where centre_id = ${tx.centreId}`.execute(tx)
  await sql`alter table closed_orders enable trigger all`.execute(tx)
  return count
}

/** The counts of a published scheme over the units of this centre. */
async function schemeOfAll(units: readonly string[]) {
  const text = await readFile(
    new URL('../../server/data/schemes/shaoyang-2022-01.yaml', import.meta.url),
    'utf8',
  )
  const groups = `groups:\n  - key: all\n    title: 全部\n    units:\n${units.map((name) => `      - ${name}`).join('\n')}\n`
  const ranking = 'ranking:\n  by: assigned\n  method: stable\n'
  const parsed = parseScheme(text.replace(/\ngroups:[\s\S]*$/, `\n${groups}${ranking}`), 'million.yaml')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed))
  return parsed.value
}

/** Runs work and tells how long it took, and how long of that it waited for statements. */
function timeStatements() {
  const waiting = new AsyncLocalStorage<{ inSql: number }>()
  const plain = Reflect.get(Client.prototype, 'query') as (...given: unknown[]) => unknown
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    const startedAt = performance.now()
    const answer = plain.apply(this, given)
    const clock = waiting.getStore()
    if (clock && answer instanceof Promise)
      void answer.finally(() => (clock.inSql += performance.now() - startedAt)).catch(() => undefined)
    return answer
  } as never
  return async <Value>(work: () => Promise<Value>) => {
    const clock = { inSql: 0 }
    const startedAt = performance.now()
    const value = await waiting.run(clock, work)
    return { value, all: performance.now() - startedAt, inSql: clock.inSql }
  }
}
