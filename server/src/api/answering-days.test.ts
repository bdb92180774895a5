import { beforeAll, describe, expect, it } from 'vitest'
import { acceptOne, appeal } from '../testing/order-life.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const bureau = units[1]

describe('leaders’ answering days', () => {
  const test = useTestApp()
  let orderNo: string
  const plan = () => ({
    heldOn: '2026-11-26',
    startsAt: '09:00',
    endsAt: '10:00',
    unitId: test.small.unitId(bureau),
    leaderOffice: '副局长',
    leaderName: '王某',
    matters: '医保报销、异地就医',
  })

  beforeAll(async () => {
    orderNo = (await acceptOne(test.small, { title: '异地就医备案', deskCode: 'medical' })).orderNo
  })

  it('are planned, take calls, end once, and enter the bonus of the unit', async () => {
    const leader = await test.as('teamleader')
    const wrong = await leader.call('planAnsweringDay', { body: { ...plan(), endsAt: '08:00' } })
    expect(wrong.problem.code).toBe('endsBeforeStart')
    expect((await (await test.as('agent')).call('planAnsweringDay', { body: plan() })).problem.code).toBe(
      'notPermitted',
    )
    const { value: day } = await leader.call('planAnsweringDay', { body: plan() })
    expect(day).toMatchObject({ state: 'planned', calls: 0, unitName: bureau, startsAt: '09:00' })
    const params = { answeringDayId: day.answeringDayId }
    const agent = await test.as('agent')
    expect((await agent.call('addToAnsweringDay', { params, body: { orderNo: '9999' } })).problem.code).toBe(
      'orderNotFound',
    )
    for (let time = 0; time < 2; time++) {
      const { value } = await agent.call('addToAnsweringDay', { params, body: { orderNo } })
      expect(value.lines.map((line) => line.orderNo)).toEqual([orderNo])
    }
    const changed = await leader.call('changeAnsweringDay', {
      params,
      body: { version: day.version, plan: { ...plan(), endsAt: '11:00' } },
    })
    expect(changed.value).toMatchObject({ endsAt: '11:00', version: 2 })
    const stale = { version: 1, state: 'held', bonusPoints: '2' }
    expect((await leader.call('endAnsweringDay', { params, body: stale })).problem.code).toBe('staleVersion')
    const ended = await leader.call('endAnsweringDay', {
      params,
      body: { ...stale, version: 2, note: '接听一件' },
    })
    expect(ended.value).toMatchObject({ state: 'held', note: '接听一件', calls: 1 })
    expect((await agent.call('addToAnsweringDay', { params, body: { orderNo } })).problem.code).toBe(
      'answeringDayEnded',
    )
    const { rows } = await test.database.storage.pool.query<{
      period: string
      points: string
      reasons: string[]
    }>('select period, points::text, reasons from ledger_items')
    expect(rows).toEqual([
      { period: '2026-11', points: '2', reasons: ['2026-11-26 副局长参加“领导接听日”活动'] },
    ])
  })

  it('take a call at the desk into their ledger in one step, and take a wrong one out again', async () => {
    const { value: day } = await (
      await test.as('teamleader')
    ).call('planAnsweringDay', {
      body: { ...plan(), heldOn: '2026-12-03', unitId: test.small.unitId(units[0]) },
    })
    const { answeringDayId } = day
    const agent = await test.as('agent')
    const call = { appeal: { ...appeal, kind: 'inquiry', title: '接听日来电' }, answeringDayId }
    const { value: order } = await agent.call('takeAppeal', { body: call })
    const params = { answeringDayId, orderId: order.orderId }
    const page = await agent.call('getAnsweringDay', { params: { answeringDayId } })
    expect(page.value).toMatchObject({ calls: 1, lines: [{ orderNo: order.orderNo, title: '接听日来电' }] })
    const byUnit = await (await test.as('unit01')).call('removeFromAnsweringDay', { params })
    expect(byUnit.problem.code).toBe('notPermitted')
    expect((await agent.call('removeFromAnsweringDay', { params })).value).toMatchObject({
      calls: 0,
      lines: [],
    })
    expect((await agent.call('removeFromAnsweringDay', { params })).problem.code).toBe('orderNotFound')
    const body = { version: day.version, state: 'cancelled' }
    await (await test.as('teamleader')).call('endAnsweringDay', { params: { answeringDayId }, body })
    const late = await agent.call('takeAppeal', {
      body: { ...call, appeal: { ...call.appeal, title: '太晚' } },
    })
    expect(late.problem.code).toBe('answeringDayEnded')
    // Nothing of the refused call is left behind.
    const { value: list } = await agent.call('listOrders', { query: { q: '太晚' } })
    expect(list.total).toBe(0)
  })

  it('are listed by month and by unit', async () => {
    const leader = await test.as('teamleader')
    const dates = async (query: Readonly<Record<string, string>>) =>
      (await leader.call('listAnsweringDays', { query })).value.map(({ heldOn }) => heldOn)
    expect(await dates({})).toEqual(['2026-12-03', '2026-11-26'])
    expect(await dates({ month: '2026-11' })).toEqual(['2026-11-26'])
    expect(await dates({ unitId: test.small.unitId(units[0]) })).toEqual(['2026-12-03'])
    expect(await dates({ month: '2026-12', unitId: test.small.unitId(bureau) })).toEqual([])
  })

  it('are shown to their own unit and to no other', async () => {
    const own = await (await test.as('unit02')).call('listAnsweringDays')
    expect(own.value).toHaveLength(1)
    const params = { answeringDayId: own.value[0]?.answeringDayId ?? '' }
    expect((await (await test.as('unit01')).call('getAnsweringDay', { params })).problem.code).toBe(
      'answeringDayNotFound',
    )
  })
})
