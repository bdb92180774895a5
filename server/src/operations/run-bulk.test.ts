import { bulkActionNames } from '@yihu/core/order/one-by-one'
import { accepted } from '@yihu/core/refusal'
import { beforeEach, describe, expect, it } from 'vitest'
import { acceptOne } from '../testing/order-life.ts'
import type { OrderLife } from '../testing/order-life.ts'
import { setUpSmallCentre, units } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { cancelBulk, offerBulk, showBulk, startBulk } from './bulk-actions.ts'
import { resumeBulks, runBulk } from './run-bulk.ts'

const database = useTestDatabase()
const at = new Date('2023-10-10T02:00:00Z')
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000)
let small: SmallCentre
let lives: OrderLife[]
let codes = 0

beforeEach(async () => {
  small = await setUpSmallCentre(database.storage, { code: `bulk${codes++}` })
  lives = []
  for (const title of ['一号', '二号', '三号', '待派单']) lives.push(await acceptOne(small, { title }))
  for (const life of lives.slice(0, 3))
    await life.act('dispatcher', 'dispatch', { fields: { unitId: small.unitId(units[0]) } })
})

const transact = <Value>(work: Parameters<typeof small.storage.transact<Value>>[1]) =>
  small.storage.transact(small.centre.centreId, work)
const chosen = (from: readonly OrderLife[] = lives) =>
  from.map(({ orderId, order }) => ({ orderId, version: order.version }))

async function remindAll(from: readonly OrderLife[] = lives): Promise<string> {
  const result = await transact((tx) =>
    startBulk(tx, small.contextOf('supervisor', at), {
      action: 'remind',
      fields: { note: '请抓紧办理' },
      orders: chosen(from),
    }),
  )
  if (!result.ok) throw new Error(result.code)
  return result.value
}

async function run(bulkId: string, seconds = 11): Promise<void> {
  await runBulk(database.storage, { centreId: small.centre.centreId, bulkId }, () => later(seconds))
}

async function shown(bulkId: string) {
  const found = await transact((tx) => showBulk(tx, small.contextOf('supervisor', at), bulkId))
  if (!found) throw new Error('the bulk action is gone')
  return found
}

async function remindersOf(): Promise<(number | undefined)[]> {
  const rows = await transact((tx) =>
    tx.selectFrom('orders').select(['order_id', 'reminders']).where('centre_id', '=', tx.centreId).execute(),
  )
  return lives.map((life) => rows.find(({ order_id }) => order_id === life.orderId)?.reminders)
}

/** A server that ends in the middle: the clock, which each step asks, throws. */
function endsAfter(steps: number): () => Date {
  let asked = 0
  return () => {
    if (++asked > steps) throw new Error('the power is gone')
    return later(11)
  }
}

describe('what is offered for many orders', () => {
  it('is what the life-cycle table lets the role do, with how many, and why not with the others', async () => {
    const offers = await transact((tx) => offerBulk(tx, small.contextOf('supervisor', at), chosen()))
    expect(offers.find(({ action }) => action === 'remind')).toMatchObject({
      possible: 3,
      refusals: [{ code: 'wrongState', count: 1, orderNos: [lives[3]?.orderNo] }],
    })
    expect(offers.map(({ action }) => action)).not.toContain('giveFeedback')
    expect(offers.every(({ possible }) => possible > 0)).toBe(true)
  })

  it('is, for a handler, what their own unit’s assignment allows', async () => {
    const offers = await transact((tx) => offerBulk(tx, small.contextOf('unit01', at), chosen()))
    expect(offers.find(({ action }) => action === 'sign')).toMatchObject({ possible: 3 })
    const others = await transact((tx) => offerBulk(tx, small.contextOf('unit02', at), chosen()))
    expect(others).toEqual([])
  })
})

it('what is said of one talk with one person is offered and taken for no more than one', async () => {
  const life = await acceptOne(small)
  await life.act('dispatcher', 'dispatch', { fields: { unitId: small.unitId(units[0]) } })
  await life.act('unit01', 'sign', { of: units[0] })
  const seen = [{ orderId: life.orderId, version: life.order.version }]
  const offers = await transact((tx) => offerBulk(tx, small.contextOf('unit01', at), seen))
  const offered = offers.map(({ action }) => action)
  expect(offered).toContain('requestSuspension')
  expect(offered).not.toContain('recordContact')
  expect(bulkActionNames).not.toContain('recordCallback')
})

describe('a bulk action', () => {
  it('does nothing for ten seconds, and nothing ever when it is taken back', async () => {
    const bulkId = await remindAll()
    await run(bulkId, 5)
    expect(await remindersOf()).toEqual([0, 0, 0, 0])
    expect(await transact((tx) => cancelBulk(tx, small.contextOf('supervisor', later(6)), bulkId))).toEqual(
      accepted(bulkId),
    )
    await run(bulkId)
    expect(await remindersOf()).toEqual([0, 0, 0, 0])
    expect((await shown(bulkId)).bulk).toMatchObject({ state: 'cancelled', accepted: 0, refused: 0 })
  })

  it('acts on each order once and keeps the reason of each refusal', async () => {
    const bulkId = await remindAll()
    await run(bulkId)
    await run(bulkId)
    const { bulk, refusals } = await shown(bulkId)
    expect(bulk).toMatchObject({ state: 'done', total: 4, accepted: 3, refused: 1 })
    expect(refusals).toMatchObject([{ order_no: lives[3]?.orderNo, outcome: 'wrongState' }])
    expect(await remindersOf()).toEqual([1, 1, 1, 0])
  })

  it('hands over what somebody has taken to a person of the centre, and puts it back', async () => {
    const waiting = lives.slice(3)
    await waiting[0]?.act('dispatcher', 'take')
    const asTeamLeader = async (action: 'handOver' | 'letGo', fields: { userId?: string }) => {
      const orders = chosen(waiting)
      const started = await transact((tx) =>
        startBulk(tx, small.contextOf('teamleader', at), { action, fields, orders }),
      )
      if (!started.ok) throw new Error(started.code)
      await run(started.value)
      const [row] = await transact((tx) =>
        tx
          .selectFrom('orders')
          .select(['taken_by', 'version'])
          .where('centre_id', '=', tx.centreId)
          .where('order_id', '=', waiting[0]?.orderId ?? '')
          .execute(),
      )
      return row
    }
    const handed = await asTeamLeader('handOver', { userId: small.userId('agent') })
    expect(handed?.taken_by).toBe(small.userId('agent'))
    const life = waiting[0]
    if (life && handed) life.order = { ...life.order, version: handed.version }
    expect((await asTeamLeader('letGo', {}))?.taken_by).toBeNull()
  })

  it('leaves alone what somebody else changed in between', async () => {
    const bulkId = await remindAll()
    await lives[1]?.act('supervisor', 'supervise', { fields: { reason: '久拖' } })
    await run(bulkId)
    const { refusals } = await shown(bulkId)
    expect(refusals.map(({ outcome }) => outcome)).toEqual(['staleVersion', 'wrongState'])
    expect(await remindersOf()).toEqual([1, 0, 1, 0])
  })

  it('done by several runners at once, acts on each order once', async () => {
    const bulkId = await remindAll()
    await Promise.all([run(bulkId), run(bulkId), run(bulkId)])
    expect(await remindersOf()).toEqual([1, 1, 1, 0])
    expect((await shown(bulkId)).bulk).toMatchObject({ state: 'done', accepted: 3, refused: 1 })
  })

  it('goes on where a server that ended left it', async () => {
    const bulkId = await remindAll()
    await expect(
      runBulk(database.storage, { centreId: small.centre.centreId, bulkId }, endsAfter(3)),
    ).rejects.toThrow('the power is gone')
    expect((await shown(bulkId)).bulk.state).toBe('running')
    const before = await shown(bulkId)
    expect(before.bulk.accepted).toBeGreaterThan(0)
    expect(before.bulk.accepted).toBeLessThan(3)
    await resumeBulks(database.storage)
    const { rows } = await database.storage.pool.query(
      `select 1 from graphile_worker.jobs where task_identifier = 'runBulk'`,
    )
    expect(rows.length).toBeGreaterThan(1)
    await run(bulkId)
    expect(await remindersOf()).toEqual([1, 1, 1, 0])
  })

  it('leaves the rest alone when it is stopped on the way', async () => {
    const bulkId = await remindAll()
    await expect(
      runBulk(database.storage, { centreId: small.centre.centreId, bulkId }, endsAfter(3)),
    ).rejects.toThrow('the power is gone')
    const done = (await shown(bulkId)).bulk.accepted
    expect(done).toBeLessThan(3)
    const stopped = await transact((tx) => cancelBulk(tx, small.contextOf('supervisor', later(12)), bulkId))
    expect(stopped.ok).toBe(true)
    await run(bulkId)
    expect((await shown(bulkId)).bulk).toMatchObject({ state: 'cancelled', accepted: done })
    expect((await remindersOf()).filter((reminders) => reminders === 1)).toHaveLength(done)
    const again = await transact((tx) => cancelBulk(tx, small.contextOf('supervisor', later(13)), bulkId))
    expect(again).toMatchObject({ code: 'bulkOver' })
  })

  it('is not the affair of anybody else', async () => {
    const bulkId = await remindAll()
    const other = small.contextOf('dispatcher', at)
    expect(await transact((tx) => showBulk(tx, other, bulkId))).toBeUndefined()
    expect(await transact((tx) => cancelBulk(tx, other, bulkId))).toMatchObject({ code: 'notFound' })
  })

  it('has no order outside the scope of whoever asks', async () => {
    const asked = await transact((tx) =>
      startBulk(tx, small.contextOf('unit02', at), { action: 'sign', fields: {}, orders: chosen() }),
    )
    expect(asked).toMatchObject({ ok: false, code: 'orderNotFound' })
  })

  it('ends with the rights its author has when it runs', async () => {
    const bulkId = await remindAll()
    await database.storage.owner
      .updateTable('users')
      .set({ disabled_at: at })
      .where('user_id', '=', small.userId('supervisor'))
      .execute()
    await run(bulkId)
    const rows = await transact((tx) =>
      tx.selectFrom('bulk_orders').select('outcome').where('bulk_id', '=', bulkId).execute(),
    )
    expect(rows.map(({ outcome }) => outcome)).toEqual(Array(4).fill('notPermitted'))
    expect(await remindersOf()).toEqual([0, 0, 0, 0])
  })
})
