import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../testing/api-client.ts'
import { appeal } from '../testing/order-life.ts'
import { acceptOverHttp, actedOverHttp } from '../testing/order-over-http.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const number = '15400000021'
const question = { ...appeal, kind: 'inquiry', appellantPhone: number }
let agent: Person

beforeAll(async () => {
  agent = await api.as('agent')
})

describe('a call taken at the desk', () => {
  it('is answered in one request, and a repetition makes no second order', async () => {
    const body = { appeal: question, end: { action: 'answerAtDesk', fields: { reply: '已详细解答。' } } }
    const key = randomUUID()
    const first = await agent.call('takeAppeal', { body, key })
    expect(first.value).toMatchObject({ state: 'answeredAtDesk', version: 2 })
    const again = await agent.call('takeAppeal', { body, key })
    expect(again.value.orderId).toBe(first.value.orderId)
    const other = await agent.call('takeAppeal', { body: { ...body, end: null }, key })
    expect(other.problem.code).toBe('keyReused')
  })

  it('is refused in words that name the question left open', async () => {
    const answer = await agent.call('takeAppeal', {
      body: { appeal: { ...question, deskCode: 'consumer' }, extra: { price: '十元' } },
    })
    expect(answer.problem).toMatchObject({ status: 422, code: 'extraAnswerWrong', detail: '“商品”：请填写' })
  })

  it.each([
    ['an end the desk does not have', { end: { action: 'close', fields: {} } }],
    [
      'a field of another end',
      { end: { action: 'answerAtDesk', fields: { reply: '好', unitId: randomUUID() } } },
    ],
    ['a time that is none', { takenAt: 'yesterday' }],
  ])('%s is a bad request', async (_, change) => {
    const answer = await agent.call('takeAppeal', { body: { appeal: question, ...change } })
    expect(answer.problem.code).toBe('badRequest')
  })
})

describe('who a number is', () => {
  const caller = '15400000033'

  it('its orders, open ones first, masked; counted; looked up under audit without the number', async () => {
    await acceptOverHttp(api, { appellantPhone: caller, title: '第一件', kind: 'assistance' })
    await agent.call('takeAppeal', {
      body: {
        appeal: { ...question, appellantPhone: caller, title: '第二件' },
        end: { action: 'answerAtDesk', fields: { reply: '已详细解答。' } },
      },
    })
    const answer = await agent.call('lookUpCaller', { body: { number: caller } })
    expect(
      answer.value.orders.map(({ title, state, appellantName }) => [title, state, appellantName]),
    ).toEqual([
      ['第一件', 'accepted', '欧阳**'],
      ['第二件', 'answeredAtDesk', '欧阳**'],
    ])
    expect(answer.value.counts).toMatchObject({ orders30: 2, orders365: 2, open: 1 })
    expect(answer.text).not.toContain('小明')
    const audited = await sql<{ subject: string; all: string }>`
      select subject, row_to_json(l)::text as all from audit_log l where act = 'lookUpCaller'`.execute(
      api.database.storage.owner,
    )
    expect(audited.rows.at(-1)?.subject).toBe('2 orders')
    for (const row of audited.rows) expect(row.all).not.toContain(caller)
  })

  it('the same whether it is written with spaces and country code or not', async () => {
    const answer = await agent.call('lookUpCaller', { body: { number: '+86 154-0000 0033' } })
    expect(answer.value.counts.orders30).toBe(2)
  })

  it('nobody', async () => {
    const { value } = await agent.call('lookUpCaller', { body: { number: '15499999999' } })
    expect(value).toMatchObject({ orders: [], lastSatisfaction: null, counts: { orders365: 0, calls365: 0 } })
  })
})

describe('the same matter', () => {
  it('is found by its words, with the reasons, and what was answered', async () => {
    await agent.call('takeAppeal', {
      body: {
        appeal: {
          ...question,
          title: '书院路口井盖丢失',
          content: '书院路口机动车道井盖丢失，夜间危险。',
          appellantPhone: '15400000041',
        },
        end: { action: 'answerAtDesk', fields: { reply: '已通知维修，当日补装井盖。' } },
      },
    })
    const { value } = await agent.call('findSimilarOrders', {
      body: { title: '书院路井盖丢失无人管', content: '路口的井盖丢失好几天了', number: '15400000042' },
    })
    expect(value[0]).toMatchObject({
      title: '书院路口井盖丢失',
      isSameCaller: false,
      result: '已通知维修，当日补装井盖。',
    })
    expect(value[0]?.likenesses.map(({ kind }) => kind)).toEqual(['samePlace', 'sameWords', 'days'])
  })

  it('is not what merely lies in the same category', async () => {
    const { value } = await agent.call('findSimilarOrders', {
      body: { title: '公交车晚点', content: '公交车晚点半小时', categoryCode: 'road' },
    })
    expect(value).toEqual([])
  })

  it('a supplement goes to the earlier order once, and its page shows it', async () => {
    const order = await acceptOverHttp(api, { appellantPhone: number, kind: 'assistance' })
    const key = randomUUID()
    const call = {
      params: { orderId: order.orderId },
      body: { text: '市民来电催问进度', isReminder: true, number },
      key,
    }
    expect((await agent.call('supplementOrder', call)).value).toMatchObject({
      orderNo: order.orderNo,
      isNoted: true,
    })
    await agent.call('supplementOrder', call)
    const { value } = await agent.call('getOrderAdditions', { params: { orderId: order.orderId } })
    expect(value.supplements).toMatchObject([
      { text: '市民来电催问进度', isReminder: true, isSameCaller: true },
    ])
  })

  it('a second call is in the log too, once; an archived order keeps it beside its log', async () => {
    const order = await acceptOverHttp(api, { appellantPhone: number })
    const params = { orderId: order.orderId }
    const call = { params, body: { text: '又来电', isReminder: true, number }, key: randomUUID() }
    await agent.call('supplementOrder', call)
    await agent.call('supplementOrder', call)
    const { log } = (await agent.call('getOrder', { params })).value
    const notes = log.filter(({ action }) => action === 'addNote')
    expect(notes.map(({ fields }) => fields['note'])).toEqual(['来电催办：又来电'])
    await sql`update orders set state = 'archived' where order_id = ${order.orderId}`.execute(
      api.database.storage.owner,
    )
    const late = await agent.call('supplementOrder', { ...call, key: randomUUID() })
    expect(late.value.isNoted).toBe(false)
    expect((await agent.call('getOrderAdditions', { params })).value.supplements).toHaveLength(2)
  })

  it('units are suggested while the appeal is being written, never the one it is about', async () => {
    const [district, bureau] = units
    const admin = await api.as('admin')
    for (const unit of [district, bureau])
      await admin.call('addResponsibility', {
        body: {
          categoryCode: 'noise',
          divisionCode: null,
          unitId: api.small.unitId(unit),
          legalBasis: '噪声污染防治法',
          validFrom: unit === district ? '2023-02-01' : '2023-01-01',
          validUntil: null,
          note: null,
          reason: '职责清单',
        },
      })
    const named = async (query: Record<string, string>) =>
      (await agent.call('suggestUnitsFor', { query: { categoryCode: 'noise', ...query } })).value.map(
        ({ unitName }) => unitName,
      )
    expect((await named({})).slice(0, 2)).toEqual([district, bureau])
    expect(await named({ accusedUnitId: api.small.unitId(district) })).not.toContain(district)
    const outside = await (
      await api.as('unit01')
    ).call('suggestUnitsFor', { query: { categoryCode: 'noise' } })
    expect(outside.problem.code).toBe('notPermitted')
  })

  it('linked orders are shown to the centre and not to a unit', async () => {
    const earlier = await acceptOverHttp(api, { kind: 'assistance' })
    const made = await agent.call('takeAppeal', {
      body: { appeal: question, earlierOrderId: earlier.orderId },
    })
    const order = await actedOverHttp(await api.as('dispatcher'), made.value, 'dispatch', {
      unitId: api.small.unitId(units[0]),
    })
    const params = { orderId: order.orderId }
    expect((await agent.call('getOrderAdditions', { params })).value.links).toMatchObject([
      { orderId: earlier.orderId, isEarlier: true },
    ])
    expect((await (await api.as('unit01')).call('getOrderAdditions', { params })).value.links).toEqual([])
    const outside = await (await api.as('unit02')).call('getOrderAdditions', { params })
    expect(outside.problem.code).toBe('orderNotFound')
  })
})

it('answers that tell who a confidential appellant is are not shown to a unit', async () => {
  const extra = { goods: '电动车', purchaseNo: 'PO-20231009' }
  const made = await agent.call('takeAppeal', {
    body: { appeal: { ...question, deskCode: 'consumer', isConfidential: true }, extra },
  })
  const unitId = api.small.unitId(units[0])
  const order = await actedOverHttp(await api.as('dispatcher'), made.value, 'dispatch', { unitId })
  const params = { orderId: order.orderId }
  const seen = await (await api.as('unit01')).call('getOrderAdditions', { params })
  expect(seen.value.extra).toEqual({ goods: '电动车' })
  expect((await agent.call('getOrderAdditions', { params })).value.extra).toEqual(extra)
})

describe('knowledge', () => {
  it('is found by two characters, words of the title first', async () => {
    const { storage, centre } = api.small
    const article = {
      centre_id: centre.centreId,
      unit_id: api.small.unitId(units[1]),
      published_at: new Date(),
    }
    await storage.owner
      .insertInto('articles')
      .values([
        { ...article, article_id: randomUUID(), title: '城乡居民医保缴费须知', body: '缴费期至年底。' },
        { ...article, article_id: randomUUID(), title: '社保卡办理', body: '持卡可用于医保结算。' },
        { ...article, article_id: randomUUID(), title: '公积金提取', body: '材料清单。' },
      ])
      .execute()
    const { value } = await agent.call('findArticles', { body: { words: '医保' } })
    expect(value.map(({ title }) => title)).toEqual(['城乡居民医保缴费须知', '社保卡办理'])
    expect((await agent.call('findArticles', { body: { words: '我' } })).value).toEqual([])
  })
})
