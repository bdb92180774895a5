import { beforeAll, describe, expect, it } from 'vitest'
import { acceptOverHttp, actedOverHttp } from '../testing/order-over-http.ts'
import { said } from '../testing/order-life.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'
import type { OrderView } from '@yihu/contract/orders'

const [district, bureau] = units

describe('the dispatch desk over HTTP', () => {
  const test = useTestApp()
  let asked: OrderView

  beforeAll(async () => {
    const [dispatcher, unit01, unit02] = [
      await test.as('dispatcher'),
      await test.as('unit01'),
      await test.as('unit02'),
    ]
    // One order was refused before and is with another unit now; another waits for a decision.
    let before = await acceptOverHttp(test, { title: '建设路路面塌陷' })
    before = await actedOverHttp(dispatcher, before, 'dispatch', { unitId: test.small.unitId(district) })
    before = await actedOverHttp(unit01, before, 'sign', {}, district)
    before = await actedOverHttp(unit01, before, 'requestReturn', said.return, district)
    before = await actedOverHttp(dispatcher, before, 'refuseReturn', { reason: '属地管理' }, district)

    asked = await acceptOverHttp(test, { title: '建设路路面塌陷严重', accusedUnitId: null })
    const to = { unitId: test.small.unitId(district), assistingUnitIds: [test.small.unitId(bureau)] }
    asked = await actedOverHttp(dispatcher, asked, 'dispatch', to)
    asked = await actedOverHttp(unit02, asked, 'sign', {}, bureau)
    asked = await actedOverHttp(unit02, asked, 'requestExtension', said.extension, bureau)
    asked = await actedOverHttp(unit01, asked, 'sign', {}, district)
    const fields = { ...said.return, legalBasis: '三定规定', suggestedUnitId: test.small.unitId(bureau) }
    asked = await actedOverHttp(unit01, asked, 'requestReturn', fields, district)
  })

  const orderAs = async (login: string, orderId = asked.orderId) =>
    (await (await test.as(login)).call('getOrder', { params: { orderId } })).value
  const groundsAs = async (login: string) =>
    (await test.as(login)).call('getDecisionGrounds', { params: { orderId: asked.orderId } })

  it('shows the centre what every unit asks for, word for word', async () => {
    const { returns, extensions } = await orderAs('dispatcher')
    expect(returns).toMatchObject([
      {
        unitName: district,
        reason: said.return.reason,
        legalBasis: '三定规定',
        suggestedUnitName: bureau,
        decision: null,
      },
    ])
    expect(extensions).toMatchObject([
      { unitName: bureau, workingDays: 3, appellantTold: true, decision: null },
    ])
  })

  it('shows a unit its own requests only', async () => {
    expect(await orderAs('unit01')).toMatchObject({ returns: [{ unitName: district }], extensions: [] })
    expect(await orderAs('unit02')).toMatchObject({ returns: [], extensions: [{ unitName: bureau }] })
  })

  it('holds a decision against what was decided before and how often the unit asks', async () => {
    const { value } = await groundsAs('dispatcher')
    expect(value.similarReturns).toMatchObject([
      { unitId: test.small.unitId(district), decision: 'refused', decisionReason: '属地管理' },
    ])
    expect(value.extensionRates).toContainEqual({
      unitId: test.small.unitId(bureau),
      dispatched: 1,
      asked: 1,
      granted: 0,
    })
    expect((await groundsAs('unit02')).value.similarReturns).toEqual([])
    expect((await groundsAs('unit03')).problem.code).toBe('orderNotFound')
  })

  it('suggests by what units kept, and never the unit complained about', async () => {
    const dispatcher = await test.as('dispatcher')
    const suggestedFor = async (accusedUnitId: string | null) => {
      const { orderId } = await acceptOverHttp(test, {
        title: '井盖缺失',
        accusedUnitId,
        appellantPhone: null,
        address: null,
      })
      const { value } = await dispatcher.call('suggestUnits', { params: { orderId } })
      return value.map(({ unitName }) => unitName)
    }
    expect(await suggestedFor(null)).toEqual([district])
    expect(await suggestedFor(test.small.unitId(district))).toEqual([])
  })

  it('finds the same matter by number, place and words, for those who take appeals in', async () => {
    const params = { orderId: asked.orderId }
    const fresh = await acceptOverHttp(test, {
      title: '噪声扰民',
      content: '楼下广场舞音响每晚吵到十点，影响孩子休息',
      appellantPhone: '13900000000',
      address: null,
    })
    const found = await (await test.as('dispatcher')).call('listMergeCandidates', { params })
    const kinds = found.value.map(({ likenesses }) => likenesses.map(({ kind }) => kind))
    expect(kinds[0]).toEqual(['sameNumber', 'samePlace', 'sameWords', 'days'])
    const ids = found.value.map(({ orderId }) => orderId)
    expect(ids).not.toContain(asked.orderId)
    expect(found.value.map(({ orderId }) => orderId)).not.toContain(fresh.orderId)
    expect((await (await test.as('unit01')).call('listMergeCandidates', { params })).problem.code).toBe(
      'notPermitted',
    )
  })

  it('keeps everybody merged under the lead order, in the list of call-backs and away from the units', async () => {
    const dispatcher = await test.as('dispatcher')
    const merged = await acceptOverHttp(test, { appellantName: '司马光' })
    await actedOverHttp(dispatcher, merged, 'merge', { leadOrderId: asked.orderId })
    const { mergedOrders } = await orderAs('dispatcher')
    expect(mergedOrders).toMatchObject([{ orderNo: merged.orderNo, isReached: false }])
    expect(JSON.stringify(mergedOrders)).not.toContain('司马光')
    expect((await orderAs('unit01')).mergedOrders).toEqual([])
  })

  it('approves a return and dispatches in one request', async () => {
    const dispatcher = await test.as('dispatcher')
    const seen = await orderAs('dispatcher')
    const body = {
      version: seen.version,
      assignmentId: seen.returns[0]?.assignmentId,
      unitId: test.small.unitId(bureau),
      reason: '同意改派',
    }
    const params = { orderId: asked.orderId }
    const stale = await dispatcher.call('approveReturnAndDispatch', {
      params,
      body: { ...body, version: seen.version - 1 },
    })
    expect(stale.problem.code).toBe('staleVersion')
    const { value } = await dispatcher.call('approveReturnAndDispatch', { params, body })
    expect(value.returns).toMatchObject([{ decision: 'approved', decisionReason: '同意改派' }])
    expect(value.assignments.findLast(({ role }) => role === 'lead')).toMatchObject({
      unitName: bureau,
      state: 'toSign',
    })
    // What was handed back is no longer the unit's to see.
    expect((await (await test.as('unit01')).call('getOrder', { params })).problem.code).toBe('orderNotFound')
  })
})
