import { createHash } from 'node:crypto'
import type { OrderView } from '@yihu/contract/orders'
import { newId } from '../operations/context.ts'
import { insertAppointment, insertInvitation } from '../storage/callbacks.ts'
import { someone } from '../testing/api-client.ts'
import { acceptOverHttp, actedOverHttp } from '../testing/order-over-http.ts'
import { said } from '../testing/order-life.ts'
import { units } from '../testing/small-centre.ts'
import { switchSecret, useTestApp } from '../testing/test-app.ts'
import { describe, expect, it } from 'vitest'

const [unit] = units
const day = 86_400_000
const content = { isReached: true, isResolved: true, satisfaction: 'satisfied' }

describe('call-backs over HTTP', () => {
  const api = useTestApp()

  async function reviewed(change: Readonly<Record<string, unknown>> = {}): Promise<OrderView> {
    const dispatcher = await api.as('dispatcher')
    const handler = await api.as('unit01')
    let order = await acceptOverHttp(api, change)
    order = await actedOverHttp(dispatcher, order, 'dispatch', { unitId: api.small.unitId(unit) })
    order = await actedOverHttp(handler, order, 'sign', {}, unit)
    order = await actedOverHttp(handler, order, 'giveFeedback', said.feedback, unit)
    return actedOverHttp(dispatcher, order, 'review')
  }
  const record = async (login: string, order: OrderView, answers: object) =>
    (await api.as(login)).call('recordCallback', {
      params: { orderId: order.orderId },
      body: { version: order.version, answers },
    })
  async function invited(order: OrderView, expiresAt = new Date(Date.now() + day)): Promise<string> {
    const token = `token-of-${order.orderNo}`
    await api.small.storage.transact(api.small.centre.centreId, (tx) =>
      insertInvitation(tx, {
        invitationId: newId(),
        orderId: order.orderId,
        round: 0,
        channel: 'sms',
        tokenHash: createHash('sha256').update(token).digest(),
        sentAt: new Date(),
        expiresAt,
      }),
    )
    return token
  }
  /** The browser of an appellant: no session, and an address of its own. */
  const appellant = () => someone(api.app)

  it('one confirm records and closes; nobody decides on what they have not seen', async () => {
    const order = await reviewed()
    expect((await record('callback', { ...order, version: order.version - 1 }, content)).problem.code).toBe(
      'staleVersion',
    )
    expect((await record('unit01', order, content)).problem.code).toBe('roleMayNot')
    const closed = (await record('callback', order, content)).value
    expect(closed).toMatchObject({
      state: 'closed',
      callbacks: [{ method: 'manual', satisfaction: 'satisfied' }],
    })
  })

  it('an agent records what is then closed by others', async () => {
    const order = await reviewed()
    expect((await record('agent', order, content)).value.state).toBe('awaitingCallback')
  })

  it('an appointment holds until the next attempt, is for a time to come, and is nobody’s of a unit', async () => {
    const order = await reviewed()
    const callback = await api.as('callback')
    const params = { orderId: order.orderId }
    const at = (days: number) => new Date(Date.now() + days * day).toISOString()
    const past = await callback.call('appointCallback', { params, body: { at: at(-1) } })
    expect(past.problem.code).toBe('appointmentPast')
    const body = { at: at(1), note: '下班后再打' }
    expect((await (await api.as('unit01')).call('appointCallback', { params, body })).problem.code).toBe(
      'notPermitted',
    )
    const kept = await callback.call('appointCallback', { params, body })
    expect(kept.value).toMatchObject({ appointment: { at: body.at, note: '下班后再打' }, invitation: null })
    const queue = async (name: string) =>
      (await callback.call('listOrders', { query: { queue: name } })).value.rows.map(({ orderId }) => orderId)
    expect(await queue('appointedLater')).toContain(order.orderId)
    expect(await queue('toCallBack')).not.toContain(order.orderId)
    await record('callback', order, { isReached: false, satisfaction: 'unrated' })
    expect((await callback.call('getCallbackPlan', { params })).value.appointment).toBeNull()
    expect(await queue('toCallAgain')).toContain(order.orderId)
    expect((await (await api.as('unit02')).call('getCallbackPlan', { params })).problem.code).toBe(
      'orderNotFound',
    )
  })

  it('an appointment whose time has come stands in a queue of its own', async () => {
    const order = await reviewed()
    const { centre, storage } = api.small
    const made = { appointmentId: newId(), note: null, madeBy: api.small.userId('callback') }
    await storage.transact(centre.centreId, (tx) =>
      insertAppointment(tx, {
        ...made,
        orderId: order.orderId,
        madeAt: new Date(Date.now() - 2000),
        appointedAt: new Date(Date.now() - 1000),
      }),
    )
    const callback = await api.as('callback')
    for (const [queue, isIn] of [
      ['appointed', true],
      ['appointedLater', false],
      ['toCallBack', false],
    ] as const) {
      const { rows } = (await callback.call('listOrders', { query: { queue, pageSize: '200' } })).value
      expect([queue, rows.some(({ orderId }) => orderId === order.orderId)]).toEqual([queue, isIn])
    }
  })

  describe('a link', () => {
    it('is opened and answered without an account, once, and names nobody', async () => {
      const order = await reviewed()
      const token = await invited(order)
      const opened = await appellant().call('openCallbackLink', { params: { token } })
      expect(opened.value).toEqual({
        centreName: api.small.centre.name,
        title: '路面塌陷',
        publicText: null,
      })
      const callback = await api.as('callback')
      const queue = async (name: string) =>
        (await callback.call('listOrders', { query: { queue: name } })).value.rows.map(
          ({ orderId }) => orderId,
        )
      expect(await queue('invited')).toContain(order.orderId)
      expect(await queue('toCallBack')).not.toContain(order.orderId)
      const answer = () =>
        appellant().call('answerCallbackLink', { params: { token }, body: { satisfaction: 'satisfied' } })
      expect((await answer()).value).toEqual({ isClosed: true })
      expect((await answer()).problem).toMatchObject({ status: 410, code: 'linkUsed' })
      const now = (await callback.call('getOrder', { params: { orderId: order.orderId } })).value
      expect(now).toMatchObject({
        state: 'closed',
        callbacks: [{ method: 'system', satisfaction: 'satisfied' }],
      })
    })

    it('that is over is told like one that never was, and the order is called by hand', async () => {
      const order = await reviewed()
      const token = await invited(order, new Date(Date.now() - 1000))
      const over = await appellant().call('openCallbackLink', { params: { token } })
      const wrong = await appellant().call('openCallbackLink', { params: { token: 'B'.repeat(22) } })
      const told = ({ problem }: typeof over) => ({ ...problem, instance: null })
      expect(told(over)).toEqual(told(wrong))
      expect(over.problem).toMatchObject({ status: 404, code: 'linkUnknown' })
      const callback = await api.as('callback')
      const rows = (await callback.call('listOrders', { query: { queue: 'toCallBack', pageSize: '200' } }))
        .value.rows
      expect(rows.map(({ orderId }) => orderId)).toContain(order.orderId)
    })

    it('cannot be guessed at for long', async () => {
      const guesser = appellant()
      const statuses: number[] = []
      for (let guess = 0; guess < 31; guess++)
        statuses.push((await guesser.call('openCallbackLink', { params: { token: `guess${guess}` } })).status)
      expect(statuses.slice(0, 30).every((status) => status === 404)).toBe(true)
      expect(statuses[30]).toBe(429)
    })

    it('takes no rating that is none, and nothing unasked for', async () => {
      const token = await invited(await reviewed())
      for (const body of [{ satisfaction: 'unrated' }, { satisfaction: 'satisfied', isReached: false }, {}])
        expect((await appellant().call('answerCallbackLink', { params: { token }, body })).problem.code).toBe(
          'badRequest',
        )
    })
  })

  it('the switch is believed by its secret only', async () => {
    const order = await reviewed()
    const body = { orderNo: order.orderNo, digit: '1' }
    const press = (headers: Record<string, string>) => appellant().call('answerByKeypad', { body, headers })
    expect((await press({})).problem.code).toBe('wrongSecret')
    expect((await press({ 'x-yihu-secret': 'guess' })).problem.code).toBe('wrongSecret')
    const secret = { 'x-yihu-secret': switchSecret }
    expect((await press(secret)).value).toEqual({ isClosed: true })
    expect((await press(secret)).value).toEqual({ isClosed: true })
    const against = await reviewed()
    const no = { orderNo: against.orderNo, digit: '3' }
    for (const body of [no, no])
      expect((await appellant().call('answerByKeypad', { body, headers: secret })).value).toEqual({
        isClosed: false,
      })
    const { callbacks } = (
      await (await api.as('callback')).call('getOrder', { params: { orderId: against.orderId } })
    ).value
    expect(callbacks).toMatchObject([{ method: 'system', satisfaction: 'dissatisfied' }])
  })
})
