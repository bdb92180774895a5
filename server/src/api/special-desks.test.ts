import { beforeAll, describe, expect, it } from 'vitest'
import { acceptOne, said } from '../testing/order-life.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const bureau = units[1]

describe('special desks', () => {
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
    const life = await acceptOne(test.small, { title: '异地就医备案', deskCode: 'medical' })
    orderNo = life.orderNo
    await life.act('dispatcher', 'dispatch', { fields: { unitId: test.small.unitId(bureau) } })
    await life.act('unit02', 'sign', { of: bureau })
    await life.act('unit02', 'giveFeedback', { of: bureau, fields: said.feedback })
    await life.act('dispatcher', 'review')
    await life.act('callback', 'recordCallback', { fields: said.callback })
    await life.act('callback', 'close')
    await acceptOne(test.small, { title: '无关', deskCode: null })
  })

  it('have a ledger whose counters count its lines; a unit sees its own lines only', async () => {
    const { value } = await (
      await test.as('supervisor')
    ).call('getDeskLedger', { query: { deskCode: 'medical' } })
    expect(value.counts).toEqual({
      accepted: 1,
      answeredAtDesk: 0,
      dispatched: 1,
      closed: 1,
      onTime: 1,
      calledBack: 1,
      satisfied: 1,
      dissatisfied: 0,
    })
    expect(value.lines).toMatchObject([
      {
        title: '异地就医备案',
        leadUnitName: bureau,
        measures: said.feedback.measures,
        satisfaction: 'satisfied',
      },
    ])
    const elsewhere = await (
      await test.as('unit01')
    ).call('getDeskLedger', { query: { deskCode: 'medical' } })
    expect(elsewhere.value.lines).toEqual([])
    const unknown = await (await test.as('supervisor')).call('getDeskLedger', { query: { deskCode: 'none' } })
    expect(unknown.problem.code).toBe('unknownDesk')
  })

  it('plan an answering day, take its calls, end it once, and enter the bonus of the unit', async () => {
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

  it('show an answering day to its own unit and to no other', async () => {
    const own = await (await test.as('unit02')).call('listAnsweringDays')
    expect(own.value).toHaveLength(1)
    const params = { answeringDayId: own.value[0]?.answeringDayId ?? '' }
    expect((await (await test.as('unit01')).call('getAnsweringDay', { params })).problem.code).toBe(
      'answeringDayNotFound',
    )
  })
})
