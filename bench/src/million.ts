import { AsyncLocalStorage } from 'node:async_hooks'
import { Client } from 'pg'
import { readFile } from 'node:fs/promises'
import { closePeriod } from '@yihu/server/operations/closings'
import { runAssessment } from '@yihu/server/operations/run-assessment'
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
  await fillWithOrders(large, orders)
  const { centreId } = large.centre
  const now = new Date()
  const context = large.contextOf('assessor', now)
  const month = monthsBefore(now, 1)
  const source = await schemeOfAll([...large.centre.unitNames.values()])
  const timed = timeStatements()
  const measured: Measurement[] = []
  for (const [name, period] of [
    ['a month of', month],
    ['all of', `${monthsBefore(now, 24)}/${monthsBefore(now, 0)}`],
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
  const closed = await timed(() =>
    storage.transact(centreId, (tx) => closePeriod(tx, context, source, month)),
  )
  if (!closed.value.ok) throw new Error(JSON.stringify(closed.value))
  measured.push({
    name: 'closing: a month of 1,000,000',
    value: closed.all,
    unit: 'ms',
    note: `${closed.value.value.orders} orders, each with what it counted for`,
  })
  return measured
}

/** `2026-10`, so many months before the one of a day. */
function monthsBefore(day: Date, months: number): string {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 15)).toISOString().slice(0, 7)
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
