import { AsyncLocalStorage } from 'node:async_hooks'
import { Client } from 'pg'
import { readFile } from 'node:fs/promises'
import { withAllParts } from '@yihu/core/bulletin/issue-blocks'
import { writer } from '@yihu/server/cli/writer'
import { closePeriod } from '@yihu/server/operations/closings'
import { buildBulletin } from '@yihu/server/operations/build-bulletin'
import { runAssessment } from '@yihu/server/operations/run-assessment'
import { parseScheme } from '@yihu/server/operations/schemes'
import { readTemplate } from '@yihu/server/operations/templates'
import { saveBulletinText } from '@yihu/server/storage/bulletins'
import type { Storage } from '@yihu/server/storage/storage'
import { fillWithOrders, setUpLargeCentre } from '@yihu/server/testing/many-orders'
import type { Measurement } from './run.ts'

const orders = 1_000_000

const template = 'shaoyang-bimonthly'
const text = { issuer: '测算', issuedOn: '2026-01-01', parts: {} }

/**
 * The assessment of a centre of a million orders: of one month of its two years, and of all of them at once, and the
 * bulletin of each: counted, filled into Word and the annex workbook. Beside each the share of the time that was not spent waiting for SQL, which is the part that is ours.
 */
export async function benchMillion(storage: Storage): Promise<Measurement[]> {
  const large = await setUpLargeCentre(storage, 'million')
  await fillWithOrders(large, orders)
  const { centreId } = large.centre
  const now = new Date()
  const context = large.contextOf('assessor', now)
  const month = monthsBefore(now, 1)
  const source = await schemeOfAll([...large.centre.unitNames.values()])
  const press = await readTemplate(template)
  if (!press.ok) throw new Error('the template is broken')
  const written = withAllParts(text, press.value.definition.parts)
  const schemes = new Map([['annex1', source.scheme]])
  const timed = timeStatements()
  const measured: Measurement[] = []
  for (const [name, period, outsideNote] of [
    ['a month of', month, 'of both; writing Word takes the same for any number of orders'],
    ['all of', `${monthsBefore(now, 24)}/${monthsBefore(now, 0)}`, 'of both; aim under 20 %'],
  ] as const) {
    const assessment = await timed(() =>
      storage.transact(centreId, (tx) => runAssessment(tx, context, source, period)),
    )
    const build = () =>
      storage.transact(centreId, async (tx) => {
        await saveBulletinText(tx, { template, period, text: written, by: context.actor.userId, at: now })
        return buildBulletin(tx, context, { template: press.value, schemes, period, write: writer })
      })
    // The first one loads the code that writes Word: that is the start of a server, and no bulletin.
    await build()
    const bulletin = await timed(build)
    for (const { value } of [assessment, bulletin]) if (!value.ok) throw new Error(JSON.stringify(value))
    const all = assessment.all + bulletin.all
    const outside = (100 * (all - assessment.inSql - bulletin.inSql)) / all
    measured.push(
      {
        name: `assessment: ${name} 1,000,000`,
        value: assessment.all,
        unit: 'ms',
        note: `${period}, 6 inputs`,
      },
      {
        name: `bulletin: ${name} 1,000,000`,
        value: bulletin.all,
        unit: 'ms',
        note: 'figures, Word file, annex',
      },
      { name: `outside SQL: ${name} 1,000,000`, value: outside, unit: '%', note: outsideNote },
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
  const parsed = parseScheme(
    text
      .replace(/\ngroups:[\s\S]*?\n(?=ranking:)/, `\n${groups}`)
      .replace('[县市区, 市直部门和企事业单位]', '[all]'),
    'million.yaml',
  )
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
