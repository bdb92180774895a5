import { describe, expect, it } from 'vitest'
import { said } from '../testing/order-life.ts'
import { acceptOverHttp, actedOverHttp, actOverHttp } from '../testing/order-over-http.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const [unit, other] = units
const unitId = (name: (typeof units)[number]) => api.small.unitId(name)

describe('an appeal goes its whole way, each step by somebody whose work it is', () => {
  it('from acceptance to closing, with an extension', async () => {
    const [dispatcher, handler, callback] = await Promise.all([
      api.as('dispatcher'),
      api.as('unit01'),
      api.as('callback'),
    ])
    let order = await acceptOverHttp(api)
    expect(order).toMatchObject({
      state: 'accepted',
      version: 1,
      appeal: { appellantName: '欧阳**', appellantPhone: '138******21' },
    })
    expect(order.orderNo).toMatch(/^430300\d{8}000001$/)

    order = await actedOverHttp(dispatcher, order, 'dispatch', {
      unitId: unitId(unit),
      opinion: '请核实处理',
    })
    expect(order).toMatchObject({
      state: 'dispatched',
      assignments: [{ unitName: unit, role: 'lead', state: 'toSign' }],
    })
    order = await actedOverHttp(handler, order, 'sign', {}, unit)
    expect(order.assignments[0]).toMatchObject({ state: 'handling', signedAt: expect.any(String) })
    order = await actedOverHttp(handler, order, 'recordContact', said.contact, unit)

    const dueBefore = order.assignments[0]?.handlingDueAt ?? ''
    order = await actedOverHttp(handler, order, 'requestExtension', said.extension, unit)
    expect(order.assignments[0]).toMatchObject({ extensionRequested: 3, handlingDueAt: dueBefore })
    const early = await actOverHttp(handler, order, 'giveFeedback', said.feedback, unit)
    expect(early.problem).toMatchObject({ status: 409, code: 'nothingPending' })
    order = await actedOverHttp(dispatcher, order, 'grantExtension', { reason: '同意' }, unit)
    expect(order.assignments[0]).toMatchObject({ extensionRequested: null, extensionsGranted: 1 })
    expect(Date.parse(order.assignments[0]?.handlingDueAt ?? '')).toBeGreaterThan(Date.parse(dueBefore))

    order = await actedOverHttp(handler, order, 'giveFeedback', said.feedback, unit)
    expect(order).toMatchObject({ state: 'answered', assignments: [{ state: 'fedBack' }] })
    order = await actedOverHttp(dispatcher, order, 'review', { note: '通过' })
    expect(order.state).toBe('awaitingCallback')
    expect((await actOverHttp(callback, order, 'close')).problem.code).toBe('calledBack')
    order = await actedOverHttp(callback, order, 'recordCallback', said.callback)
    expect(order.callbacks).toMatchObject([
      { method: 'manual', satisfaction: 'satisfied', callbackAgentName: 'callback小王' },
    ])
    order = await actedOverHttp(callback, order, 'close')
    expect(order).toMatchObject({ state: 'closed', assignments: [{ state: 'done' }] })
    order = await actedOverHttp(callback, order, 'recordCallback', { ...said.callback, method: 'spotCheck' })

    expect(order.log.map(({ action, role }) => `${action} ${role}`)).toEqual([
      'accept agent',
      'dispatch dispatcher',
      'sign handler',
      'recordContact handler',
      'requestExtension handler',
      'grantExtension dispatcher',
      'giveFeedback handler',
      'review dispatcher',
      'recordCallback callbackAgent',
      'close callbackAgent',
      'recordCallback callbackAgent',
    ])
    expect(order.log.map(({ seq }) => seq)).toEqual(order.log.map((_, index) => index + 1))
    expect(order.version).toBe(order.log.length)
    const seen = await handler.call('getOrder', { params: { orderId: order.orderId } })
    expect(seen.value).toEqual(order)
  })

  it('over a return that is refused and one that is approved, to another unit', async () => {
    const [dispatcher, handler, supervisor] = await Promise.all([
      api.as('dispatcher'),
      api.as('unit01'),
      api.as('supervisor'),
    ])
    let order = await acceptOverHttp(api)
    order = await actedOverHttp(dispatcher, order, 'dispatch', { unitId: unitId(unit) })
    order = await actedOverHttp(handler, order, 'requestReturn', said.return, unit)
    expect(order.assignments[0]?.returnRequested).toBe(true)
    expect((await actOverHttp(handler, order, 'requestReturn', said.return, unit)).problem.code).toBe(
      'nothingPending',
    )
    order = await actedOverHttp(supervisor, order, 'refuseReturn', { reason: '属该单位职责' }, unit)
    expect(order.assignments[0]).toMatchObject({ returnRequested: false, returnsRefused: 1 })
    expect(
      (await actOverHttp(supervisor, order, 'refuseReturn', { reason: '再次' }, unit)).problem.code,
    ).toBe('returnRequested')
    order = await actedOverHttp(
      handler,
      order,
      'requestReturn',
      { ...said.return, evidence: '三定方案' },
      unit,
    )
    order = await actedOverHttp(dispatcher, order, 'approveReturn', {}, unit)
    expect(order).toMatchObject({ state: 'accepted', assignments: [{ state: 'returned' }] })
    order = await actedOverHttp(dispatcher, order, 'dispatch', { unitId: unitId(other) })
    expect(order).toMatchObject({ state: 'dispatched', facts: { circulations: 1 } })
    expect(order.assignments.map(({ unitName, state }) => `${unitName} ${state}`)).toEqual([
      `${unit} returned`,
      `${other} toSign`,
    ])
  })

  it('with an extension refused, reworked after the call-back', async () => {
    const [dispatcher, handler, callback] = await Promise.all([
      api.as('dispatcher'),
      api.as('unit02'),
      api.as('callback'),
    ])
    let order = await acceptOverHttp(api)
    order = await actedOverHttp(dispatcher, order, 'dispatch', { unitId: unitId(other) })
    order = await actedOverHttp(handler, order, 'sign', {}, other)
    order = await actedOverHttp(handler, order, 'requestExtension', said.extension, other)
    order = await actedOverHttp(dispatcher, order, 'refuseExtension', { reason: '期限充足' }, other)
    expect(order.assignments[0]).toMatchObject({ extensionRequested: null, extensionsGranted: 0 })
    order = await actedOverHttp(handler, order, 'giveFeedback', said.feedback, other)
    order = await actedOverHttp(dispatcher, order, 'review')
    order = await actedOverHttp(callback, order, 'recordCallback', {
      ...said.callback,
      satisfaction: 'dissatisfied',
      isResolved: false,
    })
    order = await actedOverHttp(callback, order, 'rework', { reasonCode: 'unclear', reason: '未解决' }, other)
    expect(order).toMatchObject({
      state: 'dispatched',
      facts: { reworks: 1 },
      assignments: [{ state: 'handling', fedBackAt: null }],
    })
  })
})

describe('an appeal ends at the desk', () => {
  it('answered', async () => {
    const order = await actedOverHttp(await api.as('agent'), await acceptOverHttp(api), 'answerAtDesk', {
      reply: '已当场答复',
    })
    expect(order).toMatchObject({ state: 'answeredAtDesk', assignments: [] })
  })

  it('declined, with its category and a reply', async () => {
    const agent = await api.as('agent')
    const order = await acceptOverHttp(api)
    const bare = await actOverHttp(agent, order, 'decline', { reply: '不予受理' })
    expect(bare.problem).toMatchObject({
      status: 400,
      code: 'badRequest',
      detail: expect.stringContaining('fields.declineCategory'),
    })
    const fields = { declineCategory: 'court', reply: '已进入诉讼程序，请向法院反映' }
    expect(await actedOverHttp(agent, order, 'decline', fields)).toMatchObject({ state: 'declined' })
  })

  it('merged into its lead order, which must be there', async () => {
    const dispatcher = await api.as('dispatcher')
    const [lead, order] = [await acceptOverHttp(api), await acceptOverHttp(api)]
    const nowhere = await actOverHttp(dispatcher, order, 'merge', { leadOrderId: crypto.randomUUID() })
    expect(nowhere.problem).toMatchObject({ status: 422, code: 'unknownOrder' })
    const itself = await actOverHttp(dispatcher, order, 'merge', { leadOrderId: order.orderId })
    expect(itself.problem.code).toBe('notItself')
    const merged = await actedOverHttp(dispatcher, order, 'merge', { leadOrderId: lead.orderId })
    expect(merged).toMatchObject({ state: 'merged', facts: { leadOrderId: lead.orderId } })
  })
})

describe('a unit sees and does only what is its own', () => {
  it('an order of unit B is not there for unit A, whatever A asks', async () => {
    const [dispatcher, own, stranger] = await Promise.all([
      api.as('dispatcher'),
      api.as('unit02'),
      api.as('unit03'),
    ])
    let order = await acceptOverHttp(api)
    order = await actedOverHttp(dispatcher, order, 'dispatch', { unitId: unitId(other) })
    const params = { orderId: order.orderId }
    expect((await own.call('getOrder', { params })).status).toBe(200)

    const answers = [
      await stranger.call('getOrder', { params }),
      await actOverHttp(stranger, order, 'sign', {}, other),
      await stranger.call('revealAppellant', { params, body: { reason: '核实情况' } }),
    ]
    for (const { problem } of answers) expect(problem).toMatchObject({ status: 404, code: 'orderNotFound' })
    const nothing = await stranger.call('getOrder', { params: { orderId: crypto.randomUUID() } })
    expect({ ...nothing.problem, instance: '' }).toEqual({ ...answers[0]?.problem, instance: '' })

    const list = await stranger.call('listOrders', { query: { pageSize: '200' } })
    expect(list.value.rows.map(({ orderId }) => orderId)).not.toContain(order.orderId)
    const overview = (await stranger.call('getOverview', { query: { period: order.acceptedAt.slice(0, 7) } }))
      .value
    expect(overview).toMatchObject({ accepted: 0, dispatched: 0, byUnit: [] })
  })

  it('the superior unit sees what it passed down, the unit below only what it was given', async () => {
    const [dispatcher, superior, below] = await Promise.all([
      api.as('dispatcher'),
      api.as('unit01'),
      api.as('unit04'),
    ])
    let order = await acceptOverHttp(api)
    order = await actedOverHttp(dispatcher, order, 'dispatch', { unitId: unitId(unit) })
    const params = { orderId: order.orderId }
    expect((await below.call('getOrder', { params })).problem.code).toBe('orderNotFound')
    order = await actedOverHttp(superior, order, 'sign', {}, unit)
    order = await actedOverHttp(superior, order, 'passDown', { unitId: unitId('岳塘街道') }, unit)
    expect((await below.call('getOrder', { params })).status).toBe(200)
    const notTheirs = await actOverHttp(below, order, 'recordContact', said.contact, unit)
    expect(notTheirs.problem).toMatchObject({ status: 403, code: 'notYourUnit' })
    expect((await actOverHttp(superior, order, 'giveFeedback', said.feedback, unit)).problem.code).toBe(
      'subUnitsFedBack',
    )
    order = await actedOverHttp(below, order, 'sign', {}, '岳塘街道')
    order = await actedOverHttp(below, order, 'giveFeedback', said.feedback, '岳塘街道')
    expect(order.state).toBe('dispatched')
    expect((await actedOverHttp(superior, order, 'giveFeedback', said.feedback, unit)).state).toBe('answered')
  })
})
