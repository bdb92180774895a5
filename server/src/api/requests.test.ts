import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { ErrorCode } from '@yihu/contract/errors'
import { appeal } from '../testing/order-life.ts'
import { acceptOverHttp, actOverHttp } from '../testing/order-over-http.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const [unit] = units

describe('a request that creates', () => {
  it.each([null, '', 'short', 'x'.repeat(101)])('is refused with the key %j', async (key) => {
    const answer = await (await api.as('agent')).call('acceptAppeal', { body: appeal, key })
    expect(answer.problem).toMatchObject({ status: 400, code: 'keyMissing' })
  })

  it('sent twice at the same moment has one effect and one answer', async () => {
    const agent = await api.as('agent')
    const before = await orders()
    const sent = { body: { ...appeal, title: '同时提交' }, key: randomUUID() }
    const answers = await Promise.all(Array.from({ length: 4 }, () => agent.call('acceptAppeal', sent)))
    for (const answer of answers) expect(answer.value.orderId).toBe(answers[0]?.value.orderId)
    expect(await orders()).toBe(before + 1)
    expect((await agent.call('acceptAppeal', sent)).value.orderId).toBe(answers[0]?.value.orderId)
    expect(await orders()).toBe(before + 1)
  })

  it('is answered with the page that is read afterwards', async () => {
    const agent = await api.as('agent')
    const made = await agent.call('acceptAppeal', {
      body: { ...appeal, title: '受理后的回答', appellantPhone: '13912345678', isConfidential: true },
      key: randomUUID(),
    })
    const read = await agent.call('getOrder', { params: { orderId: made.value.orderId } })
    expect(made.value).toEqual(read.value)
    expect(made.value.log).toHaveLength(1)
  })

  it('sent twice as an action is taken once', async () => {
    const dispatcher = await api.as('dispatcher')
    const order = await acceptOverHttp(api)
    const body = { action: 'dispatch', version: order.version, fields: { unitId: api.small.unitId(unit) } }
    const sent = { params: { orderId: order.orderId }, body, key: randomUUID() }
    const answers = await Promise.all([
      dispatcher.call('actOnOrder', sent),
      dispatcher.call('actOnOrder', sent),
    ])
    for (const { value } of answers)
      expect(value).toMatchObject({ version: 2, assignments: [{ unitName: unit }] })
  })

  it('with the key of another one is refused, and that one’s answer stays', async () => {
    const agent = await api.as('agent')
    const key = randomUUID()
    const first = await agent.call('acceptAppeal', { body: appeal, key })
    const reused = await agent.call('acceptAppeal', { body: { ...appeal, title: '另一件事' }, key })
    expect(reused.problem).toMatchObject({ status: 422, code: 'keyReused' })
    const order = first.value
    const body = { action: 'answerAtDesk', version: 1, fields: { reply: '已答复' } }
    const onAnotherRoute = await agent.call('actOnOrder', { params: { orderId: order.orderId }, body, key })
    expect(onAnotherRoute.problem.code).toBe('keyReused')
    expect((await agent.call('acceptAppeal', { body: appeal, key })).value.orderId).toBe(order.orderId)
  })

  it('may use a key somebody else has used: keys are everybody’s own', async () => {
    const key = randomUUID()
    const [one, two] = [await api.as('agent'), await api.as('teamleader')]
    const first = await one.call('acceptAppeal', { body: appeal, key })
    const second = await two.call('acceptAppeal', { body: appeal, key })
    expect(second.value.orderId).not.toBe(first.value.orderId)
  })

  it('and was refused may be put right and sent again with the same key', async () => {
    const agent = await api.as('agent')
    const key = randomUUID()
    const refused = await agent.call('acceptAppeal', { body: { ...appeal, channelCode: 'pigeon' }, key })
    expect(refused.problem).toMatchObject({
      status: 422,
      code: 'unknownChannel',
      detail: expect.stringContaining('pigeon'),
    })
    expect((await agent.call('acceptAppeal', { body: appeal, key })).status).toBe(201)
  })
})

describe('a decision', () => {
  it('on a version that is no more is refused, with both versions', async () => {
    const [dispatcher, agent] = [await api.as('dispatcher'), await api.as('agent')]
    const order = await acceptOverHttp(api)
    await actOverHttp(dispatcher, order, 'markHardCase', { reason: '多部门职责交叉' })
    const late = await actOverHttp(agent, order, 'answerAtDesk', { reply: '已答复' })
    expect(late.problem).toMatchObject({ status: 409, code: 'staleVersion', details: { seen: 1, now: 2 } })
    expect(late.problem.detail).toContain('第 1 版，现为第 2 版')
  })

  it.each<[string, string, object, ErrorCode]>([
    ['a unit that is not there', 'dispatch', { unitId: randomUUID() }, 'unknownUnit'],
    ['an assisting unit that is not there', 'dispatch', { assistingUnitIds: [randomUUID()] }, 'unknownUnit'],
    ['one unit twice', 'dispatch', { assistingUnitIds: ['same'] }, 'unitTwice'],
  ])('that names %s is refused', async (_, action, fields, code) => {
    const unitId = api.small.unitId(unit)
    const order = await acceptOverHttp(api)
    const put = JSON.parse(JSON.stringify({ unitId, ...fields }).replace('"same"', `"${unitId}"`)) as Record<
      string,
      unknown
    >
    const answer = await actOverHttp(await api.as('dispatcher'), order, action as 'dispatch', put)
    expect(answer.problem.code).toBe(code)
  })

  it('of a role the life cycle does not name is refused', async () => {
    const order = await acceptOverHttp(api)
    const answer = await actOverHttp(await api.as('callback'), order, 'dispatch', {
      unitId: api.small.unitId(unit),
    })
    expect(answer.problem).toMatchObject({
      status: 403,
      code: 'roleMayNot',
      details: { roles: ['agent', 'teamLeader', 'dispatcher'] },
    })
  })

  it('that the order’s state does not allow is refused', async () => {
    const order = await acceptOverHttp(api)
    const answer = await actOverHttp(await api.as('dispatcher'), order, 'review')
    expect(answer.problem).toMatchObject({ status: 409, code: 'wrongState', details: { state: 'accepted' } })
  })
})

describe('a request that is wrong names the place, in both languages', () => {
  const agent = () => api.as('agent')
  it.each([
    ['a field that is missing', { ...appeal, title: undefined }, 'body title'],
    ['a field of the wrong kind', { ...appeal, isAnonymous: 'yes' }, 'body isAnonymous'],
    ['a text that is too short', { ...appeal, content: '路' }, 'body content'],
    ['a text that is too long', { ...appeal, title: '长'.repeat(121) }, 'body title'],
    ['a value that is none of those allowed', { ...appeal, kind: 'riddle' }, 'body kind'],
    ['a number that is no telephone number', { ...appeal, appellantPhone: 'abc' }, 'body appellantPhone'],
    ['a field nobody knows', { ...appeal, colour: 'red' }, 'colour'],
    ['no object at all', [], 'body'],
  ])('%s', async (_, body, where) => {
    const { problem } = await (await agent()).call('acceptAppeal', { body })
    expect(problem).toMatchObject({ status: 400, code: 'badRequest' })
    expect(problem.detail).toContain(where)
    expect(problem.detailEn).toContain(where)
    // Chinese people read Chinese: the detail says in Chinese what is wrong, not only where.
    expect(problem.detail.replace(/^请求内容有误：/, '')).toMatch(/\p{Script=Han}/u)
    expect(problem.detailEn).not.toMatch(/\p{Script=Han}/u)
  })

  it('names every wrong field', async () => {
    const { problem } = await (
      await agent()
    ).call('acceptAppeal', { body: { ...appeal, title: '', content: '', kind: 'x' } })
    const problems = problem.details?.['problems'] as { path: string }[]
    expect(problems.map(({ path }) => path).toSorted()).toEqual(['content', 'kind', 'title'])
  })

  it('a parameter of the address', async () => {
    const person = await agent()
    const { problem } = await person.call('getOrder', { params: { orderId: '1' } })
    expect(problem).toMatchObject({ code: 'badRequest', detail: expect.stringContaining('params orderId') })
    const filter = await person.call('listOrders', { query: { page: '0' } })
    expect(filter.problem).toMatchObject({
      code: 'badRequest',
      detail: expect.stringContaining('query page'),
    })
    const unknown = await person.call('listOrders', { query: { flavour: 'red' } })
    expect(unknown.problem).toMatchObject({ code: 'badRequest', detail: expect.stringContaining('flavour') })
  })

  it.each([
    ['no JSON', '{', 'application/json'],
    ['an empty body', '', 'application/json'],
    ['another type', 'a=b', 'text/plain'],
    ['a prototype in disguise', '{"__proto__": {"roles": []}}', 'application/json'],
    ['too much', JSON.stringify({ content: 'x'.repeat(1_100_000) }), 'application/json'],
  ])('%s', async (_, body, type) => {
    const answer = await (await agent()).call('acceptAppeal', { body, headers: { 'content-type': type } })
    expect(answer.problem).toMatchObject({ status: 400, code: 'badRequest' })
  })

  it.each([
    ['the character NUL', 'a\u0000b 路面塌陷'],
    ['half of a surrogate pair', '路面塌陷 \ud83d'],
  ])('a text the database cannot keep: %s', async (_, title) => {
    const person = await agent()
    const accepting = await person.call('acceptAppeal', { body: { ...appeal, title } })
    expect(accepting.problem).toMatchObject({
      status: 400,
      code: 'badRequest',
      detail: expect.stringContaining('title'),
    })
    const acting = await actOverHttp(person, await acceptOverHttp(api), 'answerAtDesk', { reply: title })
    expect(acting.problem).toMatchObject({ status: 400, code: 'badRequest' })
    const searching = await person.call('listOrders', { query: { q: title } })
    expect([200, 400]).toContain(searching.status)
    const signing = await person.call('signIn', { body: { login: title, password: 'x' } })
    expect([400, 401]).toContain(signing.status)
  })
})

describe('a request from another site', () => {
  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
  ])('with %j changes nothing', async (headers) => {
    const answer = await (await api.as('agent')).call('acceptAppeal', { body: appeal, headers })
    expect(answer.problem).toMatchObject({ status: 403, code: 'crossSite' })
  })

  it.each([
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: 'http://localhost:8080', host: 'localhost:8080' },
    {},
  ])('but with %j it is one of our own', async (headers) => {
    const answer = await (await api.as('agent')).call('acceptAppeal', { body: appeal, headers })
    expect(answer.status).toBe(201)
  })
})

async function orders(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from orders`.execute(
    api.database.storage.owner,
  )
  return rows[0]?.count ?? 0
}

it('Call-backs are not written down in bulk', async () => {
  const orders = [{ orderId: randomUUID(), version: 5 }]
  const fields = { method: 'manual', isReached: true, satisfaction: 'satisfied' }
  const body = { action: 'recordCallback', fields, orders }
  const { problem } = await (await api.as('callback')).call('startBulk', { body })
  expect(problem).toMatchObject({ code: 'badRequest', detail: expect.stringContaining('action') })
})
