import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { actedOverHttp, acceptOverHttp } from '../testing/order-over-http.ts'
import { openLive } from '../testing/live-client.ts'
import type { Live } from '../testing/live-client.ts'
import { said } from '../testing/order-life.ts'
import { runJobs } from '../testing/run-jobs.ts'
import { units } from '../testing/small-centre.ts'
import type { UnitName } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
let origin = ''
const open: Live[] = []
beforeAll(async () => {
  origin = await api.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((live) => live.close()))
})

async function liveOf(login: string, tabId?: string): Promise<Live> {
  const live = await openLive(origin, (await api.as(login)).cookie ?? '', tabId)
  open.push(live)
  await live.next('hello')
  return live
}

const [unit, , , subUnit] = units
const dispatchTo = async (name: UnitName = unit) => {
  const order = await acceptOverHttp(api)
  return actedOverHttp(await api.as('dispatcher'), order, 'dispatch', { unitId: api.small.unitId(name) })
}

/** The event that says so; those of earlier versions may come before it. */
async function heard(live: Live, { orderId, version }: { orderId: string; version: number }): Promise<void> {
  for (;;) {
    const event = (await live.next('order')) as { orderId: string; version: number }
    if (event.orderId === orderId && event.version === version) return
  }
}

describe('the stream', () => {
  it('tells the centre of every order, and a unit of its own and its sub-units’ only', async () => {
    const [supervisor, own, other] = [
      await liveOf('supervisor'),
      await liveOf('unit01'),
      await liveOf('unit02'),
    ]
    const first = await dispatchTo()
    await heard(supervisor, first)
    await heard(own, first)
    const below = await dispatchTo(subUnit)
    await heard(own, below)
    const others = await dispatchTo(units[1])
    // It comes after those it must not hear of: there was time for them to be wrongly sent.
    await heard(other, others)
    const ids = other.said('order').map((event) => (event as { orderId: string }).orderId)
    expect(new Set(ids)).toEqual(new Set([others.orderId]))
  })

  it('tells a unit that it lost an order, and nothing of what becomes of it', async () => {
    const former = await liveOf('unit02')
    const dispatcher = await api.as('dispatcher')
    const order = await dispatchTo(units[1])
    const asked = await actedOverHttp(await api.as('unit02'), order, 'requestReturn', said.return, units[1])
    const lost = await actedOverHttp(dispatcher, asked, 'approveReturn', {}, units[1])
    await heard(former, lost)
    const sent = await actedOverHttp(dispatcher, lost, 'dispatch', { unitId: api.small.unitId(unit) })
    const signed = await actedOverHttp(await api.as('unit01'), sent, 'sign', {}, unit)
    await heard(former, await dispatchTo(units[1]))
    const versions = former
      .said('order')
      .map((event) => event as { orderId: string; version: number })
      .filter(({ orderId }) => orderId === order.orderId)
    expect(versions.map(({ version }) => version)).toContain(lost.version)
    expect(versions.map(({ version }) => version)).not.toContain(signed.version)
  })

  it('carries no content: not the title, not the unit, not the appellant', async () => {
    const live = await liveOf('supervisor')
    await dispatchTo()
    await live.next('order')
    expect(live.text()).not.toMatch(/路面|岳塘|欧阳|138/)
  })

  it('tells of notices only those they are for, with the number unread', async () => {
    const [own, other] = [await liveOf('unit01'), await liveOf('unit03')]
    const order = await dispatchTo()
    await runJobs(api.small.storage)
    const person = await api.as('unit01')
    const { rows, unread } = (await person.call('listNotices', { query: { unread: 'true' } })).value
    expect(rows).toHaveLength(unread)
    await expect.poll(() => own.said('notice').at(-1)).toEqual({ unread })
    expect(rows[0]).toMatchObject({
      kind: 'dispatch',
      orderId: order.orderId,
      title: '路面塌陷',
      role: 'dispatcher',
      unitName: unit,
      readAt: null,
    })
    const one = { noticeIds: [rows[0]?.noticeId ?? ''] }
    // Somebody else's notice is not theirs to mark.
    await (await api.as('unit03')).call('readNotices', { body: one })
    expect((await person.call('readNotices', { body: one })).value).toEqual({ unread: unread - 1 })
    await expect.poll(() => own.said('notice').at(-1)).toEqual({ unread: unread - 1 })
    expect((await person.call('readNotices', { body: { noticeIds: 'all' } })).value).toEqual({ unread: 0 })
    expect(other.said('notice')).toEqual([])
  })

  it('hears of changes again after the database has cut its connection', async () => {
    const live = await liveOf('supervisor')
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'yihu news' and datname = current_database()`.execute(
      api.database.storage.owner,
    )
    await live.next('missed')
    const order = await dispatchTo()
    await heard(live, order)
  })

  it('is refused beyond a dozen of one person, and is open again when one is left', async () => {
    const { cookie = '' } = await api.as('leader')
    for (let count = 0; count < 12; count++) open.push(await openLive(origin, cookie))
    const refused = await (await api.as('leader')).call('getLive')
    expect(refused.problem).toMatchObject({ status: 429, code: 'tooManyStreams' })
    await open.pop()?.close()
    await expect.poll(async () => (await (await api.as('leader')).call('getLive')).status).toBe(200)
  })
})

describe('presence', () => {
  const pageOf = (login: string) => `the-only-tab-of-${login}.1`
  const here = async (
    login: string,
    orderId: string,
    editingAction: string | null = null,
    pageId = pageOf(login),
  ) => {
    const person = await api.as(login)
    const said = await person.call('bePresent', { params: { orderId }, body: { pageId, editingAction } })
    return said.value.others
  }
  const leave = async (login: string, orderId: string, pageId = pageOf(login)) =>
    (await api.as(login)).call('leaveOrder', { params: { orderId }, query: { pageId } })

  it('shows each other who is there and what is being filled in, live', async () => {
    const { orderId } = await dispatchTo()
    const live = await liveOf('dispatcher')
    expect(await here('dispatcher', orderId)).toEqual([])
    expect(await here('supervisor', orderId)).toMatchObject([
      { name: 'dispatcher小王', role: 'dispatcher', editingAction: null },
    ])
    expect(await live.next('presence')).toEqual({ orderId })
    await here('supervisor', orderId, 'redispatch')
    expect(await live.next('presence')).toEqual({ orderId })
    expect(await here('dispatcher', orderId)).toMatchObject([
      { role: 'supervisor', editingAction: 'redispatch' },
    ])
    // A sign of life that says nothing new is no news.
    await here('supervisor', orderId, 'redispatch')
    await leave('supervisor', orderId)
    expect(await live.next('presence')).toEqual({ orderId })
    expect(live.said('presence')).toHaveLength(3)
    expect(await here('dispatcher', orderId)).toEqual([])
  })

  it('stays left when a sign of life comes after the farewell, and is there again with another page', async () => {
    const { orderId } = await dispatchTo()
    await here('supervisor', orderId)
    await leave('supervisor', orderId)
    await here('supervisor', orderId)
    expect(await here('dispatcher', orderId)).toEqual([])
    // The farewell itself may overtake the first sign.
    await leave('supervisor', orderId, 'a-tab-shut-at-once.1')
    await here('supervisor', orderId, null, 'a-tab-shut-at-once.1')
    expect(await here('dispatcher', orderId)).toEqual([])
    await here('supervisor', orderId, null, 'another-tab-of-hers.1')
    expect(await here('dispatcher', orderId)).toHaveLength(1)
  })

  it('counts a person once, and until the last of their pages is left', async () => {
    const { orderId } = await dispatchTo()
    await here('supervisor', orderId, null, 'the-first-of-two-tabs.1')
    await here('supervisor', orderId, 'remind', 'the-second-of-two-tabs.1')
    expect(await here('dispatcher', orderId)).toMatchObject([{ editingAction: 'remind' }])
    await leave('supervisor', orderId, 'the-second-of-two-tabs.1')
    expect(await here('dispatcher', orderId)).toMatchObject([{ editingAction: null }])
    await leave('supervisor', orderId, 'the-first-of-two-tabs.1')
    expect(await here('dispatcher', orderId)).toEqual([])
  })

  it('ends with the stream of the tab, should the farewell be lost, unless the tab comes back', async () => {
    const { orderId } = await dispatchTo()
    const [staying, going] = ['the-tab-that-stays', 'the-tab-that-is-shut']
    await here('supervisor', orderId, null, `${staying}.1`)
    await here('teamleader', orderId, null, `${going}.1`)
    const first = await liveOf('supervisor', staying)
    const second = await liveOf('teamleader', going)
    const watching = await liveOf('dispatcher')
    await here('dispatcher', orderId)
    await Promise.all([first.close(), second.close()])
    await liveOf('supervisor', staying)
    // The sign of life that the other two gave may be told first: what counts is who is left.
    const left = async () => (await here('dispatcher', orderId)).map(({ role }: { role: string }) => role)
    await expect.poll(left, { timeout: 10_000 }).toEqual(['supervisor'])
    await watching.next('presence')
    // A tab that lives after all says so itself.
    await here('teamleader', orderId, null, `${going}.1`)
    expect(await here('dispatcher', orderId)).toHaveLength(2)
  })

  it('lapses after a minute without a sign of life', async () => {
    const { orderId } = await dispatchTo()
    await here('supervisor', orderId)
    await sql`update order_presence set seen_at = seen_at - interval '61 seconds' where order_id = ${orderId}::uuid`.execute(
      api.database.storage.owner,
    )
    expect(await here('dispatcher', orderId)).toEqual([])
  })

  it('shows a unit the offices of the centre without names, and nobody of an order outside its scope', async () => {
    const { orderId } = await dispatchTo()
    await here('dispatcher', orderId)
    expect(await here('unit01', orderId)).toMatchObject([{ name: null, role: 'dispatcher', unitName: null }])
    expect(await here('dispatcher', orderId)).toMatchObject([{ name: `${unit}经办人`, unitName: unit }])
    const outside = await (
      await api.as('unit02')
    ).call('bePresent', {
      params: { orderId },
      body: { pageId: pageOf('unit02'), editingAction: null },
    })
    expect(outside.problem.code).toBe('orderNotFound')
  })
})

it('ends with the server, which does not wait for pages to leave', async () => {
  const live = await liveOf('supervisor')
  const begun = Date.now()
  await api.app.close()
  await live.ended
  expect(Date.now() - begun).toBeLessThan(3000)
})
