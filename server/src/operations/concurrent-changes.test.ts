import type { ActionName } from '@yihu/core/order/actions'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { loadOrder } from '../storage/orders.ts'
import { after } from './after.ts'
import { acceptOne, said } from '../testing/order-life.ts'
import type { OrderLife, Step } from '../testing/order-life.ts'
import { setUpSmallCentre, units } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { examine } from './examine.ts'

const database = useTestDatabase()
let small: SmallCentre
beforeAll(async () => {
  small = await setUpSmallCentre(database.storage)
})

type Attempt = [login: string, action: ActionName, step?: Step]
const [unit, other] = units

/** What two people can do at the same moment, by how far the order has come. */
const races: { before: number; attempts: () => [Attempt, Attempt] }[] = [
  {
    before: 0,
    attempts: () => [
      ['dispatcher', 'dispatch', { fields: { unitId: small.unitId(unit) } }],
      ['agent', 'dispatch', { fields: { unitId: small.unitId(other) } }],
    ],
  },
  {
    before: 0,
    attempts: () => [
      ['agent', 'answerAtDesk', { fields: { reply: '已答复' } }],
      ['dispatcher', 'dispatch', { fields: { unitId: small.unitId(unit) } }],
    ],
  },
  {
    before: 1,
    attempts: () => [
      ['unit01', 'sign', { of: unit }],
      ['unit01', 'requestReturn', { of: unit, fields: said.return }],
    ],
  },
  {
    before: 2,
    attempts: () => [
      ['unit01', 'giveFeedback', { of: unit, fields: said.feedback }],
      ['unit01', 'requestExtension', { of: unit, fields: said.extension }],
    ],
  },
]

const rounds = 1000

it(`of two changes at once exactly one is saved, ${rounds} times`, { timeout: 300_000 }, async () => {
  let caused = 0
  for (let round = 0; round < rounds; round++) {
    const race = races[round % races.length]
    if (!race) throw new Error('no race')
    const life = await orderAfter(race.before)
    const [first, second] = race.attempts()
    const seenVersion = life.order.version
    const results = await Promise.all(
      [first, second].map(([login, action, step]) =>
        life.tryToAct(login, action, { ...step, seenVersion, causesJobs: true }),
      ),
    )
    const [won, ...others] = results.filter((result) => result.ok)
    if (won === undefined || others.length > 0)
      throw new Error(`round ${round}: ${others.length + (won ? 1 : 0)} won`)
    caused += after[won.value.entry.action](won.value).length
    const lost = results.find((result) => !result.ok)
    expect(lost).toEqual({
      ok: false,
      code: 'staleVersion',
      details: { seen: seenVersion, now: seenVersion + 1 },
    })
    const stored = await small.storage.transact(small.centre.centreId, (tx) => loadOrder(tx, life.orderId))
    expect(stored?.order).toEqual(won.value.order)
    expect(await lastEntry(life)).toEqual({
      entries: won.value.order.version,
      action: won.value.entry.action,
      state: won.value.order.state,
    })
  }
  const jobs = await sql`select 1 from graphile_worker._private_jobs`.execute(database.storage.owner)
  expect(jobs.rows, 'a loser caused something').toHaveLength(caused)
  const { rows } =
    await sql`select 1 from assignments group by centre_id, order_id having count(*) > 1`.execute(
      database.storage.owner,
    )
  expect(rows, 'a loser left its assignment behind').toEqual([])
  expect(await examine(database.storage, small.centre.centreId)).toMatchObject({
    orders: rounds,
    findings: [],
  })
})

async function orderAfter(steps: number): Promise<OrderLife> {
  const life = await acceptOne(small)
  if (steps > 0) await life.act('dispatcher', 'dispatch', { fields: { unitId: small.unitId(unit) } })
  if (steps > 1) await life.act('unit01', 'sign', { of: unit })
  return life
}

async function lastEntry(life: OrderLife) {
  const { rows } = await sql<{ entries: number; action: string; state: string }>`
    select (select count(*)::int from order_log where order_id = l.order_id) as entries, action, to_state as state
    from order_log l where order_id = ${life.orderId} order by seq desc limit 1`.execute(
    database.storage.owner,
  )
  return rows[0]
}
