import { describe, expect, it } from 'vitest'
import { said } from '../testing/order-life.ts'
import { acceptOverHttp, actedOverHttp, actOverHttp } from '../testing/order-over-http.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const [district, bureau, , street] = units
const unitId = (name: (typeof units)[number]) => api.small.unitId(name)

async function dispatchedTo(name: (typeof units)[number], assistingUnitIds?: string[]) {
  const order = await acceptOverHttp(api)
  const fields = { unitId: unitId(name), ...(assistingUnitIds ? { assistingUnitIds } : {}) }
  return actedOverHttp(await api.as('dispatcher'), order, 'dispatch', fields)
}

describe('an order is passed down inside the own unit only', () => {
  it('to no other unit, whoever that belongs to, and in words that name it', async () => {
    const handler = await api.as('unit02')
    const order = await actedOverHttp(handler, await dispatchedTo(bureau), 'sign', {}, bureau)
    for (const elsewhere of [district, street]) {
      const refused = await actOverHttp(handler, order, 'passDown', { unitId: unitId(elsewhere) }, bureau)
      expect(refused.problem).toMatchObject({ status: 422, code: 'notBelow' })
      expect(refused.problem.detail).toContain(elsewhere)
    }
  })

  it('down and not up', async () => {
    const handler = await api.as('unit04')
    const order = await actedOverHttp(handler, await dispatchedTo(street), 'sign', {}, street)
    const refused = await actOverHttp(handler, order, 'passDown', { unitId: unitId(district) }, street)
    expect(refused.problem.code).toBe('notBelow')
  })

  it('to a unit below, whose request the superior decides', async () => {
    const [superior, below] = await Promise.all([api.as('unit01'), api.as('unit04')])
    let order = await actedOverHttp(superior, await dispatchedTo(district), 'sign', {}, district)
    order = await actedOverHttp(superior, order, 'passDown', { unitId: unitId(street) }, district)
    order = await actedOverHttp(below, order, 'requestReturn', said.return, street)
    order = await actedOverHttp(superior, order, 'refuseReturn', { reason: '属街道职责' }, street)
    expect(order.assignments).toMatchObject([{ state: 'handling' }, { state: 'toSign', returnsRefused: 1 }])
  })
})

describe('returns', () => {
  it('are read by the unit that asked and by no other, after the order is no longer its own', async () => {
    const [dispatcher, handler, stranger] = await Promise.all([
      api.as('dispatcher'),
      api.as('unit03'),
      api.as('unit02'),
    ])
    const own = units[2]
    let order = await dispatchedTo(own)
    const fields = { ...said.return, legalBasis: '三定方案第三条', suggestedUnitId: unitId(bureau) }
    order = await actedOverHttp(handler, order, 'requestReturn', fields, own)
    const waiting = await handler.call('listReturns')
    expect(waiting.value.rows).toMatchObject([
      { orderId: order.orderId, decision: null, suggestedUnitName: bureau, legalBasis: '三定方案第三条' },
    ])
    order = await actedOverHttp(dispatcher, order, 'approveReturn', { reason: '情况属实' }, own)
    const decided = await handler.call('listReturns')
    expect(decided.value).toMatchObject({
      total: 1,
      rows: [{ orderId: null, orderNo: order.orderNo, decision: 'approved', decisionReason: '情况属实' }],
    })
    const gone = await handler.call('getOrder', { params: { orderId: order.orderId } })
    expect(gone.problem.code).toBe('orderNotFound')
    expect((await stranger.call('listReturns')).text).not.toContain(order.orderNo)
    const ofCentre = await dispatcher.call('listReturns', { query: { pageSize: '1' } })
    expect(ofCentre.value.rows).toMatchObject([{ orderId: order.orderId, unitName: own }])
    expect(ofCentre.value.total).toBeGreaterThan(1)
  })

  it('of a unit below are read above, not the other way round', async () => {
    const [dispatcher, superior, below] = await Promise.all([
      api.as('dispatcher'),
      api.as('unit01'),
      api.as('unit04'),
    ])
    const order = await actedOverHttp(
      superior,
      await dispatchedTo(district),
      'requestReturn',
      said.return,
      district,
    )
    await actedOverHttp(dispatcher, order, 'refuseReturn', { reason: '属该区职责' }, district)
    expect((await below.call('listReturns')).text).not.toContain(order.orderNo)
    const { value } = await superior.call('listReturns')
    expect(value.rows.map(({ unitName }) => unitName)).toContain(street)
  })
})

describe('an extension', () => {
  it('is shown before it is asked for exactly as it is granted after', async () => {
    const [dispatcher, handler] = await Promise.all([api.as('dispatcher'), api.as('unit02')])
    let order = await actedOverHttp(handler, await dispatchedTo(bureau), 'sign', {}, bureau)
    const params = { orderId: order.orderId }
    const query = { assignmentId: order.assignments[0]?.assignmentId, workingDays: '3' }
    const preview = (await handler.call('previewExtension', { params, query })).value
    expect(preview.dueAt).toBe(order.assignments[0]?.handlingDueAt)
    order = await actedOverHttp(handler, order, 'requestExtension', said.extension, bureau)
    order = await actedOverHttp(dispatcher, order, 'grantExtension', {}, bureau)
    expect(order.assignments[0]?.handlingDueAt).toBe(preview.extendedDueAt)
    const stranger = await api.as('unit03')
    expect((await stranger.call('previewExtension', { params, query })).problem.code).toBe('orderNotFound')
  })

  it('of what was passed down ends with the limit it came from', async () => {
    const [superior, below] = await Promise.all([api.as('unit01'), api.as('unit04')])
    let order = await actedOverHttp(superior, await dispatchedTo(district), 'sign', {}, district)
    order = await actedOverHttp(superior, order, 'passDown', { unitId: unitId(street) }, district)
    order = await actedOverHttp(below, order, 'sign', {}, street)
    const [parent, child] = order.assignments
    const params = { orderId: order.orderId }
    const query = { assignmentId: child?.assignmentId, workingDays: '5' }
    const preview = (await below.call('previewExtension', { params, query })).value
    expect(preview.extendedDueAt).toBe(parent?.handlingDueAt)
  })
})

it('the lead unit reads what the assisting units fed back', async () => {
  const [lead, assisting] = await Promise.all([api.as('unit01'), api.as('unit02')])
  let order = await dispatchedTo(district, [unitId(bureau)])
  order = await actedOverHttp(assisting, order, 'sign', {}, bureau)
  const fields = { ...said.feedback, publicText: '已修复' }
  order = await actedOverHttp(assisting, order, 'giveFeedback', fields, bureau)
  const seen = (await lead.call('getOrder', { params: { orderId: order.orderId } })).value
  expect(seen.feedbacks).toMatchObject([
    { unitName: bureau, handlerName: `${bureau}经办人`, findings: '情况属实', publicText: '已修复' },
  ])
  expect(seen.feedbacks[0]?.assignmentId).toBe(seen.assignments[1]?.assignmentId)
})
