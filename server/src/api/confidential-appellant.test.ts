import type { OrderView } from '@yihu/contract/orders'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../testing/api-client.ts'
import { appeal, said } from '../testing/order-life.ts'
import { acceptOverHttp, actedOverHttp, actOverHttp } from '../testing/order-over-http.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const [unit] = units
const reason = '核实诉求人身份'
/** Every piece of text that would tell a unit who it is, a masked form of the name included. */
const telltale = ['欧阳', '小明', '13812345621', '138******21', '建设路12号', '建设路***']

describe('an appellant who asked for confidentiality', () => {
  let order: OrderView
  let handler: Person
  let replies: { readonly text: string }[]

  beforeAll(async () => {
    const dispatcher = await api.as('dispatcher')
    handler = await api.as('unit01')
    order = await acceptOverHttp(api, { isConfidential: true, content: '单位食堂卫生不合格，请查处。' })
    order = await actedOverHttp(dispatcher, order, 'dispatch', { unitId: api.small.unitId(unit) })
    const params = { orderId: order.orderId }
    const acts = [
      await actOverHttp(handler, order, 'sign', {}, unit),
      await actOverHttp(
        handler,
        { ...order, version: order.version + 1 },
        'giveFeedback',
        said.feedback,
        unit,
      ),
    ]
    replies = [
      ...acts,
      await handler.call('getOrder', { params }),
      await handler.call('listOrders'),
      await handler.call('listOrders', { query: { q: order.orderNo } }),
      await handler.call('getOverview', { query: { period: order.acceptedAt.slice(0, 7) } }),
      await handler.call('revealAppellant', { params, body: { reason } }),
      await handler.call('getReferenceData'),
    ]
  })

  it('is in no reply the unit gets: list, page, log, overview, refusals', () => {
    expect(replies[3]?.text).toContain(order.orderId)
    for (const { text } of replies) for (const word of telltale) expect(text).not.toContain(word)
  })

  it('is not revealed to the unit, whatever reason it gives, and nothing is written', async () => {
    const refused = await handler.call('revealAppellant', {
      params: { orderId: order.orderId },
      body: { reason },
    })
    expect(refused.problem).toMatchObject({ status: 403, code: 'confidentialAppellant' })
    expect(await audited(order)).toEqual([])
    expect(
      (await handler.call('getOrder', { params: { orderId: order.orderId } })).value.appeal,
    ).toMatchObject({
      isConfidential: true,
      mayReveal: false,
      appellantName: null,
      appellantPhone: null,
      address: null,
    })
  })

  it('is masked for the centre, revealed to it with a reason, and every look is written down', async () => {
    const callback = await api.as('callback')
    const params = { orderId: order.orderId }
    const list = await callback.call('listOrders', { query: { q: order.orderNo } })
    expect(list.value.rows).toMatchObject([{ appellantName: '欧阳**' }])
    const page = (await callback.call('getOrder', { params })).value
    expect(page.appeal).toMatchObject({
      mayReveal: true,
      appellantName: '欧阳**',
      appellantPhone: '138******21',
      address: '建设路***',
    })
    const shown = await callback.call('revealAppellant', { params, body: { reason } })
    expect(shown.value).toEqual({
      name: appeal.appellantName,
      phone: appeal.appellantPhone,
      address: appeal.address,
    })
    await callback.call('revealAppellant', { params, body: { reason: '再次回访' } })
    const own = { act: 'revealAppellant', actor_id: api.small.userId('callback') }
    expect(await audited(order)).toEqual([
      { ...own, reason },
      { ...own, reason: '再次回访' },
    ])
  })
})

describe('an appellant who did not', () => {
  it('is masked for the unit, and revealed to it with a reason', async () => {
    const [dispatcher, handler] = [await api.as('dispatcher'), await api.as('unit01')]
    let order = await acceptOverHttp(api)
    order = await actedOverHttp(dispatcher, order, 'dispatch', { unitId: api.small.unitId(unit) })
    order = await actedOverHttp(handler, order, 'sign', {}, unit)
    order = await actedOverHttp(handler, order, 'recordContact', said.contact, unit)
    expect(order.appeal).toMatchObject({ appellantName: '欧阳**', appellantPhone: '138******21' })
    expect(order.log.at(-1)?.fields).toMatchObject({ contactNumber: '138******21' })
    expect(JSON.stringify(order)).not.toContain(appeal.appellantPhone)
    const shown = await handler.call('revealAppellant', {
      params: { orderId: order.orderId },
      body: { reason },
    })
    expect(shown.value.phone).toBe(appeal.appellantPhone)
    expect(await audited(order)).toEqual([
      { act: 'revealAppellant', actor_id: api.small.userId('unit01'), reason },
    ])
  })

  it.each([{}, { reason: '' }, { reason: '   ' }, { reason: '看' }])(
    'is not revealed for %j',
    async (body) => {
      const order = await acceptOverHttp(api)
      const answer = await (
        await api.as('agent')
      ).call('revealAppellant', { params: { orderId: order.orderId }, body })
      expect(answer.problem).toMatchObject({
        status: 400,
        code: 'badRequest',
        detail: expect.stringContaining('reason'),
      })
      expect(await audited(order)).toEqual([])
    },
  )
})

async function audited(order: OrderView) {
  const { rows } =
    await sql`select act, actor_id, reason from audit_log where subject = ${`order ${order.orderNo}`} order by at`.execute(
      api.database.storage.owner,
    )
  return rows
}
