import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptOne, appeal } from '../testing/order-life.ts'
import { setUpSmallCentre, units } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { once } from './once.ts'
import { takeAppeal } from './take-appeal.ts'
import type { TakenAppeal } from './take-appeal.ts'

const database = useTestDatabase()
let small: SmallCentre
const now = new Date('2023-10-10T02:00:00Z')
const inquiry: TakenAppeal = {
  appeal: { ...appeal, kind: 'inquiry' },
  extra: {},
  takenAt: null,
  earlierOrderId: null,
  answeringDayId: null,
  end: null,
}
const answer = { action: 'answerAtDesk', fields: { reply: '城乡居民医保缴费至年底。' } } as const

beforeAll(async () => {
  small = await setUpSmallCentre(database.storage)
})

describe('a call ends in one transaction', () => {
  it('accepted and answered: two entries of one log', async () => {
    const result = await take({ ...inquiry, end: answer })
    const orderId = result.ok ? result.value.orderId : ''
    expect(await logOf(orderId)).toEqual([
      { action: 'accept', to_state: 'accepted', taken_at: null },
      { action: 'answerAtDesk', to_state: 'answeredAtDesk', taken_at: null },
    ])
  })

  it('accepted and dispatched', async () => {
    const end = { action: 'dispatch', fields: { unitId: small.unitId(units[0]) } } as const
    const result = await take({ ...inquiry, end })
    expect(await logOf(result.ok ? result.value.orderId : '')).toHaveLength(2)
  })

  it.each([
    ['a reply left out', { end: { action: 'answerAtDesk', fields: {} } }, 'fieldMissing'],
    [
      'a unit there is not',
      { end: { action: 'dispatch', fields: { unitId: crypto.randomUUID() } } },
      'unknownUnit',
    ],
    ['a desk there is not', { appeal: { ...appeal, deskCode: 'none' } }, 'unknownDesk'],
    ['a complaint about nobody', { appeal: { ...appeal, kind: 'complaint' } }, 'extraAnswerWrong'],
    ['an earlier order there is not', { earlierOrderId: crypto.randomUUID() }, 'unknownOrder'],
  ] as const)('%s leaves nothing behind', async (_, change, code) => {
    const before = await countAppeals()
    const result = await take({ ...inquiry, ...change })
    expect(result).toMatchObject({ ok: false, code })
    expect(await countAppeals()).toBe(before)
  })

  it('a role that may not leaves nothing behind', async () => {
    const before = await countAppeals()
    expect(await take({ ...inquiry, end: answer }, 'dispatcher')).toMatchObject({ code: 'roleMayNot' })
    expect(await countAppeals()).toBe(before)
  })
})

describe('an appeal taken while the line was down', () => {
  it('counts from when it was taken, and the log keeps both instants', async () => {
    const takenAt = new Date(now.getTime() - 12 * 60_000)
    const result = await take({ ...inquiry, takenAt })
    const orderId = result.ok ? result.value.orderId : ''
    const [order] = await rows(sql`select o.accepted_at, a.accepted_at as appeal_at, a.taken_at, l.at
      from orders o join appeals a using (centre_id, appeal_id) join order_log l using (centre_id, order_id)
      where o.order_id = ${orderId}`)
    expect(order).toEqual({ accepted_at: takenAt, appeal_at: takenAt, taken_at: takenAt, at: now })
    expect(await logOf(orderId)).toMatchObject([{ taken_at: takenAt.toISOString() }])
  })

  it('hours ago counts for an hour at most; what was said is kept', async () => {
    const takenAt = new Date(now.getTime() - 5 * 3_600_000)
    const result = await take({ ...inquiry, takenAt })
    const [order] = await rows(
      sql`select accepted_at from orders where order_id = ${result.ok ? result.value.orderId : ''}`,
    )
    expect(order).toEqual({ accepted_at: new Date(now.getTime() - 3_600_000) })
    expect(await logOf(result.ok ? result.value.orderId : '')).toMatchObject([
      { taken_at: takenAt.toISOString() },
    ])
  })
})

describe('what the desk adds', () => {
  it('answers are kept with the appeal', async () => {
    const extra = { goods: '电动车', price: '2399.00' }
    const result = await take({ ...inquiry, appeal: { ...inquiry.appeal, deskCode: 'consumer' }, extra })
    const found = await rows(sql`select a.extra from appeals a join orders o using (centre_id, appeal_id)
      where o.order_id = ${result.ok ? result.value.orderId : ''}`)
    expect(found).toEqual([{ extra }])
  })

  it('a link goes to the earlier order', async () => {
    const earlier = await acceptOne(small)
    const result = await take({ ...inquiry, earlierOrderId: earlier.orderId })
    const found = await rows(
      sql`select order_id from order_links where earlier_order_id = ${earlier.orderId}`,
    )
    expect(found).toEqual([{ order_id: result.ok ? result.value.orderId : '' }])
  })
})

function take(taken: TakenAppeal, login = 'agent') {
  const context = small.contextOf(login, now)
  return once(context, undefined, (tx) => takeAppeal(tx, context, taken))
}

async function rows(query: ReturnType<typeof sql>): Promise<unknown[]> {
  return (await query.execute(small.storage.owner)).rows
}

const logOf = (orderId: string) =>
  rows(
    sql`select action, to_state, fields ->> 'takenAt' as taken_at from order_log where order_id = ${orderId} order by seq`,
  )

async function countAppeals(): Promise<unknown> {
  return rows(
    sql`select count(*)::int as appeals, (select count(*)::int from orders) as orders from appeals`,
  ).then((found) => JSON.stringify(found))
}
