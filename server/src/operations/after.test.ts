import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { acceptOne } from '../testing/order-life.ts'
import type { OrderLife } from '../testing/order-life.ts'
import { setUpSmallCentre, units } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { actOnOrder } from './act-on-order.ts'
import { once } from './once.ts'

const database = useTestDatabase()
let small: SmallCentre
let life: OrderLife
const [unit] = units
beforeAll(async () => {
  small = await setUpSmallCentre(database.storage)
})
beforeEach(async () => {
  life = await acceptOne(small)
})

it('an entry and the job it causes are there together', async () => {
  expect(await dispatched()).toMatchObject({ ok: true })
  expect(await jobs()).toEqual([
    {
      task: 'notifyUnit',
      payload: {
        centreId: small.centre.centreId,
        unitIds: [small.unitId(unit)],
        unitId: small.unitId(unit),
        orderId: life.orderId,
        orderNo: life.orderNo,
        seq: 2,
        action: 'dispatch',
        at: life.now.toISOString(),
        actorId: small.userId('dispatcher'),
        actorRole: 'dispatcher',
      },
    },
  ])
})

it('a refusal causes none, and neither does work that fails later in the same transaction', async () => {
  expect(await dispatched({ unitId: crypto.randomUUID() })).toMatchObject({ ok: false, code: 'unknownUnit' })
  await expect(dispatched({}, () => Promise.reject(new Error('failed later')))).rejects.toThrow(
    'failed later',
  )
  expect(await jobs()).toEqual([])
  const { rows } = await sql<{
    state: string
  }>`select state from orders where order_id = ${life.orderId}`.execute(database.storage.owner)
  expect(rows).toEqual([{ state: 'accepted' }])
})

it('the application cannot reach the queue past its one door', async () => {
  const reaching = small.storage.transact(small.centre.centreId, (tx) =>
    sql`select graphile_worker.add_job('notifyUnit', '{}')`.execute(tx),
  )
  await expect(reaching).rejects.toMatchObject({ code: '42501' })
})

function dispatched(
  fields: { unitId?: string } = {},
  then: () => Promise<unknown> = () => Promise.resolve(),
) {
  const context = { ...small.contextOf('dispatcher', life.now), causesJobs: true }
  const command = { action: 'dispatch' as const, fields: { unitId: small.unitId(unit), ...fields } }
  return once(context, undefined, async (tx) => {
    const result = await actOnOrder(tx, context, life.orderId, command, null)
    await then()
    return result.ok ? { ok: true as const, value: null } : result
  })
}

/** Jobs about the order of this test. */
async function jobs() {
  const { rows } = await sql<{ task: string; payload: unknown }>`
    select t.identifier as task, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.payload ->> 'orderId' = ${life.orderId}`.execute(database.storage.owner)
  return rows
}
