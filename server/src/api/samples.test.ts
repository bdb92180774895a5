import { sql } from 'kysely'
import { acceptOne, said } from '../testing/order-life.ts'
import type { OrderLife } from '../testing/order-life.ts'
import { units } from '../testing/small-centre.ts'
import type { UnitName } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'
import { beforeAll, describe, expect, it } from 'vitest'

const [district, bureau] = units
const october = { from: '2023-10-01', until: '2023-10-31' }

describe('spot checks', () => {
  const api = useTestApp()

  async function closed(unit: UnitName, login: string, change: Parameters<typeof acceptOne>[1] = {}) {
    const life = await acceptOne(api.small, change)
    await life.act('dispatcher', 'dispatch', { fields: { unitId: api.small.unitId(unit) } })
    await life.act(login, 'sign', { of: unit })
    await life.act(login, 'giveFeedback', { of: unit, fields: said.feedback })
    await life.act('dispatcher', 'review')
    await life.act('callback', 'recordCallback', { fields: said.callback })
    await life.act('callback', 'close')
    return life
  }
  const lives: OrderLife[] = []
  beforeAll(async () => {
    for (let count = 0; count < 5; count++) lives.push(await closed(district, 'unit01'))
    for (let count = 0; count < 2; count++)
      lives.push(await closed(bureau, 'unit02', { categoryCode: 'noise' }))
    await acceptOne(api.small)
  })

  const draw = async (change: object = {}, login = 'assessor') =>
    (await api.as(login)).call('drawSample', {
      body: { name: '十月抽查', perUnit: 3, ...october, ...change },
    })
  const show = async (sampleId: string) =>
    (await (await api.as('callback')).call('getSample', { params: { sampleId } })).value

  it('are previewed by unit, drawn by those who may, and never twice of one order', async () => {
    const assessor = await api.as('assessor')
    const preview = async (query = {}) =>
      (await assessor.call('listSampleCandidates', { query: { ...october, ...query } })).value.map(
        ({ unitName, closed: count, sampled }) => [unitName, count, sampled],
      )
    expect(await preview()).toEqual([
      [district, 5, 0],
      [bureau, 2, 0],
    ])
    expect(await preview({ categoryCode: 'noise' })).toEqual([[bureau, 2, 0]])
    expect(await preview({ from: '2023-11-01', until: '2023-11-30' })).toEqual([])
    expect((await draw({}, 'callback')).problem.code).toBe('notPermitted')
    const first = (await draw({ seed: 7 })).value
    expect(first).toMatchObject({ seed: 7, drawn: 5, done: 0, filter: october })
    expect(await preview()).toEqual([
      [district, 5, 3],
      [bureau, 2, 2],
    ])
    const [one, other] = await Promise.all([draw(), draw()])
    const second = one.status === 201 ? one : other
    expect(second.value.drawn).toBe(2)
    expect((one.status === 201 ? other : one).problem.code).toBe('nothingToSample')
    const ids = [...(await show(first.sampleId)).orders, ...(await show(second.value.sampleId)).orders].map(
      ({ orderId }) => orderId,
    )
    expect(ids.toSorted()).toEqual(lives.map(({ orderId }) => orderId).toSorted())
  })

  it('are worked through by a call-back agent; what is not reached stays until the last attempt', async () => {
    const callback = await api.as('callback')
    const [sample] = (await callback.call('listSamples')).value.toReversed()
    const sampleId = sample?.sampleId ?? ''
    const [first, second] = (await show(sampleId)).orders
    // The sample opens as a list of orders, with all that lists have.
    const listed = await callback.call('listOrders', { query: { sample: sampleId, pageSize: '200' } })
    expect(listed.value.rows.map(({ orderId }) => orderId).toSorted()).toEqual(
      (await show(sampleId)).orders.map(({ orderId }) => orderId).toSorted(),
    )
    const check = async (orderId = '', answers: object = {}, isLast = false) => {
      const order = (await callback.call('getOrder', { params: { orderId } })).value
      const body = { version: order.version, answers, isLast }
      return callback.call('recordSpotCheck', { params: { sampleId, orderId }, body })
    }
    const unreached = { isReached: false, satisfaction: 'unrated' }
    const content = { isReached: true, isResolved: true, satisfaction: 'fairlySatisfied' }
    expect((await check(first?.orderId, unreached)).value.state).toBe('closed')
    expect((await show(sampleId)).orders[0]).toMatchObject({ attempts: 1, doneAt: null })
    await check(first?.orderId, content)
    expect((await check(first?.orderId, content)).problem.code).toBe('spotCheckDone')
    await check(second?.orderId, unreached, true)
    const elsewhere = await callback.call('listOrders', { query: { state: 'accepted' } })
    expect((await check(elsewhere.value.rows[0]?.orderId, content)).problem.code).toBe('notInSample')
    expect((await show(sampleId)).results[0]).toMatchObject({
      unitName: district,
      drawn: 3,
      done: 2,
      reached: 1,
      rated: 1,
      satisfied: 1,
      dissatisfied: 0,
    })
    const file = await (await api.as('supervisor')).call('exportSample', { params: { sampleId } })
    expect(file.text).toContain(`"${district}",3,2,1,1,1,0,100.00%`)
    await sql`update units set name = '=HYPERLINK("x")' where name = ${district}`.execute(
      api.database.storage.owner,
    )
    const renamed = await (await api.as('supervisor')).call('exportSample', { params: { sampleId } })
    expect(renamed.text).toContain(`"'=HYPERLINK(""x"")",3,2`)
    expect((await (await api.as('unit01')).call('getSample', { params: { sampleId } })).problem.code).toBe(
      'notPermitted',
    )
  })
})
